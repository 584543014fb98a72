#include "core/vault/backup/object_copier.h"

#include <algorithm>

#include "core/vault/backup/vault_snapshot.h"

namespace safelight::vault {
namespace {

// A disk that is told to empty its cache by several at once does it once; more than a few only fill memory.
constexpr unsigned kThreads = 4;
constexpr std::size_t kBatch = 32;

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

ObjectCopier::CopyOutcome ObjectCopier::copyOne(const LiveObject& object) {
  const Path from = m_vault.object(object.id);
  if (!isSealedObject(m_files, from, object.id)) {
    const auto info = m_files.info(from);
    return tl::unexpected(CopyError{{info ? ErrorCode::ObjectDamaged : ErrorCode::FileNotFound, "header"}, true});
  }
  return copyFile(m_files, from, m_place.object(object.id), Proof::ReadAgain, m_cancel);
}

Result<void> ObjectCopier::take(const LiveObject& object, const CopyOutcome& outcome) {
  if (outcome) {
    kept.push_back({object.id, outcome->bytes, outcome->hash});
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
  return inBatches(objects, m_cancel, [&](std::span<const LiveObject> batch) -> Result<void> {
    std::vector<CopyOutcome> outcomes(batch.size(), tl::unexpected(CopyError{}));
    std::vector<std::function<Result<void>()>> tasks;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      TRY_VOID(makeFolder(batch[i].id));
      tasks.push_back([this, &outcomes, &batch, i] {
        outcomes[i] = copyOne(batch[i]);
        return ok();
      });
    }
    TRY_VOID(m_pool.runAll(tasks));
    for (std::size_t i = 0; i < batch.size(); ++i) {
      TRY_VOID(take(batch[i], outcomes[i]));
      ++m_progress.objectsDone;
      m_progress.bytesDone += batch[i].bytes;
    }
    tell(BackupProgress::Step::Copying);
    return {};
  });
}

Result<void> ObjectCopier::prove(const std::vector<LiveObject>& objects) {
  std::vector<LiveObject> again;
  const auto proved = inBatches(objects, m_cancel, [&](std::span<const LiveObject> batch) -> Result<void> {
    std::vector<Result<Hashed>> here(batch.size(), fail(ErrorCode::Internal)), there = here;
    std::vector<std::function<Result<void>()>> tasks;
    for (std::size_t i = 0; i < batch.size(); ++i)
      tasks.push_back([&, i] {
        here[i] = isSealedObject(m_files, m_vault.object(batch[i].id), batch[i].id) ? hashFile(m_files, m_vault.object(batch[i].id), m_cancel)
                                                                                    : Result<Hashed>(fail(ErrorCode::ObjectDamaged));
        there[i] = hashFile(m_files, m_place.object(batch[i].id), m_cancel);
        return ok();
      });
    TRY_VOID(m_pool.runAll(tasks));
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

Result<model::ImageId> ObjectCopier::verify(const std::vector<KeptObject>& all, model::ImageId from, const Deadline& until) {
  if (all.empty()) return from;
  const auto first = static_cast<std::size_t>(std::upper_bound(all.begin(), all.end(), from, [](model::ImageId id, const KeptObject& object) { return id < object.id; }) - all.begin());
  for (std::size_t read = 0; read < all.size() && !until.isOver();) {
    if (m_cancel.isCancelled()) return fail(ErrorCode::Cancelled);
    const std::size_t count = std::min(kBatch, all.size() - read);
    std::vector<Result<Hashed>> there(count, fail(ErrorCode::Internal));
    std::vector<std::function<Result<void>()>> tasks;
    const auto objectAt = [&](std::size_t i) -> const KeptObject& { return all[(first + read + i) % all.size()]; };
    for (std::size_t i = 0; i < count; ++i)
      tasks.push_back([&, i] {
        there[i] = hashFile(m_files, m_place.object(objectAt(i).id), m_cancel);
        return ok();
      });
    TRY_VOID(m_pool.runAll(tasks));
    if (m_cancel.isCancelled()) return fail(ErrorCode::Cancelled);
    for (std::size_t i = 0; i < count; ++i) {
      const KeptObject& object = objectAt(i);
      const Hashed wanted{object.bytes, object.hash};
      if (there[i] && *there[i] == wanted) continue;
      TRY_VOID(makeFolder(object.id));
      const CopyOutcome copiedAnew = copyFile(m_files, m_vault.object(object.id), m_place.object(object.id), Proof::ReadAgain, m_cancel, &wanted);
      if (copiedAnew) ++repaired;
      else if (copiedAnew.error().atSource) damaged.push_back(object.id);
      else return fail(copiedAnew.error().error);
    }
    read += count;
    verified += count;
    from = all[(first + read - 1) % all.size()].id;
    tell(BackupProgress::Step::Verifying);
  }
  return from;
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
