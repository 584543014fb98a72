#pragma once
// Small secrets in files that only their owner may read, outside every vault.

#include "core/base/path.h"
#include "core/base/random.h"
#include "core/crypto/secret_bytes.h"

namespace safelight::crypto {

/// The whole file. DeviceSecretMissing; DeviceSecretInsecure when others may read it, it is a link, or its length is outside the bounds.
Result<SecretBytes> readSecretFile(const Path& path, std::size_t least, std::size_t most);

enum class SecretFile : std::uint8_t {
  Keep,     // AlreadyExists when there is one
  Replace,
};
/// Writes it whole or not at all, synced, readable by the owner alone; folders that are missing are made for the owner alone.
Result<void> writeSecretFile(const Path& path, const SecretBytes& secret, SecretFile existing, Random& random);

}  // namespace safelight::crypto
