#include "core/crypto/device_secret.h"

#include "core/crypto/secret_file.h"

namespace safelight::crypto {

namespace {
constexpr std::size_t kDeviceSecretBytes = 32;
}

Result<SecretBytes> loadDeviceSecret(const Path& path) { return readSecretFile(path, kDeviceSecretBytes, kDeviceSecretBytes); }

Result<SecretBytes> loadOrMakeDeviceSecret(const Path& path, Random& random) {
  auto present = loadDeviceSecret(path);
  if (present || present.error().code != ErrorCode::DeviceSecretMissing) return present;
  TRY_ASSIGN(SecretBytes secret, SecretBytes::allocate(kDeviceSecretBytes));
  secret.write([&](MutableByteView into) { random.fill(into); });
  const auto written = writeSecretFile(path, secret, SecretFile::Keep, random);
  if (written) return secret;
  if (written.error().code == ErrorCode::AlreadyExists) return loadDeviceSecret(path);  // another process was faster
  return fail(written.error());
}

}  // namespace safelight::crypto
