#pragma once
// What a login may look like.

#include <string_view>

namespace safelight::vault {

/// 2 to 32 of a-z, 0-9, '.', '_', '-', beginning with a letter.
inline bool isValidLogin(std::string_view login) {
  if (login.size() < 2 || login.size() > 32 || login[0] < 'a' || login[0] > 'z') return false;
  for (const char c : login) {
    const bool fine = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    if (!fine) return false;
  }
  return true;
}

}  // namespace safelight::vault
