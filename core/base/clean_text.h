#pragma once
// Texts from outside: what may be kept of them, and the check that nothing else came through.

#include <string>
#include <string_view>

namespace safelight {

/// Longest text of a fact, in bytes.
inline constexpr std::size_t kFactTextBytes = 1024;

/// Valid UTF-8 of at most `mostBytes` without control characters (C0, C1, DEL) and without characters that reverse or isolate the direction of what
/// stands around them (U+202A-202E, U+2066-2069): a name must not rearrange the sentence it is shown in.
bool isCleanText(std::string_view text, std::size_t mostBytes = kFactTextBytes);

/// The longest clean text that `text` allows: line breaks and tabs become blanks, other forbidden characters go, bytes that are
/// no UTF-8 become U+FFFD, the rest is cut at a character's end.
std::string cleanText(std::string_view text, std::size_t mostBytes = kFactTextBytes);

}  // namespace safelight
