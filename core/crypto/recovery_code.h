#pragma once
// The recovery code: 160 random bits in Crockford base32, eight groups of four with a check character each, so that a typing
// error is named by its group.

#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/crypto/secret_bytes.h"

namespace safelight::crypto {

struct RecoveryCode {
  std::vector<std::string> groups;  // eight of five characters
  SecretBytes secret;               // what a recovery slot is made with
};
Result<RecoveryCode> newRecoveryCode(Random& random);
/// Reads what a person typed: any case, spaces and dashes ignored, O for 0, I and L for 1. RecoveryGroupWrong with the number of
/// the first wrong group ("3") in `detail`, or RecoveryCodeWrong when the length is off.
Result<SecretBytes> readRecoveryCode(const std::string& typed);
/// True when one typed group is right in itself (its check character fits), for marking while typing. `index` 0-7.
bool groupIsSound(const std::string& group, std::size_t index);

}  // namespace safelight::crypto
