#pragma once
// The recovery kit as plain text, and the code found again in it.

#include <string>

#include "core/vault/vault.h"

namespace safelight::cli {

/// What to print and keep away from the computer.
std::string recoveryText(const vault::RecoveryKit& kit);
/// The code in a whole kit, or the text itself when it is only the code.
std::string codeIn(const std::string& text);

}  // namespace safelight::cli
