// The device secret on Windows: an access list with its owner alone, no inheritance.

#include <windows.h>

#include <sddl.h>
#include <shlobj.h>

#include "core/crypto/device_secret.h"

namespace safelight::crypto {

namespace {

constexpr DWORD kDeviceSecretBytes = 32;
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

Result<SecretBytes> loadDeviceSecret(const Path& path) {
  const Handle file(CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
  if (!file.isOpen()) {
    const DWORD error = GetLastError();
    if (error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND) return fail(ErrorCode::DeviceSecretMissing);
    return fail(error == ERROR_ACCESS_DENIED ? ErrorCode::PermissionDenied : ErrorCode::ReadFailed, "device secret");
  }
  LARGE_INTEGER size{};
  if (!GetFileSizeEx(file.value(), &size) || size.QuadPart != kDeviceSecretBytes) return fail(ErrorCode::DeviceSecretInsecure, "length");
  TRY_ASSIGN(SecretBytes secret, SecretBytes::allocate(kDeviceSecretBytes));
  DWORD count = 0;
  const BOOL done = secret.write([&](MutableByteView into) { return ReadFile(file.value(), into.data(), kDeviceSecretBytes, &count, nullptr); });
  if (!done || count != kDeviceSecretBytes) return fail(ErrorCode::ReadFailed, "device secret");
  return secret;
}

Result<SecretBytes> loadOrMakeDeviceSecret(const Path& path, Random& random) {
  auto present = loadDeviceSecret(path);
  if (present || present.error().code != ErrorCode::DeviceSecretMissing) return present;
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  PSECURITY_DESCRIPTOR descriptor = nullptr;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(kOwnerOnly, SDDL_REVISION_1, &descriptor, nullptr))
    return fail(ErrorCode::Internal, "access list");
  SECURITY_ATTRIBUTES attributes{sizeof(SECURITY_ATTRIBUTES), descriptor, FALSE};
  const Handle file(CreateFileW(path.c_str(), GENERIC_WRITE, 0, &attributes, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr));
  LocalFree(descriptor);
  if (!file.isOpen()) return fail(ErrorCode::WriteFailed, "device secret");
  TRY_ASSIGN(SecretBytes secret, SecretBytes::allocate(kDeviceSecretBytes));
  secret.write([&](MutableByteView into) { random.fill(into); });
  DWORD count = 0;
  const BOOL done = secret.read([&](ByteView bytes) { return WriteFile(file.value(), bytes.data(), kDeviceSecretBytes, &count, nullptr); });
  if (!done || count != kDeviceSecretBytes || !FlushFileBuffers(file.value())) return fail(ErrorCode::WriteFailed, "device secret");
  return secret;
}

}  // namespace safelight::crypto
