#pragma once
// Paths, and the one place where their text form is decided (UTF-8 outside, whatever the system uses inside).

#include <filesystem>
#include <string>
#include <string_view>

namespace safelight {

using Path = std::filesystem::path;

/// A path from UTF-8 text.
inline Path pathFromUtf8(std::string_view text) { return Path(std::u8string(text.begin(), text.end())); }

/// UTF-8 text of a path; bytes that are no UTF-8 stay as they are on POSIX.
inline std::string pathToUtf8(const Path& path) {
#ifdef _WIN32
  const std::u8string text = path.u8string();
  return {text.begin(), text.end()};
#else
  return path.native();
#endif
}

}  // namespace safelight
