#pragma once
// Names as they are searched: words, and keys that are equal for equal names (core/model/folding.h).

#include <string>
#include <string_view>
#include <vector>

#include "core/model/folding.h"

namespace safelight::vault {

using model::foldExpanded;
using model::foldText;

/// The words of a text (split at everything that is no letter, digit or apostrophe), folded, each in both spellings, no duplicates.
std::vector<std::string> searchWords(std::string_view text);
/// "family|given" folded without spaces and punctuation: equal for equal names however they are spelled.
std::string nameKey(std::string_view family, std::string_view given);

}  // namespace safelight::vault
