#pragma once
// SQL put together from constant pieces.

#include <initializer_list>
#include <string>
#include <string_view>

namespace safelight::vault {

inline std::string sqlText(std::initializer_list<std::string_view> pieces) {
  std::string text;
  for (const std::string_view piece : pieces) text.append(piece);
  return text;
}

}  // namespace safelight::vault
