#pragma once
// Texts as they are compared: without case and accents, and with the two-letter spellings of umlauts.

#include <string>
#include <string_view>

namespace safelight::model {

/// Unicode case folding and NFKD without marks: "Müller-Weiß" -> "muller-weiss". Bytes that are no UTF-8 are dropped.
std::string foldText(std::string_view text);
/// The same with German and Nordic two-letter spellings: "Müller" -> "mueller", "Åse" -> "aase", "Sørby" -> "soerby".
std::string foldExpanded(std::string_view text);

}  // namespace safelight::model
