#pragma once
// The moment of an open vault that a backup is of: taken in a few milliseconds on the vault's thread, copied at leisure. Only core/vault includes this.

#include "core/vault/backup/backup_plan.h"
#include "core/vault/backup/doubtful_copies.h"
#include "core/vault/internals.h"

namespace safelight::vault {

struct VaultSnapshot {
  VaultState state;  // without objects
  model::UserId signer;
  store::Layout layout;
  /// Head, members, keys, the open segment, and the small files of the inbox, whole: what changes in place. By their names in a set.
  std::vector<std::pair<std::string, Bytes>> files;
  /// Closed segments never change. Named by their number and the hash of their last record, so that two histories do not meet under one name.
  struct Segment {
    std::uint32_t number = 0;
    Path path;
    std::string keptName;
  };
  std::vector<Segment> closed;
  std::vector<model::ImageId> arrivals;
  std::vector<std::pair<std::string, Bytes>> tombstones;
  std::vector<model::ImageId> expected;  // sorted
  std::vector<model::ImageId> damaged;   // of these, what checks have found damaged here and nobody brought back; sorted
  std::vector<DoubtfulCopy> doubtful;
  std::uint64_t setBytes() const;
};

Result<VaultSnapshot> takeSnapshot(Vault::Internals& vault);

/// "000007.seg"
std::string segmentName(std::uint32_t number);
/// The number at the beginning of a segment's name; 0 when there is none.
std::uint32_t segmentNumber(std::string_view name);

/// Images that were exported according to the journal from `from` on, without a key: the class of a record and the length of its body stand in the clear.
Result<std::uint64_t> countExports(store::FileSystem& files, const VaultSnapshot& snapshot, const store::JournalPosition& from);

/// True when the file begins as the object of this id.
bool isSealedObject(store::FileSystem& files, const Path& path, model::ImageId id);

}  // namespace safelight::vault
