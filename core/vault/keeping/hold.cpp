#include "core/vault/keeping/hold.h"

#include <algorithm>

#include "core/vault/changes.h"
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

/// When the patient was merged into another the last time; nothing when the journal cannot tell.
std::optional<Instant> mergedAt(const Vault::Internals& vault, model::PatientId from) {
  std::optional<Instant> at;
  const auto read = vault.journal.readOwn([&](const store::JournalRecord& record) -> Result<void> {
    if (record.patient == from && record.changeClass == change::PatientMerged::kClass) at = record.time;
    return {};
  });
  return read ? at : std::nullopt;
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

Result<std::optional<std::string>> reasonHeldSinceMerge(Vault::Internals& vault, model::PatientId from) {
  TRY_ASSIGN(const auto own, heldBelow(vault.catalogue, from));
  if (!own.empty()) return std::optional<std::string>();
  // A hold is written to whom the record belonged then.
  TRY_ASSIGN(auto* select, vault.catalogue.prepare("WITH RECURSIVE up(id) AS (SELECT merged_into FROM patient WHERE id = ? AND merged_into IS NOT NULL "
                                                   "UNION SELECT patient.merged_into FROM patient JOIN up ON patient.id = up.id WHERE patient.merged_into IS NOT NULL) "
                                                   "SELECT patient FROM hold WHERE patient IN up ORDER BY since DESC"));
  TRY_ASSIGN(const auto held, select->begin().bindBlob(from.uuid.view()).ids<model::PatientId>());
  if (held.empty()) return std::optional<std::string>();
  TRY_ASSIGN(const auto hold, holdOf(vault.catalogue, held.front()));
  const auto merged = mergedAt(vault, from);
  if (merged && hold->since < *merged) return std::optional<std::string>();
  return std::optional<std::string>(hold->reason);
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
