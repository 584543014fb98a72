#pragma once
// Erasing a patient for good: the keys are destroyed, everything readable goes, the journal stays whole and unreadable about them.

#include <string>

#include "core/model/patient.h"
#include "core/vault/keeping/retention_plan.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// What would go, what forbids it, and when it would be final.
struct ErasureCheck {
  model::Patient patient;           // the living record of a merged one
  std::uint32_t images = 0;         // all of them, those in the bin too
  std::uint32_t binned = 0;
  std::uint32_t mergedRecords = 0;  // patients who were merged into this one
  std::uint32_t openOrders = 0;
  std::uint32_t waitingSends = 0;   // images on their way to devices; they stay here
  std::uint32_t inboxSuggestions = 0;  // images that wait and look like this patient's; they are not touched
  RetentionPlan retention;
  std::string holdReason;           // while on hold
  model::Date finalOn;
};
/// PatientNotFound, PatientErased, NotAllowed (HoldRecords).
Result<ErasureCheck> checkErasure(Vault& vault, model::PatientId patient);

struct ErasureRequest {
  /// Whether a retention time that is not over is overridden; the reason should say why.
  enum class Retention : std::uint8_t { Respect, Override };
  model::PatientId patient;
  std::string reason;
  Retention retention = Retention::Respect;
};
struct Erasure {
  std::uint32_t patients = 0, images = 0;
  model::Date finalOn;
};
/// For owners. Cannot be undone. Errors: NotAllowed, PatientNotFound, PatientErased, ReasonMissing, PatientOnHold, RetentionRuns (its last day in
/// `detail`). After another error it goes on by itself at the next unlock. Words of the patient's name in the reason are left out.
Result<Erasure> erasePatient(Vault& vault, const ErasureRequest& request);

/// Finishes what a crash broke off, and erases what tombstones of a restored backup name. For recovery at opening. What a damaged journal or key file
/// forbids stays as it is, and isErasureUnfinished().
Result<void> finishErasures(Vault::Internals& vault);
/// Whether an erasure was begun and not ended.
bool isErasureUnfinished(const Vault::Internals& vault);

/// Destroys the keys of images that were just purged.
Result<void> destroyImageKeys(Vault::Internals& vault, const std::vector<model::ImageId>& images);

/// Who was erased, newest first.
struct ErasedPatient {
  model::PatientId patient;
  Instant at;
  model::UserId by;
  std::string reason;
  model::Date finalOn;
};
Result<std::vector<ErasedPatient>> listErased(Vault& vault);

}  // namespace safelight::vault
