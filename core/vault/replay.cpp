// From the journal to the catalogue: after a crash a few records, after a loss all of them.

#include "core/vault/catalogue.h"
#include "core/vault/internals.h"

namespace safelight::vault {

store::SignerLookup signersOf(const store::MembersLog& members) {
  return [&members](model::UserId id, std::uint64_t sequence) -> std::optional<crypto::SigningPublicKey> {
    const store::Member* member = members.members().byId(id);
    if (member == nullptr || (member->signsBefore && sequence >= *member->signsBefore)) return std::nullopt;
    return member->signingKey;
  };
}

Result<store::Journal> replayTail(const Environment& environment, const store::Layout& layout, const store::MembersLog& members, KeyRing& keys,
                                  const store::KeyFile& keyFile, store::Connection& catalogue) {
  TRY_ASSIGN(AppliedState applied, readApplied(catalogue));
  if (applied.keyRecords > keyFile.count()) return fail(ErrorCode::KeysDamaged, "records are gone");
  std::optional<store::Transaction> transaction;
  {
    TRY_ASSIGN(auto begun, store::Transaction::begin(catalogue));
    transaction.emplace(std::move(begun));
  }
  TRY_VOID(keyFile.read(applied.keyRecords, [&](const store::KeyRecord& key) { return projectKey(catalogue, key); }));
  applied.keyRecords = keyFile.count();
  std::uint32_t inTransaction = 0;
  const auto use = [&](const store::JournalRecord& record, const store::JournalPosition& position) -> Result<void> {
    TRY_ASSIGN(auto change, openChange(keys, catalogue, members.vault(), record));
    TRY_VOID(project(catalogue, {record.sequence, record.author, record.time, record.patient, std::move(change)}));
    applied.journal = position;
    if (++inTransaction < 20'000) return {};
    inTransaction = 0;
    TRY_VOID(writeApplied(catalogue, applied));
    TRY_VOID(transaction->commit());
    TRY_ASSIGN(auto begun, store::Transaction::begin(catalogue));
    transaction.emplace(std::move(begun));
    return {};
  };
  TRY_ASSIGN(store::Journal journal, store::Journal::open(environment.files, layout.journal(), members.vault(), applied.journal, signersOf(members), use));
  applied.journal = journal.end();
  TRY_VOID(writeApplied(catalogue, applied));
  TRY_VOID(transaction->commit());
  return journal;
}

}  // namespace safelight::vault
