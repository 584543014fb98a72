#pragma once
// This workstation's own secret: 32 bytes in an owner-only file of the user's configuration folder.

#include "core/base/path.h"
#include "core/base/random.h"
#include "core/crypto/secret_bytes.h"

namespace safelight::crypto {

/// The default place: $XDG_CONFIG_HOME/safelight/device-secret (or the platform's equivalent).
Path defaultDeviceSecretPath();
/// Reads it. DeviceSecretMissing; DeviceSecretInsecure when others may read it or the length is wrong.
Result<SecretBytes> loadDeviceSecret(const Path& path);
/// Reads it, or makes it (owner-only, synced) when it is missing.
Result<SecretBytes> loadOrMakeDeviceSecret(const Path& path, Random& random);

}  // namespace safelight::crypto
