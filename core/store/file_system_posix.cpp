#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#include <sys/vfs.h>
#else
#include <sys/mount.h>
#include <sys/param.h>
#endif

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "core/store/file_system.h"

namespace safelight::store {
namespace {

/// The code for a failed call; `otherwise` when the number says nothing special.
ErrorCode codeOf(int number, ErrorCode otherwise) {
  switch (number) {
    case ENOENT:
    case ENOTDIR: return ErrorCode::FileNotFound;
    case EACCES:
    case EPERM: return ErrorCode::PermissionDenied;
    case ENOSPC:
    case EDQUOT: return ErrorCode::DiskFull;
    case EROFS: return ErrorCode::ReadOnlyMedium;
    case ENAMETOOLONG: return ErrorCode::PathTooLong;
    case EEXIST: return ErrorCode::AlreadyExists;
    case ELOOP: return ErrorCode::FolderLoop;
    case ENODEV:
    case ENXIO:
    case ESTALE: return ErrorCode::MediumRemoved;
    case EFBIG: return ErrorCode::FileTooLarge;
    default: return otherwise;
  }
}

tl::unexpected<Error> failed(int number, ErrorCode otherwise, const char* what) {
  return fail(codeOf(number, otherwise), std::string(what) + " errno " + std::to_string(number));
}

/// A signal does not count as an answer. Files are made owner-only.
int openUninterrupted(const Path& path, int flags) {
  while (true) {
    const int descriptor = ::open(path.c_str(), flags, 0600);
    if (descriptor >= 0 || errno != EINTR) return descriptor;
  }
}

class PosixFile final : public File {
 public:
  explicit PosixFile(int descriptor) : m_descriptor(descriptor) {}
  ~PosixFile() override { ::close(m_descriptor); }

  Result<std::size_t> readAt(std::uint64_t offset, MutableByteView into) override {
    passCache(false);
    std::size_t done = 0;
    while (done < into.size()) {
      const ssize_t got = ::pread(m_descriptor, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return failed(errno, ErrorCode::ReadFailed, "read");
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    return done;
  }

  Result<void> writeAt(std::uint64_t offset, ByteView bytes) override {
    std::size_t done = 0;
    while (done < bytes.size()) {
      passCache(m_expectsLargeWrites && isWholePages(offset + done, bytes.subspan(done)));
      const ssize_t put = ::pwrite(m_descriptor, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
      if (put < 0 && errno == EINTR) continue;
      if (put < 0 && errno == EINVAL && m_passesCache) {  // this file system does not after all
        m_expectsLargeWrites = false;
        continue;
      }
      if (put < 0) return failed(errno, ErrorCode::WriteFailed, "write");
      done += static_cast<std::size_t>(put);
    }
    return {};
  }

  Result<std::uint64_t> size() override {
    struct stat status {};
    if (::fstat(m_descriptor, &status) != 0) return failed(errno, ErrorCode::ReadFailed, "fstat");
    return static_cast<std::uint64_t>(status.st_size);
  }

  Result<void> truncate(std::uint64_t size) override {
    while (::ftruncate(m_descriptor, static_cast<off_t>(size)) != 0)
      if (errno != EINTR) return failed(errno, ErrorCode::WriteFailed, "truncate");
    return {};
  }

  Result<void> sync() override {
#ifdef __APPLE__
    // fsync alone leaves the drive's cache unwritten on macOS.
    if (::fcntl(m_descriptor, F_FULLFSYNC) == 0) return {};
#endif
    // Interrupted is not failed: nothing was given up. Anything else is final.
    while (::fsync(m_descriptor) != 0)
      if (errno != EINTR) return failed(errno, ErrorCode::SyncFailed, "fsync");
    return {};
  }

  void startWriteback() override {
#ifdef __linux__
    ::sync_file_range(m_descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
  }

  void expectLargeWrites() override {
#ifdef __linux__
    m_expectsLargeWrites = true;
#endif
  }

  void leaveCache() override {
#ifdef __linux__
    ::posix_fadvise(m_descriptor, 0, 0, POSIX_FADV_DONTNEED);
#endif
  }

 private:
  static bool isWholePages(std::uint64_t offset, ByteView bytes) {
    return (offset | reinterpret_cast<std::uintptr_t>(bytes.data()) | bytes.size()) % kPageBytes == 0;
  }

  /// Switches between direct writing and writing through the cache.
  void passCache([[maybe_unused]] bool wanted) {
#ifdef __linux__
    if (wanted == m_passesCache) return;
    const int flags = ::fcntl(m_descriptor, F_GETFL);
    if (flags >= 0 && ::fcntl(m_descriptor, F_SETFL, wanted ? flags | O_DIRECT : flags & ~O_DIRECT) == 0) m_passesCache = wanted;
    else m_expectsLargeWrites = false;  // not on every file system
#endif
  }

  int m_descriptor;
  bool m_expectsLargeWrites = false;
  bool m_passesCache = false;
};

class PosixLock final : public ExclusiveLock {
 public:
  explicit PosixLock(int descriptor) : m_descriptor(descriptor) {}
  ~PosixLock() override { ::close(m_descriptor); }

 private:
  int m_descriptor;
};

class PosixFileSystem final : public FileSystem {
 public:
  Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode) override {
    int flags = O_CLOEXEC;
    if (mode == OpenMode::Read) flags |= O_RDONLY | O_NONBLOCK;  // a named pipe must not hang an import
    if (mode == OpenMode::ReadWrite) flags |= O_RDWR;
    if (mode == OpenMode::CreateNew) flags |= O_RDWR | O_CREAT | O_EXCL;
    const int descriptor = openUninterrupted(path, flags);
    if (descriptor < 0) return failed(errno, mode == OpenMode::Read ? ErrorCode::ReadFailed : ErrorCode::WriteFailed, "open");
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
      ::close(descriptor);
      return fail(ErrorCode::NotARegularFile);
    }
    return std::unique_ptr<File>(std::make_unique<PosixFile>(descriptor));
  }

  Result<void> makeDirectory(const Path& path) override {
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return failed(errno, ErrorCode::WriteFailed, "mkdir");
    return {};
  }

  Result<void> rename(const Path& from, const Path& to) override {
    if (::rename(from.c_str(), to.c_str()) != 0) return failed(errno, ErrorCode::WriteFailed, "rename");
    return {};
  }

  Result<void> renameNew(const Path& from, const Path& to) override {
#ifdef __linux__
    if (::syscall(SYS_renameat2, AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), 1u /* RENAME_NOREPLACE */) == 0) return {};
    if (errno != ENOSYS && errno != EINVAL) return failed(errno, ErrorCode::WriteFailed, "renameat2");
#endif
    // link() refuses an existing name as well; the temporary name goes afterwards.
    if (::link(from.c_str(), to.c_str()) != 0) return failed(errno, ErrorCode::WriteFailed, "link");
    if (::unlink(from.c_str()) != 0) return failed(errno, ErrorCode::WriteFailed, "unlink");
    return {};
  }

  Result<void> linkNew(const Path& from, const Path& to) override {
    if (::link(from.c_str(), to.c_str()) == 0) return {};
    if (errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK) return fail(ErrorCode::FormatUnsupported, "link");
    return failed(errno, ErrorCode::WriteFailed, "link");
  }

  Result<void> remove(const Path& path) override {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return failed(errno, ErrorCode::WriteFailed, "unlink");
    return {};
  }

  Result<void> syncDirectory(const Path& path) override {
    const int descriptor = openUninterrupted(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return failed(errno, ErrorCode::SyncFailed, "open directory");
    int outcome = 0;
    do outcome = ::fsync(descriptor);
    while (outcome != 0 && errno == EINTR);
    const int number = errno;
    ::close(descriptor);
    if (outcome != 0) return failed(number, ErrorCode::SyncFailed, "fsync directory");
    return {};
  }

  std::optional<FileInfo> info(const Path& path) override {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return FileInfo{S_ISDIR(status.st_mode), S_ISREG(status.st_mode), static_cast<std::uint64_t>(status.st_size), (status.st_mode & S_IRUSR) != 0};
  }

  Result<std::vector<std::string>> list(const Path& directory) override {
    DIR* stream = ::opendir(directory.c_str());
    if (stream == nullptr) return failed(errno, ErrorCode::ReadFailed, "opendir");
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = ::readdir(stream)) {
      const std::string name = entry->d_name;
      if (name != "." && name != "..") names.push_back(name);
      errno = 0;
    }
    const int number = errno;
    ::closedir(stream);
    if (number != 0) return failed(number, ErrorCode::ReadFailed, "readdir");
    std::sort(names.begin(), names.end());
    return names;
  }

  Result<std::uint64_t> freeBytes(const Path& path) override {
    struct statvfs status {};
    if (::statvfs(path.c_str(), &status) != 0) return failed(errno, ErrorCode::ReadFailed, "statvfs");
    return static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize;
  }

  bool onOneVolume(const Path& one, const Path& other) override {
    struct stat first {}, second {};
    return ::stat(one.c_str(), &first) == 0 && ::stat(other.c_str(), &second) == 0 && first.st_dev == second.st_dev;
  }

  bool isNetwork(const Path& path) override {
    struct statfs status {};
    Path probe = path;
    while (::statfs(probe.c_str(), &status) != 0) {
      const Path parent = probe.parent_path();
      if (parent == probe || parent.empty()) return false;
      probe = parent;
    }
#ifdef __linux__
    // Magic numbers of statfs(2): NFS, SMB, CIFS, SMB2, AFS, Ceph, 9P, NCP.
    for (const unsigned long magic : {0x6969ul, 0x517Bul, 0xFF534D42ul, 0xFE534D42ul, 0x5346414Ful, 0x00C36400ul, 0x01021997ul, 0x564Cul})
      if (static_cast<unsigned long>(status.f_type & 0xFFFFFFFF) == magic) return true;
    return false;
#else
    return (status.f_flags & MNT_LOCAL) == 0;
#endif
  }

  Result<std::unique_ptr<ExclusiveLock>> lock(const Path& path) override {
    const int descriptor = openUninterrupted(path, O_RDWR | O_CREAT | O_CLOEXEC);
    if (descriptor < 0) return failed(errno, ErrorCode::WriteFailed, "open lock");
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      ::close(descriptor);
      return fail(ErrorCode::VaultInUse);
    }
    return std::unique_ptr<ExclusiveLock>(std::make_unique<PosixLock>(descriptor));
  }
};

}  // namespace

std::unique_ptr<FileSystem> systemFiles() { return std::make_unique<PosixFileSystem>(); }

}  // namespace safelight::store
