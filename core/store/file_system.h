#pragma once
// The one seam between Safelight's own files and the machine, so that tests can lose power, fill disks and break fsync.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/path.h"

namespace safelight::store {

/// An open file. Closing (destruction) never reports errors: sync() first when it matters.
class File {
 public:
  virtual ~File() = default;
  /// Reads up to `into.size()` bytes at `offset`; fewer only at the end of the file.
  virtual Result<std::size_t> readAt(std::uint64_t offset, MutableByteView into) = 0;
  /// Appends or writes at the offset; all or an error (DiskFull, WriteFailed, ReadOnlyMedium).
  virtual Result<void> writeAt(std::uint64_t offset, ByteView bytes) = 0;
  virtual Result<std::uint64_t> size() = 0;
  virtual Result<void> truncate(std::uint64_t size) = 0;
  /// Durable when it returns. A failure is final for this file (SyncFailed): never retry on it.
  virtual Result<void> sync() = 0;
  /// Starts writing to the disk without waiting; a hint.
  virtual void startWriteback() {}
  /// A hint: most of what follows is written in large pieces that nobody reads soon. Those that are whole pages (of kPageBytes, in the
  /// file and in memory) may go to the disk at once, without a copy in the system's cache. What is durable when stays the same.
  virtual void expectLargeWrites() {}
  /// What of this file is durable leaves the system's cache, so that reading it next asks the disk; a hint.
  virtual void leaveCache() {}
  static constexpr std::size_t kPageBytes = 4096;
};

enum class OpenMode : std::uint8_t { Read, ReadWrite, CreateNew };

struct FileInfo {
  bool isDirectory = false;
  bool isRegular = false;
  std::uint64_t size = 0;
  bool ownerCanRead = true;  // an arrival that is still being written is only for its writer
};

/// Held while a vault is open; releases on destruction.
class ExclusiveLock {
 public:
  virtual ~ExclusiveLock() = default;
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;
  /// CreateNew fails with AlreadyExists; files are made owner-only.
  virtual Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode) = 0;
  virtual Result<void> makeDirectory(const Path& path) = 0;  // owner-only; fine when it exists
  virtual Result<void> rename(const Path& from, const Path& to) = 0;          // replaces
  virtual Result<void> renameNew(const Path& from, const Path& to) = 0;       // AlreadyExists instead of replacing
  virtual Result<void> remove(const Path& path) = 0;                          // fine when it is gone
  virtual Result<void> syncDirectory(const Path& path) = 0;
  virtual std::optional<FileInfo> info(const Path& path) = 0;
  virtual Result<std::vector<std::string>> list(const Path& directory) = 0;   // names, sorted
  virtual Result<std::uint64_t> freeBytes(const Path& path) = 0;
  virtual bool isNetwork(const Path& path) = 0;
  /// Whether both are there and lie on one volume: whatever takes one away takes the other, too. False where that cannot be known.
  virtual bool onOneVolume(const Path& one, const Path& other) {
    static_cast<void>(one);
    static_cast<void>(other);
    return false;
  }
  /// VaultInUse when another process holds it.
  virtual Result<std::unique_ptr<ExclusiveLock>> lock(const Path& path) = 0;
  /// A second name for a file, which keeps the first: so it is never without a durable one on its way to another folder. AlreadyExists
  /// instead of replacing; FormatUnsupported where a file can have one name only.
  virtual Result<void> linkNew(const Path& from, const Path& to) {
    static_cast<void>(from);
    static_cast<void>(to);
    return fail(ErrorCode::FormatUnsupported, "link");
  }
};

/// The machine's file system.
std::unique_ptr<FileSystem> systemFiles();

/// The whole of a file of at most `limit` bytes (FileTooLarge).
Result<Bytes> readWhole(FileSystem& files, const Path& path, std::uint64_t limit);
/// Writes `path` so that after a crash it holds the old or the new bytes: temporary file, sync, rename, directory sync.
Result<void> replaceDurably(FileSystem& files, const Path& path, ByteView bytes);

}  // namespace safelight::store
