#include "core/store/file_system.h"

#include <atomic>

namespace safelight::store {

Result<Bytes> readWhole(FileSystem& files, const Path& path, std::uint64_t limit) {
  TRY_ASSIGN(const auto file, files.open(path, OpenMode::Read));
  TRY_ASSIGN(const std::uint64_t size, file->size());
  if (size > limit) return fail(ErrorCode::FileTooLarge);
  Bytes bytes(static_cast<std::size_t>(size));
  TRY_ASSIGN(const std::size_t got, file->readAt(0, bytes));
  if (got != bytes.size()) return fail(ErrorCode::ReadFailed, "file became shorter while being read");
  return bytes;
}

Result<void> replaceDurably(FileSystem& files, const Path& path, ByteView bytes) {
  // One replacement at a time a name is enough: the vault's lock keeps other processes away.
  Path temporary = path;
  temporary += ".new";
  TRY_VOID(files.remove(temporary));
  {
    TRY_ASSIGN(const auto file, files.open(temporary, OpenMode::CreateNew));
    TRY_VOID(file->writeAt(0, bytes));
    TRY_VOID(file->sync());
  }
  TRY_VOID(files.rename(temporary, path));
  return files.syncDirectory(path.parent_path());
}

}  // namespace safelight::store
