#pragma once
// What a disk may hold when the power comes back.

#include <map>
#include <memory>
#include <string>

#include "core/base/bytes.h"
#include "core/base/path.h"

namespace safelight::tests {

/// What lay on the disk at one moment: what is certain to survive a power cut, and what a kinder disk may have kept.
struct DiskState {
  struct Content {
    std::shared_ptr<const Bytes> durable;  // none: never synced
    std::shared_ptr<const Bytes> current;
  };
  using Names = std::map<std::string, int>;  // name in a folder -> file or folder, by number
  std::map<int, Content> files;
  std::map<int, Names> durableFolders, currentFolders;
  std::map<std::string, std::shared_ptr<const Bytes>> databases;  // path below the root; SQLite writes past this: kept as they are
};

/// One disk that a power cut may leave: paths below the root, folders before what is in them. A folder has no bytes.
using DiskImage = std::map<std::string, std::shared_ptr<const Bytes>>;

/// A disk that a power cut in this state may leave; `seed` decides sector by sector (512 or 4,096 bytes, in any order) and folder by folder, or name
/// by name. Seed 0: everything that was not synced is gone. Seed 1: every rename happened, every unsynced byte is gone.
DiskImage imagineDisk(const DiskState& state, std::uint64_t seed);

/// What a power cut may do to SQLite's files on top: kept, gone, pages of 4,096 bytes (or sectors) lost or half written, or wholly as they were
/// in `earlier`. They are projections.
void loseDatabases(const DiskState& state, const DiskState& earlier, DiskImage& image, std::uint64_t seed);

/// Makes `folder` that disk; what lay there goes.
void writeDisk(const DiskImage& image, const Path& folder);
inline void afterPowerCut(const DiskState& state, const Path& folder, std::uint64_t seed) { writeDisk(imagineDisk(state, seed), folder); }

}  // namespace safelight::tests
