#pragma once
// What a password must be: long and not well known. No composition rules (NIST SP 800-63B).

#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/crypto/secret_bytes.h"

namespace safelight::crypto {

inline constexpr std::size_t kMinimumPasswordCharacters = 15;

/// Checks a new password. `forbidden` are words it must not mainly consist of (login, names, practice). PasswordTooShort (under 15
/// characters), PasswordCommon (block list, repeats, runs such as 123456789012345, forbidden words with little else).
Result<void> checkNewPassword(const SecretBytes& password, const std::vector<std::string_view>& forbidden);

/// Five words of the built-in list of 2,048, joined with spaces: 55 bits.
Result<SecretBytes> generatePassphrase(Random& random);

}  // namespace safelight::crypto
