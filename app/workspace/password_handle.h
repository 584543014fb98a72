#pragma once
// A password from an inherited handle.

#include "core/crypto/secret_bytes.h"

namespace safelight::app {

/// Reads until the end, at most 4,096 bytes, without a line break at the end, and closes the handle. NoPasswordGiven when nothing
/// comes, ReadFailed.
Result<crypto::SecretBytes> readPassword(int handle);

}  // namespace safelight::app
