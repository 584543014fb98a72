#pragma once
// Names as they are searched: without case and accents, and with the two-letter spellings of umlauts.

#include <string>
#include <string_view>
#include <vector>

namespace safelight::vault {

/// Unicode case folding and NFKD without marks: "Müller-Weiß" -> "muller-weiss". Bytes that are no UTF-8 are dropped.
std::string foldText(std::string_view text);
/// The same with German and Nordic two-letter spellings: "Müller" -> "mueller", "Åse" -> "aase", "Sørby" -> "soerby".
std::string foldExpanded(std::string_view text);
/// The words of a text (split at everything that is no letter, digit or apostrophe), folded, each in both spellings, no duplicates.
std::vector<std::string> searchWords(std::string_view text);
/// "family|given" folded without spaces and punctuation: equal for equal names however they are spelled.
std::string nameKey(std::string_view family, std::string_view given);

}  // namespace safelight::vault
