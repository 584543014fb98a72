#pragma once
// The words that passphrases are made of.

#include <cstddef>
#include <string_view>

namespace safelight::crypto {

inline constexpr std::size_t kWordCount = 2048;

/// A word of resources/words/words.txt; `index` below kWordCount.
std::string_view wordAt(std::size_t index);

}  // namespace safelight::crypto
