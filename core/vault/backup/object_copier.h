#pragma once
// Many sealed files from a vault to a place, a few at a time, and the proof that they are there. Only core/vault includes this.

#include <set>

#include "core/base/deadline.h"
#include "core/store/layout.h"
#include "core/vault/backup/backup.h"
#include "core/vault/backup/backup_plan.h"
#include "core/vault/backup/copier.h"
#include "core/vault/backup/place_layout.h"
#include "core/vault/work_pool.h"

namespace safelight::vault {

/// A place has the file that its set says, or none that is any good, and the vault has another one.
struct Dispute {
  KeptObject saved;
  bool isAsSaved = false;  // the place's file
  Hashed here;             // the vault's
};

/// Copies objects and says what became of each. Errors are the place's: what the vault's own disk does not give is counted and left out.
class ObjectCopier {
 public:
  ObjectCopier(store::FileSystem& files, store::Layout vault, PlaceLayout place, CancelToken cancel, OnBackupProgress onProgress);

  Result<void> copy(const std::vector<LiveObject>& objects);
  /// Files that are in the place already: kept when they are what the vault has, copied anew otherwise.
  Result<void> prove(const std::vector<LiveObject>& objects);
  /// Files that are in the place as an earlier set says, which may be of a damaged original: kept, and made what the set says, unless the vault has
  /// another one; those are `disputed`.
  Result<void> settle(const std::vector<KeptObject>& objects);
  /// Puts the vault's files, which must be these, over those of the place.
  Result<void> replace(const std::vector<KeptObject>& objects);
  /// Files that only the place has.
  Result<void> rescue(const std::vector<model::ImageId>& objects);
  /// Reads objects of `kept` again, from behind `from` on and around, until time is up; what is damaged is copied anew from the vault, when the vault's
  /// is what was saved. Gives the last one that was read.
  Result<model::ImageId> verify(const std::vector<KeptObject>& kept, model::ImageId from, const Deadline& until);
  /// Reads what `copy` brought from the place's disk, by id, until time is up; what is damaged is copied anew. Gives the first that was not read.
  Result<std::optional<model::ImageId>> readCopiesAgain(const Deadline& until);
  /// Makes the folders that were written to durable.
  Result<void> syncFolders();

  void expect(std::uint64_t objects, std::uint64_t bytes);

  std::vector<KeptObject> kept;  // what the above brought
  std::vector<Dispute> disputed;
  std::vector<model::ImageId> unreadable, damaged;
  std::uint64_t copied = 0, copiedBytes = 0, verified = 0, repaired = 0, proven = 0, readAgain = 0;

 private:
  struct BothSides {
    std::vector<Result<Hashed>> here, there;
  };
  template <class Object>
  Result<BothSides> hashBoth(std::span<const Object> batch);
  Result<void> makeFolder(model::ImageId id);
  using CopyOutcome = tl::expected<Hashed, CopyError>;
  CopyOutcome copyOne(const LiveObject& object) const;
  std::vector<CopyOutcome> copyGroup(std::span<const LiveObject> group) const;
  std::vector<Result<Hashed>> readGroup(std::span<const KeptObject> group) const;
  std::vector<Result<Hashed>> compareGroup(std::span<const KeptObject> group) const;
  Result<void> repair(const KeptObject& object, const Result<Hashed>& there);
  Result<void> take(const LiveObject& object, const CopyOutcome& outcome);
  void tell(BackupProgress::Step step);

  store::FileSystem& m_files;
  store::Layout m_vault;
  PlaceLayout m_place;
  CancelToken m_cancel;
  OnBackupProgress m_onProgress;
  BackupProgress m_progress;
  std::set<Path> m_folders;
  std::vector<KeptObject> m_unread;  // copied by this run, not read again yet
  WorkPool m_pool;
};

}  // namespace safelight::vault
