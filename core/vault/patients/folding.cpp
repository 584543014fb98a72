#include "core/vault/patients/folding.h"

#include <algorithm>

namespace safelight::vault {

std::vector<std::string> searchWords(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string& folded : {foldText(text), foldExpanded(text)}) {
    std::string word;
    const auto finish = [&] {
      if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
      word.clear();
    };
    for (const char c : folded) {
      const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (letter) word += c;
      else if (c != '\'') finish();
    }
    finish();
  }
  return words;
}

std::string nameKey(std::string_view family, std::string_view given) {
  const auto letters = [](std::string_view text) {
    std::string out;
    for (const char c : foldExpanded(text))
      if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    return out;
  };
  return letters(family) + '|' + letters(given);
}

}  // namespace safelight::vault
