#include "core/vault/keeping/hold.h"

#include <algorithm>

#include "core/vault/health/health.h"
#include "core/vault/internals.h"
#include "core/vault/patients/patient_group.h"

namespace safelight::vault {
namespace {

bool isBlank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

Result<std::optional<Hold>> holdOf(store::Connection& catalogue, model::PatientId patient) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT reason, since, held_by FROM hold WHERE patient = ?"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(patient.uuid.view()).step());
  std::optional<Hold> hold;
  if (found) hold = Hold{select->text(0), Instant{select->integer(1)}, {Uuid::fromBytes(select->blob(2))}};
  select->reset();
  return hold;
}

/// Those of the patient and of everybody merged into them who are on hold.
Result<std::vector<model::PatientId>> heldBelow(store::Connection& catalogue, model::PatientId patient) {
  TRY_ASSIGN(auto* select, catalogue.prepare("WITH RECURSIVE down(id) AS (VALUES (?1) UNION SELECT patient.id FROM patient JOIN down ON patient.merged_into = down.id) "
                                             "SELECT patient FROM hold WHERE patient IN down ORDER BY patient <> ?1, patient"));
  return select->begin().bindBlob(patient.uuid.view()).ids<model::PatientId>();
}

}  // namespace

Result<void> holdPatient(Vault& vault, model::PatientId patient, const std::string& reason) {
  TRY_VOID(require(vault, model::Permission::HoldRecords));
  TRY_ASSIGN(const model::PatientId id, resolveMerged(vault.internals().catalogue, patient));
  if (isBlank(reason)) return fail(ErrorCode::ReasonMissing);
  return commit(vault.internals(), {{id, change::PatientHeld{reason}}});
}

Result<void> releasePatient(Vault& vault, model::PatientId patient, const std::string& reason) {
  TRY_VOID(require(vault, model::Permission::HoldRecords));
  Vault::Internals& internals = vault.internals();
  TRY_ASSIGN(const model::PatientId id, resolveMerged(internals.catalogue, patient));
  TRY_ASSIGN(const auto held, heldBelow(internals.catalogue, id));
  if (held.empty()) return fail(ErrorCode::NothingToUndo);
  if (isBlank(reason)) return fail(ErrorCode::ReasonMissing);
  std::vector<PendingChange> changes;
  for (const model::PatientId one : held) changes.push_back({one, change::PatientReleased{reason}});
  return commit(internals, changes);
}

Result<std::optional<Hold>> findHold(Vault& vault, model::PatientId patient) {
  store::Connection& catalogue = vault.internals().catalogue;
  TRY_ASSIGN(const model::PatientId id, resolveMerged(catalogue, patient));
  TRY_ASSIGN(const auto held, heldBelow(catalogue, id));
  if (held.empty()) return std::optional<Hold>();
  return holdOf(catalogue, held.front());
}

Result<std::string> holdReason(store::Connection& catalogue, const std::vector<model::PatientId>& group) {
  for (const model::PatientId id : group) {
    TRY_ASSIGN(const auto hold, holdOf(catalogue, id));
    if (hold) return hold->reason;
  }
  return std::string();
}

Result<RetentionFacts> retentionFacts(Vault::Internals& vault, const model::Patient& patient, const std::vector<model::PatientId>& group) {
  const Clock& clock = vault.environment.clock;
  RetentionFacts facts;
  TRY_ASSIGN(const Instant now, timeForKeeping(vault));
  facts.today = model::LocalTime::at(now, clock).date();
  facts.birthDate = patient.details.birthDate;
  facts.lastTreatment = model::LocalTime::at(patient.createdAt, clock).date();
  facts.years = vault.settings.retentionYears;
  facts.minorsUntilAge = vault.settings.minorsUntilAge;
  // A camera whose clock runs ahead must not keep records for ever: what lies in the future counts as the day it came.
  std::optional<model::Date> newest;
  for (const model::PatientId id : group) {
    TRY_ASSIGN(auto* select, vault.catalogue.prepare("SELECT captured, imported FROM image WHERE patient = ?"));
    select->begin().bindBlob(id.uuid.view());
    while (true) {
      TRY_ASSIGN(const bool row, select->step());
      if (!row) break;
      model::Date day = model::LocalTime{select->integer(0)}.date();
      if (day > facts.today) day = model::LocalTime::at(Instant{select->integer(1)}, clock).date();
      newest = newest ? std::max(*newest, day) : day;
    }
    select->reset();
  }
  if (newest) facts.lastTreatment = *newest;
  TRY_ASSIGN(const std::string reason, holdReason(vault.catalogue, group));
  facts.isOnHold = !reason.empty();
  return facts;
}

}  // namespace safelight::vault
