// From the journal to the catalogue: after a crash a few records, after a loss all of them.

#include <algorithm>

#include "core/vault/catalogue.h"
#include "core/vault/health/catalogue_guard.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/record_body.h"

namespace safelight::vault {
namespace {

/// Counts bytes of the journal and tells now and then.
class ReplayProgress {
 public:
  ReplayProgress(store::FileSystem& files, const Path& folder, const store::JournalPosition& from, const std::function<void(std::uint64_t, std::uint64_t)>& tell)
      : m_tell(tell), m_segment(from.segment), m_begin(from.offset) {
    if (!m_tell) return;
    for (std::uint32_t number = from.segment;; ++number) {
      const auto info = files.info(folder / store::Journal::segmentName(number));
      if (!info) break;
      m_sizes.push_back(info->size);
      m_total += info->size;
    }
    m_total -= std::min(m_total, m_begin);
  }

  void at(const store::JournalPosition& position) {
    if (!m_tell || ++m_records % kEvery != 1) return;
    std::uint64_t done = position.offset;
    for (std::uint32_t number = m_segment; number < position.segment && number - m_segment < m_sizes.size(); ++number) done += m_sizes[number - m_segment];
    m_tell(done - std::min(done, m_begin), m_total);
  }

 private:
  static constexpr std::uint64_t kEvery = 256;
  const std::function<void(std::uint64_t, std::uint64_t)>& m_tell;
  std::uint32_t m_segment;
  std::uint64_t m_begin;
  std::vector<std::uint64_t> m_sizes;
  std::uint64_t m_total = 0, m_records = 0;
};

}  // namespace

store::SignerLookup signersOf(const store::MembersLog& members) {
  return [&members](model::UserId id, std::uint64_t sequence) -> std::optional<crypto::SigningPublicKey> {
    const store::Member* member = members.members().byId(id);
    if (member == nullptr || (member->signsBefore && sequence >= *member->signsBefore)) return std::nullopt;
    return member->signingKey;
  };
}

Result<void> takeKey(const KeyRing& keys, store::Connection& catalogue, const store::KeyRecord& key) {
  if (key.kind != store::KeyKind::Patient) return projectKey(catalogue, key);
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT wrapped FROM patient_key WHERE patient = ?"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(key.id.view()).step());
  store::KeyRecord before = key;
  const ByteView wrapped = found ? select->blob(0) : ByteView();
  const bool isWhole = wrapped.size() == before.wrapped.size();
  if (isWhole) std::copy(wrapped.begin(), wrapped.end(), before.wrapped.begin());
  select->reset();
  if (isWhole && keys.isOfThisEpoch(before) && !keys.isOfThisEpoch(key)) return {};
  return projectKey(catalogue, key);
}

Result<store::Journal> replayTail(const Environment& environment, const store::Layout& layout, const store::MembersLog& members, KeyRing& keys,
                                  const store::KeyFile& keyFile, store::Connection& catalogue, const Replay& replay) {
  TRY_VOID(loadGuard(catalogue));
  TRY_ASSIGN(AppliedState applied, readApplied(catalogue));
  if (applied.keyRecords > keyFile.count()) return fail(ErrorCode::KeysDamaged, "records are gone");
  std::optional<store::Transaction> transaction;
  {
    TRY_ASSIGN(auto begun, store::Transaction::begin(catalogue));
    transaction.emplace(std::move(begun));
  }
  TRY_VOID(keyFile.read(applied.keyRecords, [&](const store::KeyRecord& key) { return takeKey(keys, catalogue, key); }));
  applied.keyRecords = keyFile.count();
  std::uint32_t inTransaction = 0;
  UnreadableRecords unreadable;
  ReplayProgress progress(environment.files, layout.journal(), applied.journal, replay.onProgress);
  const auto use = [&](const store::JournalRecord& record, const store::JournalPosition& position) -> Result<void> {
    TRY_ASSIGN(auto change, openChange(keys, catalogue, members.vault(), record));
    unreadable.note(record, change);
    TRY_VOID(project(catalogue, {record.sequence, record.author, record.time, record.patient, std::move(change)}));
    applied.journal = position;
    progress.at(position);
    if (++inTransaction < 20'000) return {};
    inTransaction = 0;
    // What no key opens must not count as taken in before it is known why.
    TRY_VOID(unreadable.settle(catalogue));
    if (!unreadable.empty()) return {};
    TRY_VOID(writeApplied(catalogue, applied));
    TRY_VOID(transaction->commit());
    TRY_ASSIGN(auto begun, store::Transaction::begin(catalogue));
    transaction.emplace(std::move(begun));
    return {};
  };
  TRY_ASSIGN(store::Journal journal, store::Journal::open(environment.files, layout.journal(), members.vault(), applied.journal, signersOf(members), use, replay.known));
  if (journal.end().sequence == 0 && !replay.mayBeEmpty) return fail(ErrorCode::JournalDamaged, "no record");
  TRY_VOID(unreadable.finish(catalogue, environment.files, layout, members));
  applied.journal = journal.end();
  TRY_VOID(writeApplied(catalogue, applied));
  TRY_VOID(transaction->commit());
  return journal;
}

}  // namespace safelight::vault
