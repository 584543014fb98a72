#pragma once
// Passwords from a file, a descriptor or the terminal, straight into guarded memory; never from arguments or the environment.

#include <string>
#include <string_view>

#include "core/crypto/secret_bytes.h"

namespace safelight::cli {

/// Where a secret comes from. Neither file nor descriptor: the terminal is asked.
struct SecretSource {
  std::string file;
  int descriptor = -1;
};

enum class Ask { Once, Twice };

/// The text without its line end. `prompt` is shown when the terminal is asked; Twice asks again and compares (InvalidArgument when
/// they differ). NoPasswordGiven when there is neither file, descriptor nor terminal, or when the text is empty.
Result<crypto::SecretBytes> readSecret(const SecretSource& source, std::string_view prompt, Ask ask);

}  // namespace safelight::cli
