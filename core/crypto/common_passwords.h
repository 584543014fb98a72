#pragma once
// What people choose when they are asked for a password: words, sayings and keyboard walks.

#include <span>
#include <string_view>

namespace safelight::crypto {

/// Lower-case words without marks that make a password easy to guess, three letters and more.
std::span<const std::string_view> commonPasswordWords();
/// Well-known long passwords and sayings, lower case, without spaces.
std::span<const std::string_view> commonPhrases();
/// Key sequences as they lie on usual keyboards; any part of four keys and more counts, in either direction.
std::span<const std::string_view> keyboardWalks();

}  // namespace safelight::crypto
