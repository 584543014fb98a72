// The machine's files on Windows. Kept right by reading: it has not been compiled yet.

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <algorithm>

#include "core/store/file_system.h"

namespace safelight::store {
namespace {

ErrorCode codeOf(DWORD number, ErrorCode otherwise) {
  switch (number) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND: return ErrorCode::FileNotFound;
    case ERROR_ACCESS_DENIED:
    case ERROR_SHARING_VIOLATION: return ErrorCode::PermissionDenied;
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
    case ERROR_DISK_QUOTA_EXCEEDED: return ErrorCode::DiskFull;
    case ERROR_WRITE_PROTECT: return ErrorCode::ReadOnlyMedium;
    case ERROR_FILENAME_EXCED_RANGE: return ErrorCode::PathTooLong;
    case ERROR_FILE_EXISTS:
    case ERROR_ALREADY_EXISTS: return ErrorCode::AlreadyExists;
    case ERROR_NOT_READY:
    case ERROR_DEV_NOT_EXIST: return ErrorCode::MediumRemoved;
    default: return otherwise;
  }
}

tl::unexpected<Error> failed(ErrorCode otherwise, const char* what) {
  const DWORD number = GetLastError();
  return fail(codeOf(number, otherwise), std::string(what) + " error " + std::to_string(number));
}

OVERLAPPED at(std::uint64_t offset) {
  OVERLAPPED place{};
  place.Offset = static_cast<DWORD>(offset);
  place.OffsetHigh = static_cast<DWORD>(offset >> 32);
  return place;
}

constexpr std::size_t kLargestTransfer = 64u << 20;

class WindowsFile final : public File {
 public:
  explicit WindowsFile(HANDLE handle) : m_handle(handle) {}
  ~WindowsFile() override { CloseHandle(m_handle); }

  Result<std::size_t> readAt(std::uint64_t offset, MutableByteView into) override {
    std::size_t done = 0;
    while (done < into.size()) {
      OVERLAPPED place = at(offset + done);
      DWORD got = 0;
      const auto wanted = static_cast<DWORD>(std::min(into.size() - done, kLargestTransfer));
      if (!ReadFile(m_handle, into.data() + done, wanted, &got, &place)) {
        if (GetLastError() == ERROR_HANDLE_EOF) break;
        return failed(ErrorCode::ReadFailed, "read");
      }
      if (got == 0) break;
      done += got;
    }
    return done;
  }

  Result<void> writeAt(std::uint64_t offset, ByteView bytes) override {
    std::size_t done = 0;
    while (done < bytes.size()) {
      OVERLAPPED place = at(offset + done);
      DWORD put = 0;
      const auto wanted = static_cast<DWORD>(std::min(bytes.size() - done, kLargestTransfer));
      if (!WriteFile(m_handle, bytes.data() + done, wanted, &put, &place)) return failed(ErrorCode::WriteFailed, "write");
      done += put;
    }
    return {};
  }

  Result<std::uint64_t> size() override {
    LARGE_INTEGER size{};
    if (!GetFileSizeEx(m_handle, &size)) return failed(ErrorCode::ReadFailed, "size");
    return static_cast<std::uint64_t>(size.QuadPart);
  }

  Result<void> truncate(std::uint64_t size) override {
    FILE_END_OF_FILE_INFO end{};
    end.EndOfFile.QuadPart = static_cast<LONGLONG>(size);
    if (!SetFileInformationByHandle(m_handle, FileEndOfFileInfo, &end, sizeof end)) return failed(ErrorCode::WriteFailed, "truncate");
    return {};
  }

  Result<void> sync() override {
    if (!FlushFileBuffers(m_handle)) return failed(ErrorCode::SyncFailed, "flush");
    return {};
  }

 private:
  HANDLE m_handle;
};

class WindowsLock final : public ExclusiveLock {
 public:
  explicit WindowsLock(HANDLE handle) : m_handle(handle) {}
  ~WindowsLock() override { CloseHandle(m_handle); }

 private:
  HANDLE m_handle;
};

class WindowsFileSystem final : public FileSystem {
 public:
  Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode) override {
    const DWORD access = mode == OpenMode::Read ? GENERIC_READ : GENERIC_READ | GENERIC_WRITE;
    const DWORD creation = mode == OpenMode::CreateNew ? CREATE_NEW : OPEN_EXISTING;
    const HANDLE handle = CreateFileW(path.c_str(), access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, creation, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE) return failed(mode == OpenMode::Read ? ErrorCode::ReadFailed : ErrorCode::WriteFailed, "open");
    if (GetFileType(handle) != FILE_TYPE_DISK) {
      CloseHandle(handle);
      return fail(ErrorCode::NotARegularFile);
    }
    return std::unique_ptr<File>(std::make_unique<WindowsFile>(handle));
  }

  Result<void> makeDirectory(const Path& path) override {
    if (!CreateDirectoryW(path.c_str(), nullptr) && GetLastError() != ERROR_ALREADY_EXISTS) return failed(ErrorCode::WriteFailed, "mkdir");
    return {};
  }

  Result<void> rename(const Path& from, const Path& to) override {
    if (!MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)) return failed(ErrorCode::WriteFailed, "rename");
    return {};
  }

  Result<void> renameNew(const Path& from, const Path& to) override {
    if (!MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_WRITE_THROUGH)) return failed(ErrorCode::WriteFailed, "rename");
    return {};
  }

  Result<void> linkNew(const Path& from, const Path& to) override {
    if (CreateHardLinkW(to.c_str(), from.c_str(), nullptr)) return {};
    if (GetLastError() == ERROR_INVALID_FUNCTION || GetLastError() == ERROR_NOT_SUPPORTED) return fail(ErrorCode::FormatUnsupported, "link");
    return failed(ErrorCode::WriteFailed, "link");
  }

  Result<void> remove(const Path& path) override {
    if (!DeleteFileW(path.c_str()) && GetLastError() != ERROR_FILE_NOT_FOUND && GetLastError() != ERROR_PATH_NOT_FOUND)
      return failed(ErrorCode::WriteFailed, "delete");
    return {};
  }

  // Windows flushes no directories; renames above are written through instead.
  Result<void> syncDirectory(const Path&) override { return {}; }

  std::optional<FileInfo> info(const Path& path) override {
    WIN32_FILE_ATTRIBUTE_DATA data{};
    if (!GetFileAttributesExW(path.c_str(), GetFileExInfoStandard, &data)) return std::nullopt;
    const bool directory = (data.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    return FileInfo{directory, !directory, static_cast<std::uint64_t>(data.nFileSizeHigh) << 32 | data.nFileSizeLow, true};
  }

  Result<std::vector<std::string>> list(const Path& directory) override {
    WIN32_FIND_DATAW entry{};
    const HANDLE search = FindFirstFileW((directory / L"*").c_str(), &entry);
    if (search == INVALID_HANDLE_VALUE) return failed(ErrorCode::ReadFailed, "list");
    std::vector<std::string> names;
    do {
      const std::string name = pathToUtf8(Path(entry.cFileName));
      if (name != "." && name != "..") names.push_back(name);
    } while (FindNextFileW(search, &entry));
    FindClose(search);
    std::sort(names.begin(), names.end());
    return names;
  }

  Result<std::uint64_t> freeBytes(const Path& path) override {
    ULARGE_INTEGER free{};
    if (!GetDiskFreeSpaceExW(path.c_str(), &free, nullptr, nullptr)) return failed(ErrorCode::ReadFailed, "free space");
    return static_cast<std::uint64_t>(free.QuadPart);
  }

  bool isNetwork(const Path& path) override {
    if (path.native().starts_with(L"\\\\")) return true;
    const std::wstring root = path.root_path().native();
    return !root.empty() && GetDriveTypeW(root.c_str()) == DRIVE_REMOTE;
  }

  Result<std::unique_ptr<ExclusiveLock>> lock(const Path& path) override {
    const HANDLE handle = CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE) {
      if (GetLastError() == ERROR_SHARING_VIOLATION) return fail(ErrorCode::VaultInUse);
      return failed(ErrorCode::WriteFailed, "lock");
    }
    return std::unique_ptr<ExclusiveLock>(std::make_unique<WindowsLock>(handle));
  }
};

}  // namespace

std::unique_ptr<FileSystem> systemFiles() { return std::make_unique<WindowsFileSystem>(); }

}  // namespace safelight::store
