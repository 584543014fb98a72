#include "app/receiver/inbox_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace safelight::receiver {

namespace {

constexpr mode_t kUnfinished = S_IWUSR;
constexpr mode_t kFinished = S_IRUSR | S_IWUSR;

tl::unexpected<Error> lastError(ErrorCode otherwise) { return fail(fileError(errno, otherwise)); }

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

}  // namespace

Error fileError(int systemError, ErrorCode otherwise) {
  switch (systemError) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return {ErrorCode::DiskFull, {}};
    case EROFS: return {ErrorCode::ReadOnlyMedium, {}};
    case EACCES:
    case EPERM: return {ErrorCode::PermissionDenied, {}};
    case ENOENT: return {ErrorCode::FileNotFound, {}};
    case EEXIST: return {ErrorCode::AlreadyExists, {}};
    default: return {otherwise, "system error " + std::to_string(systemError)};
  }
}

Result<void> writeAllAt(int file, std::uint64_t offset, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return lastError(ErrorCode::WriteFailed);
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
  return ok();
}

Result<std::size_t> readAt(int file, std::uint64_t offset, MutableByteView into) {
  std::size_t filled = 0;
  while (filled < into.size()) {
    const ssize_t count = ::pread(file, into.data() + filled, into.size() - filled, static_cast<off_t>(offset + filled));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return lastError(ErrorCode::ReadFailed);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  return filled;
}

std::optional<FileStamp> stampOf(int folder, const std::string& name) {
  struct stat info{};
  if (::fstatat(folder, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  FileStamp stamp;
  stamp.inode = info.st_ino;
  stamp.changedSeconds = info.st_mtim.tv_sec;
  stamp.changedNanoseconds = info.st_mtim.tv_nsec;
  stamp.bytes = static_cast<std::uint64_t>(info.st_size);
  stamp.unfinished = (info.st_mode & S_IRUSR) == 0;
  stamp.regular = S_ISREG(info.st_mode);
  return stamp;
}

Result<InboxFolder> InboxFolder::open(const Path& vault) {
  InboxFolder folder;
  folder.m_vault = ipc::Handle(::open(vault.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.m_vault) return fail(errno == ENOENT ? Error{ErrorCode::VaultNotFound, {}} : fileError(errno, ErrorCode::NotAVault));
  folder.m_inbox = ipc::Handle(::openat(folder.m_vault.get(), "inbox", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  if (!folder.m_inbox) return fail(errno == ENOENT ? Error{ErrorCode::NotAVault, {}} : fileError(errno, ErrorCode::NotAVault));
  return folder;
}

Result<void> InboxFolder::lock() const {
  if (::flock(m_inbox.get(), LOCK_EX | LOCK_NB) != 0) return fail(ErrorCode::VaultInUse, "another receiver");
  return ok();
}

Result<Bytes> InboxFolder::read(int folder, const std::string& name, std::size_t limit) {
  const ipc::Handle file(::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file) return lastError(ErrorCode::ReadFailed);
  Bytes bytes(limit + 1);
  TRY_ASSIGN(const std::size_t count, readAt(file.get(), 0, bytes));
  if (count > limit) return fail(ErrorCode::FileTooLarge);
  bytes.resize(count);
  return bytes;
}

Result<Bytes> InboxFolder::readTail(const std::string& name, std::size_t count) const {
  const ipc::Handle file(::openat(m_inbox.get(), name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  struct stat info{};
  if (!file || ::fstat(file.get(), &info) != 0) return lastError(ErrorCode::ReadFailed);
  const auto size = static_cast<std::uint64_t>(info.st_size);
  Bytes bytes(std::min<std::uint64_t>(size, count));
  TRY_ASSIGN(const std::size_t filled, readAt(file.get(), size - bytes.size(), bytes));
  bytes.resize(filled);
  return bytes;
}

Result<ipc::Handle> InboxFolder::create(const std::string& name) const {
  ipc::Handle file(::openat(m_inbox.get(), name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, kUnfinished));
  if (!file) return lastError(ErrorCode::WriteFailed);
  return file;
}

Result<ipc::Handle> InboxFolder::openOwn(const std::string& name) const {
  ipc::Handle file(::openat(m_inbox.get(), name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kFinished));
  if (!file) return lastError(ErrorCode::WriteFailed);
  return file;
}

Result<void> InboxFolder::replace(const std::string& name, ByteView bytes) const {
  const std::string fresh = name + ".new";
  remove(fresh);
  TRY_ASSIGN(const ipc::Handle file, openOwn(fresh));
  TRY_VOID(writeAllAt(file.get(), 0, bytes));
  if (::renameat(m_inbox.get(), fresh.c_str(), m_inbox.get(), name.c_str()) != 0) return lastError(ErrorCode::WriteFailed);
  return ok();
}

Result<void> InboxFolder::markFinished(const std::string& name) const {
  // By handle, because a path's mode cannot be changed without following links.
  const ipc::Handle file(::openat(m_inbox.get(), name.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file || ::fchmod(file.get(), kFinished) != 0) return lastError(ErrorCode::WriteFailed);
  return ok();
}

void InboxFolder::remove(const std::string& name) const { ::unlinkat(m_inbox.get(), name.c_str(), 0); }

Result<void> InboxFolder::sync() const {
  if (::fsync(m_inbox.get()) != 0) return lastError(ErrorCode::SyncFailed);
  return ok();
}

void InboxFolder::forEachName(const std::function<void(const std::string&)>& use) const {
  // A handle of its own: reading a folder moves the handle's position.
  const int again = ::openat(m_inbox.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (again < 0) return;
  const std::unique_ptr<DIR, CloseFolder> folder(::fdopendir(again));
  if (!folder) {
    ::close(again);
    return;
  }
  while (const dirent* entry = ::readdir(folder.get())) use(entry->d_name);
}

Result<std::uint64_t> InboxFolder::freeBytes() const {
  struct statvfs info{};
  if (::fstatvfs(m_inbox.get(), &info) != 0) return lastError(ErrorCode::ReadFailed);
  return static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize;
}

}  // namespace safelight::receiver
