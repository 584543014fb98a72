#include <algorithm>

#include "core/vault/catalogue.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/record_body.h"

namespace safelight::vault {
namespace {

/// What lies in a record when a hold begins stays there; an image that was moved since was no slip of the hand.
void followFilings(RecentFilings& filings, const change::Any& change) {
  const auto moved = [&filings](const std::vector<model::ImageId>& images) {
    for (const model::ImageId id : images) filings.forget(id);
  };
  if (const auto* filed = std::get_if<change::ImagesFiled>(&change)) return moved(filed->images);
  if (const auto* unfiled = std::get_if<change::ImagesUnfiled>(&change)) return moved(unfiled->images);
  if (std::holds_alternative<change::PatientHeld>(change) || std::holds_alternative<change::PatientMerged>(change) || std::holds_alternative<change::PatientUnmerged>(change)) filings.forgetAll();
}

/// Keeps what lies in memory beside the catalogue in step with it.
Result<void> followInMemory(Vault::Internals& vault, const OpenRecord& record) {
  if (const auto* settings = std::get_if<change::SettingsChanged>(&record.change)) vault.settings = settings->settings;
  followFilings(vault.recentFilings, record.change);
  if (!vault.patients.isLoaded()) return {};
  if (const auto* created = std::get_if<change::PatientCreated>(&record.change)) {
    vault.patients.update({record.patient, created->details, record.time, record.time, 0, {}}, patientWords(created->details));
  } else if (const auto* edited = std::get_if<change::PatientEdited>(&record.change)) {
    vault.patients.update({record.patient, edited->details, record.time, record.time, 0, {}}, patientWords(edited->details));
  } else if (std::holds_alternative<change::PatientMerged>(record.change) || std::holds_alternative<change::PatientUnmerged>(record.change) ||
             std::holds_alternative<change::PatientWithdrawn>(record.change) || std::holds_alternative<change::PatientErased>(record.change) || std::holds_alternative<change::ImagesRestored>(record.change)) {
    vault.patients.invalidate();
  } else if (std::holds_alternative<change::PatientOpened>(record.change) || std::holds_alternative<change::ImageImported>(record.change)) {
    vault.patients.touch(record.patient, record.time);
  }
  return {};
}

Result<void> catchUp(Vault::Internals& vault) {
  if (vault.journal.failed()) return fail(ErrorCode::SyncFailed, "the journal failed earlier");
  TRY_ASSIGN(store::Journal journal, replayTail(vault.environment, vault.layout, vault.members, vault.keys, vault.keyFile, vault.catalogue));
  vault.journal = std::move(journal);
  vault.patients.invalidate();
  vault.recentFilings.forgetAll();  // what was taken in now may have been a hold
  vault.catalogueIsBehind = false;
  return {};
}

Result<void> appendAndApply(Vault::Internals& vault, const std::vector<PendingChange>& changes, const std::vector<store::KeyRecord>& newKeys,
                            const std::function<Result<void>()>& publish) {
  const Instant now = vault.environment.clock.now();
  TRY_VOID(vault.keyFile.append(newKeys));
  if (publish) TRY_VOID(publish());
  // The new keys must be findable while the bodies are sealed; they become part of the transaction below.
  TRY_ASSIGN(auto transaction, store::Transaction::begin(vault.catalogue));
  for (const store::KeyRecord& key : newKeys) TRY_VOID(projectKey(vault.catalogue, key));

  std::vector<store::JournalRecord> records(changes.size());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    records[i].epoch = vault.keys.epoch();
    records[i].author = vault.user.id;
    records[i].time = now;
    records[i].changeClass = change::classOf(changes[i].change);
    records[i].patient = changes[i].patient;
  }
  std::size_t next = 0;
  const auto sealBody = [&](store::JournalRecord& record) -> Result<void> {
    const PendingChange& change = changes[next++];
    TRY_ASSIGN(record.sealedBody,
               sealRecord(vault.keys, vault.catalogue, vault.id(), record, change.change, vault.environment.random, change.objectKey));
    return {};
  };
  std::vector<store::JournalPosition> positions;
  TRY_VOID(vault.journal.append(records, vault.identity, sealBody, positions));

  // From here on the change is durable. If the catalogue cannot follow now, the next open replays it.
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const OpenRecord record{records[i].sequence, records[i].author, now, changes[i].patient, changes[i].change};
    TRY_VOID(project(vault.catalogue, record));
    TRY_VOID(followInMemory(vault, record));
  }
  TRY_VOID(writeApplied(vault.catalogue, {vault.journal.end(), vault.keyFile.count()}));
  return transaction.commit();
}

}  // namespace

Result<void> commit(Vault::Internals& vault, const std::vector<PendingChange>& changes, const std::vector<store::KeyRecord>& newKeys,
                    const std::function<Result<void>()>& publish) {
  if (vault.catalogueIsBehind) TRY_VOID(catchUp(vault));
  vault.catalogueIsBehind = true;
  if (auto done = appendAndApply(vault, changes, newKeys, publish); !done) {
    vault.leavesTraces = true;
    return done;
  }
  vault.catalogueIsBehind = false;
  rememberNowAndThen(vault);
  return {};
}

Result<void> require(const Vault& vault, model::Permission permission) {
  if (vault.may(permission)) return {};
  return fail(ErrorCode::NotAllowed);
}

}  // namespace safelight::vault
