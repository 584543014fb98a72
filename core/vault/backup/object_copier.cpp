#include "core/vault/backup/object_copier.h"

#include <algorithm>

#include "core/vault/backup/group_work.h"
#include "core/vault/backup/vault_snapshot.h"

namespace safelight::vault {
namespace {

// While some wait for the disk, others hash.
constexpr unsigned kThreads = 6;
constexpr std::size_t kTogether = 2;  // in a row, on one thread: small ones cost little more than being handed over
constexpr std::size_t kBatch = 32;

GroupLimits groupsUntil(const Deadline& until) { return {kTogether, kThreads + 2, until}; }

template <class Item, class Use>
Result<void> inBatches(const std::vector<Item>& items, const CancelToken& cancel, const Use& use) {
  for (std::size_t at = 0; at < items.size(); at += kBatch) {
    if (cancel.isCancelled()) return fail(ErrorCode::Cancelled);
    TRY_VOID(use(std::span(items).subspan(at, std::min(kBatch, items.size() - at))));
  }
  return {};
}

}  // namespace

ObjectCopier::ObjectCopier(store::FileSystem& files, store::Layout vault, PlaceLayout place, CancelToken cancel, OnBackupProgress onProgress)
    : m_files(files), m_vault(std::move(vault)), m_place(std::move(place)), m_cancel(std::move(cancel)), m_onProgress(std::move(onProgress)), m_pool(kThreads) {}

void ObjectCopier::expect(std::uint64_t objects, std::uint64_t bytes) {
  m_progress.objectsTotal = objects;
  m_progress.bytesTotal = bytes;
}

void ObjectCopier::tell(BackupProgress::Step step) {
  m_progress.step = step;
  if (m_onProgress) m_onProgress(m_progress);
}

Result<void> ObjectCopier::makeFolder(model::ImageId id) {
  const Path folder = m_place.objectFolder(id);
  if (m_folders.contains(folder)) return {};
  TRY_VOID(m_files.makeDirectory(folder));
  m_folders.insert(folder);
  return {};
}

ObjectCopier::CopyOutcome ObjectCopier::copyOne(const LiveObject& object) const {
  const Path from = m_vault.object(object.id);
  if (!isSealedObject(m_files, from, object.id)) return tl::unexpected(CopyError{{m_files.info(from) ? ErrorCode::ObjectDamaged : ErrorCode::FileNotFound, "header"}, true});
  return copyFile(m_files, from, m_place.object(object.id), Proof::None, m_cancel);
}

std::vector<ObjectCopier::CopyOutcome> ObjectCopier::copyGroup(std::span<const LiveObject> group) const {
  std::vector<CopyOutcome> outcomes;
  for (const LiveObject& object : group) outcomes.push_back(copyOne(object));
  return outcomes;
}

Result<void> ObjectCopier::take(const LiveObject& object, const CopyOutcome& outcome) {
  if (outcome) {
    kept.push_back({object.id, outcome->bytes, outcome->hash});
    m_unread.push_back(kept.back());
    ++copied;
    copiedBytes += outcome->bytes;
    return {};
  }
  if (!outcome.error().atSource) return fail(outcome.error().error);
  // What was deleted for good meanwhile is no loss.
  if (outcome.error().error.code != ErrorCode::FileNotFound) unreadable.push_back(object.id);
  return {};
}

Result<void> ObjectCopier::copy(const std::vector<LiveObject>& objects) {
  tell(BackupProgress::Step::Copying);
  const auto begin = [this](std::span<const LiveObject> group) -> Result<void> {
    for (const LiveObject& object : group) TRY_VOID(makeFolder(object.id));
    return {};
  };
  const auto use = [this](std::span<const LiveObject> group, const std::vector<CopyOutcome>& outcomes) -> Result<void> {
    for (std::size_t i = 0; i < group.size(); ++i) {
      TRY_VOID(take(group[i], outcomes[i]));
      ++m_progress.objectsDone;
      m_progress.bytesDone += group[i].bytes;
    }
    tell(BackupProgress::Step::Copying);
    return {};
  };
  const auto begun = inGroups(m_pool, std::span(objects), groupsUntil(Deadline::never()), m_cancel, begin, [this](std::span<const LiveObject> group) { return copyGroup(group); }, use);
  return begun ? ok() : Result<void>(tl::unexpected(begun.error()));
}

template <class Object>
Result<ObjectCopier::BothSides> ObjectCopier::hashBoth(std::span<const Object> batch) {
  BothSides both;
  both.here.resize(batch.size(), fail(ErrorCode::Internal));
  both.there = both.here;
  std::vector<std::function<Result<void>()>> tasks;
  for (std::size_t i = 0; i < batch.size(); ++i)
    tasks.push_back([this, &both, i, id = batch[i].id] {
      both.here[i] = isSealedObject(m_files, m_vault.object(id), id) ? hashFile(m_files, m_vault.object(id), m_cancel) : Result<Hashed>(fail(ErrorCode::ObjectDamaged));
      both.there[i] = hashFile(m_files, m_place.object(id), m_cancel, Reading::FromDisk);
      return ok();
    });
  TRY_VOID(m_pool.runAll(tasks));
  return both;
}

Result<void> ObjectCopier::settle(const std::vector<KeptObject>& objects) {
  return inBatches(objects, m_cancel, [this](std::span<const KeptObject> batch) -> Result<void> {
    TRY_ASSIGN(const BothSides both, hashBoth(batch));
    if (m_cancel.isCancelled()) return fail(ErrorCode::Cancelled);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const Hashed saved{batch[i].bytes, batch[i].hash};
      const bool isAsSaved = both.there[i] && *both.there[i] == saved;
      if (both.here[i] && *both.here[i] != saved) {
        disputed.push_back({batch[i], isAsSaved, *both.here[i]});
        continue;
      }
      kept.push_back(batch[i]);
      ++proven;
      if (both.here[i]) TRY_VOID(repair(batch[i], both.there[i]));
      else if (!isAsSaved) damaged.push_back(batch[i].id);
    }
    m_progress.objectsDone += batch.size();
    tell(BackupProgress::Step::Copying);
    return {};
  });
}

Result<void> ObjectCopier::replace(const std::vector<KeptObject>& objects) {
  for (const KeptObject& object : objects) {
    TRY_VOID(makeFolder(object.id));
    const Hashed wanted{object.bytes, object.hash};
    const CopyOutcome anew = copyFile(m_files, m_vault.object(object.id), m_place.object(object.id), Proof::ReadAgain, m_cancel, &wanted);
    // The list is signed with it: the next run settles it again.
    if (!anew) return anew.error().atSource && !m_cancel.isCancelled() ? fail(ErrorCode::ReadFailed, "changed while it was saved") : fail(anew.error().error);
    ++repaired;
  }
  return syncFolders();
}

Result<void> ObjectCopier::prove(const std::vector<LiveObject>& objects) {
  std::vector<LiveObject> again;
  const auto proved = inBatches(objects, m_cancel, [&](std::span<const LiveObject> batch) -> Result<void> {
    TRY_ASSIGN(const BothSides both, hashBoth(batch));
    const auto& [here, there] = both;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (here[i] && there[i] && *here[i] == *there[i]) {
        kept.push_back({batch[i].id, here[i]->bytes, here[i]->hash});
        ++proven;
      } else if (here[i]) {
        again.push_back(batch[i]);
      } else {
        unreadable.push_back(batch[i].id);
      }
    }
    m_progress.objectsDone += batch.size();
    tell(BackupProgress::Step::Copying);
    return {};
  });
  if (!proved) return proved;
  return copy(again);
}

Result<void> ObjectCopier::rescue(const std::vector<model::ImageId>& objects) {
  for (const model::ImageId id : objects) {
    if (!isSealedObject(m_files, m_place.object(id), id)) {
      damaged.push_back(id);
      continue;
    }
    const auto hashed = hashFile(m_files, m_place.object(id), m_cancel);
    if (!hashed && hashed.error().code == ErrorCode::Cancelled) return fail(hashed.error());
    if (hashed) kept.push_back({id, hashed->bytes, hashed->hash});
    else damaged.push_back(id);
  }
  return {};
}

std::vector<Result<Hashed>> ObjectCopier::readGroup(std::span<const KeptObject> group) const {
  std::vector<Result<Hashed>> there;
  for (const KeptObject& object : group) there.push_back(hashFile(m_files, m_place.object(object.id), m_cancel, Reading::FromDisk));
  return there;
}

/// The vault's was hashed on its way, and most of it is still in memory: to compare takes a fraction of hashing.
std::vector<Result<Hashed>> ObjectCopier::compareGroup(std::span<const KeptObject> group) const {
  std::vector<Result<Hashed>> there;
  for (const KeptObject& object : group) {
    const auto same = sameBytes(m_files, m_vault.object(object.id), m_place.object(object.id), m_cancel);
    // Should the vault's have changed since, the hash decides.
    if (same && *same == object.bytes) there.push_back(Hashed{object.bytes, object.hash});
    else there.push_back(hashFile(m_files, m_place.object(object.id), m_cancel, Reading::FromDisk));
  }
  return there;
}

/// Copied anew when the place has something else, and the vault has what was saved.
Result<void> ObjectCopier::repair(const KeptObject& object, const Result<Hashed>& there) {
  const Hashed wanted{object.bytes, object.hash};
  if (there && *there == wanted) return {};
  if (!there && there.error().code == ErrorCode::Cancelled) return fail(ErrorCode::Cancelled);
  TRY_VOID(makeFolder(object.id));
  const CopyOutcome anew = copyFile(m_files, m_vault.object(object.id), m_place.object(object.id), Proof::ReadAgain, m_cancel, &wanted);
  if (anew) ++repaired;
  else if (anew.error().atSource) damaged.push_back(object.id);
  else return fail(anew.error().error);
  return {};
}

Result<model::ImageId> ObjectCopier::verify(const std::vector<KeptObject>& all, model::ImageId from, const Deadline& until) {
  const auto behind = std::upper_bound(all.begin(), all.end(), from, [](model::ImageId id, const KeptObject& object) { return id < object.id; });
  std::vector<KeptObject> turn(behind, all.end());
  turn.insert(turn.end(), all.begin(), behind);
  const auto use = [this](std::span<const KeptObject> group, const std::vector<Result<Hashed>>& there) -> Result<void> {
    for (std::size_t i = 0; i < group.size(); ++i) TRY_VOID(repair(group[i], there[i]));
    verified += group.size();
    tell(BackupProgress::Step::Verifying);
    return {};
  };
  TRY_ASSIGN(const std::size_t read, inGroups(m_pool, std::span<const KeptObject>(turn), groupsUntil(until), m_cancel, [](auto) { return ok(); },
                                              [this](std::span<const KeptObject> group) { return readGroup(group); }, use));
  return read == 0 ? from : turn[read - 1].id;
}

Result<std::optional<model::ImageId>> ObjectCopier::readCopiesAgain(const Deadline& until) {
  std::sort(m_unread.begin(), m_unread.end(), [](const KeptObject& a, const KeptObject& b) { return a.id < b.id; });
  const auto use = [this](std::span<const KeptObject> group, const std::vector<Result<Hashed>>& there) -> Result<void> {
    for (std::size_t i = 0; i < group.size(); ++i) TRY_VOID(repair(group[i], there[i]));
    readAgain += group.size();
    tell(BackupProgress::Step::Verifying);
    return {};
  };
  TRY_ASSIGN(const std::size_t read, inGroups(m_pool, std::span<const KeptObject>(m_unread), groupsUntil(until), m_cancel, [](auto) { return ok(); },
                                              [this](std::span<const KeptObject> group) { return compareGroup(group); }, use));
  return read == m_unread.size() ? std::optional<model::ImageId>() : std::optional(m_unread[read].id);
}

Result<void> ObjectCopier::syncFolders() {
  std::vector<std::function<Result<void>()>> tasks;
  for (const Path& folder : m_folders) tasks.push_back([this, folder] { return syncFolder(m_files, folder); });
  TRY_VOID(m_pool.runAll(tasks));
  if (m_folders.empty()) return {};
  m_folders.clear();
  return syncFolder(m_files, m_place.objects());
}

}  // namespace safelight::vault
