// Owner-only files on Windows: an access list with the owner alone, no inheritance.

#include <windows.h>

#include <sddl.h>
#include <shlobj.h>

#include "core/crypto/device_secret.h"
#include "core/crypto/secret_file.h"

namespace safelight::crypto {

namespace {

constexpr wchar_t kOwnerOnly[] = L"D:P(A;;FA;;;OW)";

/// Closes its handle.
class Handle {
 public:
  explicit Handle(HANDLE value) : m_value(value) {}
  ~Handle() {
    if (isOpen()) CloseHandle(m_value);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  HANDLE value() const { return m_value; }
  bool isOpen() const { return m_value != INVALID_HANDLE_VALUE; }

 private:
  HANDLE m_value;
};

}  // namespace

Path defaultDeviceSecretPath() {
  PWSTR folder = nullptr;
  Path base = L"C:\\";
  if (SUCCEEDED(SHGetKnownFolderPath(FOLDERID_LocalAppData, 0, nullptr, &folder))) base = folder;
  CoTaskMemFree(folder);
  return base / L"Safelight" / L"device-secret";
}

Result<SecretBytes> readSecretFile(const Path& path, std::size_t least, std::size_t most) {
  const Handle file(CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
  if (!file.isOpen()) {
    const DWORD error = GetLastError();
    if (error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND) return fail(ErrorCode::DeviceSecretMissing);
    return fail(error == ERROR_ACCESS_DENIED ? ErrorCode::PermissionDenied : ErrorCode::ReadFailed, "secret file");
  }
  LARGE_INTEGER size{};
  if (!GetFileSizeEx(file.value(), &size) || size.QuadPart < static_cast<LONGLONG>(least) || size.QuadPart > static_cast<LONGLONG>(most))
    return fail(ErrorCode::DeviceSecretInsecure, "length");
  const auto bytes = static_cast<DWORD>(size.QuadPart);
  TRY_ASSIGN(SecretBytes secret, SecretBytes::allocate(bytes));
  DWORD count = 0;
  const BOOL done = secret.write([&](MutableByteView into) { return ReadFile(file.value(), into.data(), bytes, &count, nullptr); });
  if (!done || count != bytes) return fail(ErrorCode::ReadFailed, "secret file");
  return secret;
}

Result<void> writeSecretFile(const Path& path, const SecretBytes& secret, SecretFile existing, Random& random) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  const auto suffix = random.array<8>();
  const Path temporary = Path(path).concat(".new-" + toHex(suffix));
  PSECURITY_DESCRIPTOR descriptor = nullptr;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(kOwnerOnly, SDDL_REVISION_1, &descriptor, nullptr))
    return fail(ErrorCode::Internal, "access list");
  SECURITY_ATTRIBUTES attributes{sizeof(SECURITY_ATTRIBUTES), descriptor, FALSE};
  bool written = false;
  {
    const Handle file(CreateFileW(temporary.c_str(), GENERIC_WRITE, 0, &attributes, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr));
    LocalFree(descriptor);
    if (!file.isOpen()) return fail(ErrorCode::WriteFailed, "secret file");
    DWORD count = 0;
    const auto length = static_cast<DWORD>(secret.size());
    const BOOL done = secret.read([&](ByteView bytes) { return WriteFile(file.value(), bytes.data(), length, &count, nullptr); });
    written = done && count == length && FlushFileBuffers(file.value());
  }
  const DWORD flags = MOVEFILE_WRITE_THROUGH | (existing == SecretFile::Replace ? MOVEFILE_REPLACE_EXISTING : 0);
  if (written && MoveFileExW(temporary.c_str(), path.c_str(), flags)) return ok();
  const DWORD reason = GetLastError();
  DeleteFileW(temporary.c_str());
  if (written && (reason == ERROR_ALREADY_EXISTS || reason == ERROR_FILE_EXISTS)) return fail(ErrorCode::AlreadyExists, "secret file");
  return fail(ErrorCode::WriteFailed, "secret file");
}

}  // namespace safelight::crypto
