#pragma once
// Finding, creating, editing and merging patients.

#include <vector>

#include "core/model/patient.h"
#include "core/vault/vault.h"

namespace safelight::vault {

enum class PatientOrder : std::uint8_t { RecentActivity, Name };

struct PatientSearch {
  /// Words of names (folded: "mül" finds Müller and Mueller), a birth date in any usual form or part of it, a patient number.
  /// Every word must match the start of a name part, the number, or the date. Empty finds everybody.
  std::string text;
  PatientOrder order = PatientOrder::RecentActivity;
  /// Only patients with activity on this day of the practice's clock.
  std::optional<model::Date> activeOn;
  std::uint32_t offset = 0;
  std::uint32_t limit = 100;
};

struct PatientPage {
  std::vector<model::Patient> patients;
  std::uint32_t total = 0;  // that match, without offset and limit
};

/// Searches as people type; a few milliseconds at 100,000 patients.
Result<PatientPage> searchPatients(Vault& vault, const PatientSearch& search);

/// One patient; PatientNotFound. A merged record answers with the record it was merged into.
Result<model::Patient> findPatient(Vault& vault, model::PatientId id);

/// Errors: PatientNameMissing, BirthDateInvalid (in the future or before 1880), NumberTaken, NotAllowed.
Result<model::PatientId> createPatient(Vault& vault, const model::PatientDetails& details);
Result<void> editPatient(Vault& vault, model::PatientId id, const model::PatientDetails& details);

/// What createPatient() and editPatient() (of `self`) would say of these details. For core/vault.
Result<void> checkDetails(Vault::Internals& vault, const model::PatientDetails& details, model::PatientId self);

/// Moves every image of `from` to `into` and hides `from`. Errors: MergeIntoItself, PatientNotFound, NotAllowed.
Result<void> mergePatients(Vault& vault, model::PatientId from, model::PatientId into);
/// Gives `from` back its images, also those re-tagged since. NothingToUndo when it is not merged.
/// A hold that was ordered in between stays with both.
Result<void> undoMerge(Vault& vault, model::PatientId from);

/// Notes that this person opened this patient (a view event of the journal); moves the patient to the top of the recent list.
Result<void> notePatientOpened(Vault& vault, model::PatientId id);

}  // namespace safelight::vault
