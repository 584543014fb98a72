// Owner-only files on Linux and macOS: mode 0600, of this user, in a folder that only this user may enter.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "core/crypto/device_secret.h"
#include "core/crypto/secret_file.h"

namespace safelight::crypto {

namespace {

/// Closes its descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number) : m_number(number) {}
  ~Descriptor() {
    if (m_number >= 0) ::close(m_number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return m_number; }
  bool isOpen() const { return m_number >= 0; }

 private:
  int m_number;
};

ErrorCode writeError() {
  switch (errno) {
    case ENOSPC:
    case EDQUOT: return ErrorCode::DiskFull;
    case EROFS: return ErrorCode::ReadOnlyMedium;
    case EACCES:
    case EPERM: return ErrorCode::PermissionDenied;
    default: return ErrorCode::WriteFailed;
  }
}

bool readFully(int descriptor, MutableByteView into) {
  while (!into.empty()) {
    const ssize_t count = ::read(descriptor, into.data(), into.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    into = into.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

Result<void> writeFully(int descriptor, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fail(writeError(), "secret file");
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return ok();
}

Result<void> syncFolder(const Path& folder) {
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory.isOpen() || ::fsync(directory.number()) != 0) return fail(ErrorCode::SyncFailed, "folder of a secret");
  return ok();
}

/// Makes the folder and what is missing above it, for this user alone.
Result<void> makeFolder(const Path& folder) {
  std::error_code ignored;
  if (folder.empty() || std::filesystem::is_directory(folder, ignored)) return ok();
  if (folder.has_parent_path() && folder.parent_path() != folder) TRY_VOID(makeFolder(folder.parent_path()));
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return fail(writeError(), "folder of a secret");
  return ok();
}

/// Writes a whole new file beside the final one; removed again when it goes out of scope.
class NewFile {
 public:
  explicit NewFile(Path path) : m_path(std::move(path)) {}
  ~NewFile() { ::unlink(m_path.c_str()); }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  Result<void> write(const SecretBytes& secret) const {
    const Descriptor file(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.isOpen()) return fail(writeError(), "secret file");
    TRY_VOID(secret.read([&](ByteView bytes) { return writeFully(file.number(), bytes); }));
    if (::fsync(file.number()) != 0) return fail(ErrorCode::SyncFailed, "secret file");
    return ok();
  }

 private:
  Path m_path;
};

}  // namespace

Path defaultDeviceSecretPath() {
  const char* home = std::getenv("HOME");
  const Path base = home != nullptr ? Path(home) : Path("/");
#ifdef __APPLE__
  return base / "Library" / "Application Support" / "Safelight" / "device-secret";
#else
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const Path folder = config != nullptr && Path(config).is_absolute() ? Path(config) : base / ".config";
  return folder / "safelight" / "device-secret";
#endif
}

Result<SecretBytes> readSecretFile(const Path& path, std::size_t least, std::size_t most) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  if (!file.isOpen()) {
    if (errno == ENOENT || errno == ENOTDIR) return fail(ErrorCode::DeviceSecretMissing);
    if (errno == ELOOP) return fail(ErrorCode::DeviceSecretInsecure, "a link");
    return fail(errno == EACCES ? ErrorCode::PermissionDenied : ErrorCode::ReadFailed, "secret file");
  }
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return fail(ErrorCode::ReadFailed, "secret file");
  if (!S_ISREG(status.st_mode)) return fail(ErrorCode::DeviceSecretInsecure, "not a file");
  if (status.st_uid != ::geteuid()) return fail(ErrorCode::DeviceSecretInsecure, "owner");
  if ((status.st_mode & 077) != 0) return fail(ErrorCode::DeviceSecretInsecure, "mode");
  if (status.st_size < static_cast<off_t>(least) || status.st_size > static_cast<off_t>(most)) return fail(ErrorCode::DeviceSecretInsecure, "length");
  TRY_ASSIGN(SecretBytes secret, SecretBytes::allocate(static_cast<std::size_t>(status.st_size)));
  const bool whole = secret.write([&](MutableByteView into) { return readFully(file.number(), into); });
  if (!whole) return fail(ErrorCode::ReadFailed, "secret file");
  return secret;
}

Result<void> writeSecretFile(const Path& path, const SecretBytes& secret, SecretFile existing, Random& random) {
  TRY_VOID(makeFolder(path.parent_path()));
  const auto suffix = random.array<8>();
  const Path temporary = Path(path).concat(".new-" + toHex(suffix));
  const NewFile file(temporary);
  TRY_VOID(file.write(secret));
  // A link appears whole or not at all, and never replaces what another process made meanwhile.
  bool placed = existing == SecretFile::Keep && ::link(temporary.c_str(), path.c_str()) == 0;
  if (!placed && existing == SecretFile::Keep && errno == EEXIST) return fail(ErrorCode::AlreadyExists, "secret file");
  const bool renames = existing == SecretFile::Replace || errno == EPERM || errno == EOPNOTSUPP;  // some media know no links
  if (!placed && renames) placed = ::rename(temporary.c_str(), path.c_str()) == 0;
  if (!placed) return fail(writeError(), "secret file");
  return syncFolder(path.has_parent_path() ? path.parent_path() : Path("."));
}

}  // namespace safelight::crypto
