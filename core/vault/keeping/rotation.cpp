#include "core/vault/keeping/rotation.h"

#include <map>
#include <utility>

#include "core/vault/catalogue.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/keeping_projection.h"
#include "core/vault/keeping/renew_databases.h"
#include "core/vault/receiving/inbox_keys.h"

namespace safelight::vault {
namespace {

/// The record that gives everybody who works the new root.
Result<store::EpochTurned> makeTurn(const Vault::Internals& vault, const crypto::SecretBytes& root, std::uint32_t epoch) {
  store::EpochTurned turned;
  turned.epoch = epoch;
  TRY_ASSIGN(turned.commitment, store::rootCommitment(root, vault.id(), epoch));
  TRY_ASSIGN(const Bytes previous, crypto::wrapKey(root, vault.keys.root(), store::previousRootAssociation(vault.id(), epoch), vault.environment.random));
  std::copy(previous.begin(), previous.end(), turned.previous.begin());
  for (const store::Member& member : vault.members.members().all()) {
    if (member.user.disabled) continue;
    TRY_ASSIGN(Bytes sealed, root.read([&](ByteView key) { return seal::sealTo(member.boxKey, key); }));
    turned.sealed.emplace_back(member.user.id, std::move(sealed));
  }
  return turned;
}

/// Newest record of every patient key: of those for this epoch, if there is one. Whoever left can append others, and what no root opens is no key.
using PatientKeys = std::map<Uuid, store::KeyRecord>;
Result<PatientKeys> newestPatientKeys(const Vault::Internals& vault) {
  PatientKeys newest;
  TRY_VOID(vault.keyFile.read(0, [&](const store::KeyRecord& record) -> Result<void> {
    if (record.kind != store::KeyKind::Patient || !vault.keys.opens(record)) return {};
    const auto [known, isFirst] = newest.try_emplace(record.id, record);
    if (!isFirst && (vault.keys.isOfThisEpoch(record) || !vault.keys.isOfThisEpoch(known->second))) known->second = record;
    return {};
  }));
  return newest;
}

/// Wraps every patient key for this epoch, says so in the journal, and destroys the wrappings of before.
Result<void> renewPatientKeys(Vault::Internals& vault, const OnRotation& onProgress) {
  TRY_ASSIGN(const PatientKeys before, newestPatientKeys(vault));
  std::vector<store::KeyRecord> renewed;
  // The Inbox has a key like a patient's, and nobody counts it as one.
  RotationProgress progress{RotationProgress::Step::Patients, 0, before.size() - before.count(Uuid{})};
  if (onProgress) onProgress(progress);
  for (const auto& [id, record] : before) {
    TRY_ASSIGN(auto key, vault.keys.renewed(record, vault.environment.random));
    if (key) renewed.push_back(std::move(*key));
    if (id.isNil()) continue;
    ++progress.done;
    if (onProgress) onProgress(progress);
  }
  TRY_ASSIGN(const std::uint32_t said, rotatedEpoch(vault.catalogue));
  std::vector<PendingChange> changes;
  if (said != vault.keys.epoch()) changes.push_back({{}, change::KeysRotated{vault.keys.epoch()}});
  if (!changes.empty() || !renewed.empty()) TRY_VOID(commit(vault, changes, renewed));
  TRY_ASSIGN(const PatientKeys newest, newestPatientKeys(vault));
  TRY_ASSIGN([[maybe_unused]] const std::uint64_t destroyed, vault.keyFile.destroy([&](std::uint64_t, const store::KeyRecord& record) {
    const auto known = newest.find(record.id);
    return record.kind == store::KeyKind::Patient && known != newest.end() && known->second.wrapped != record.wrapped;
  }));
  return {};
}

}  // namespace

Result<void> rotateKeys(Vault& vault, const OnRotation& onProgress) {
  TRY_VOID(require(vault, model::Permission::ManagePeople));
  Vault::Internals& internals = vault.internals();
  // A turn that cannot be finished would stop every opening: first of all the key file must be whole.
  TRY_ASSIGN([[maybe_unused]] const PatientKeys whole, newestPatientKeys(internals));
  const std::uint32_t epoch = internals.members.members().epoch() + 1;
  TRY_ASSIGN(crypto::SecretBytes root, crypto::newKey(internals.environment.random));
  TRY_ASSIGN(const store::EpochTurned turned, makeTurn(internals, root, epoch));
  const bool leftTraces = std::exchange(internals.leavesTraces, true);
  TRY_VOID(internals.members.append(turned, internals.user.id, internals.identity, internals.keys.epoch(), internals.environment.clock.now()));
  TRY_VOID(internals.keys.turn({epoch, std::move(root)}));
  // From the record on the receiver obeys no order of the epoch before: first of all there is another one.
  const auto issued = issueOrder(internals, InboxKeyUse::Fresh);
  if (const auto finished = finishRotation(internals, onProgress); !finished) {
    const bool isOurs = finished.error().code != ErrorCode::Internal;
    return isOurs ? finished : Result<void>(fail(ErrorCode::RotationUnfinished, finished.error().detail));
  }
  if (!issued) [[maybe_unused]] const auto again = issueOrder(internals, InboxKeyUse::Fresh);
  rememberState(internals);
  internals.leavesTraces = leftTraces;
  return {};
}

Result<void> finishRotation(Vault::Internals& vault, const OnRotation& onProgress) {
  store::FileSystem& files = vault.environment.files;
  TRY_VOID(removeUnfinishedDatabases(files, vault.layout));
  TRY_VOID(renewPatientKeys(vault, onProgress));
  if (onProgress) onProgress({RotationProgress::Step::Databases, 0, 0});
  TRY_VOID(renewInboxSecrets(vault));
  TRY_VOID(renewDatabases(vault));
  // The head comes last: while it names an older epoch, the turn is not finished.
  return store::writeHead(files, vault.layout.head(), {vault.id(), vault.keys.epoch(), vault.members.members().genesis(), vault.user.id}, vault.identity);
}

bool isRotationAdvised(const Vault& vault) {
  const store::Members& members = vault.internals().members.members();
  // Whoever was disabled before the last turn has an older root than that.
  return std::any_of(members.all().begin(), members.all().end(), [&](const store::Member& member) { return member.user.disabled && member.root.epoch == members.epoch(); });
}

std::uint32_t keyEpoch(const Vault& vault) { return vault.internals().keys.epoch(); }

}  // namespace safelight::vault
