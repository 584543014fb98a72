#pragma once
// Files from one disk to another, hashed on the way, and read again before they count.

#include "core/base/cancel_token.h"
#include "core/seal/hash.h"
#include "core/store/file_system.h"

namespace safelight::vault {

struct Hashed {
  std::uint64_t bytes = 0;
  seal::Hash hash{};
  bool operator==(const Hashed&) const = default;
};

/// FromDisk: not from what the system remembers of it, as far as the system lets go of that.
enum class Reading : std::uint8_t { Anyhow, FromDisk };
/// Reads a whole file. Errors are the file's, and Cancelled.
Result<Hashed> hashFile(store::FileSystem& files, const Path& path, const CancelToken& cancel, Reading reading = Reading::Anyhow);
/// Reads a copy from its disk and its source from anywhere: their length when they are the same, else WriteFailed. Errors are those of reading, and Cancelled.
Result<std::uint64_t> sameBytes(store::FileSystem& files, const Path& source, const Path& copy, const CancelToken& cancel);

enum class Proof : std::uint8_t { ReadAgain, None };

/// Which side of a copy failed.
struct CopyError {
  Error error;
  bool atSource = false;
};

/// Copies by way of `to`.part: written, synced, read again and compared, renamed. The folder of `to` is the caller's to sync. With `expected`, a
/// source that holds something else is refused (BackupDamaged, at the source) and leaves nothing. Thread-safe.
tl::expected<Hashed, CopyError> copyFile(store::FileSystem& files, const Path& from, const Path& to, Proof proof, const CancelToken& cancel,
                                         const Hashed* expected = nullptr);

/// Writes bytes that are in memory: new, synced, read again.
Result<Hashed> writeFile(store::FileSystem& files, const Path& to, ByteView bytes);

/// Syncs a folder; file systems that know no such thing (some shares) are content as they are.
Result<void> syncFolder(store::FileSystem& files, const Path& folder);

/// Makes a folder whose name survives a power cut; fine when it exists.
Result<void> makeLastingFolder(store::FileSystem& files, const Path& folder);
/// True when `path`, which need not exist, is `folder` or lies in it, by whatever links it is named.
bool liesWithin(const Path& path, const Path& folder);

/// Takes a folder with the files in it away.
Result<void> removeFolder(store::FileSystem& files, const Path& folder);

}  // namespace safelight::vault
