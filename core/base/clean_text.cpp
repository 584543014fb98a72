#include "core/base/clean_text.h"

#include <cstdint>

namespace safelight {

namespace {

struct Character {
  std::uint32_t value = 0;
  std::size_t bytes = 0;  // 0 when the bytes are no UTF-8
};

// One character at the start of `text`, by the table of well-formed sequences of the Unicode Standard (3.9, table 3-7).
Character firstCharacter(std::string_view text) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
  std::uint32_t value = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    value = (value << 6) | (byte(i) & 0x3F);
  }
  constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kSmallest[length] || value > 0x10FFFF || surrogate) return {};
  return {value, length};
}

bool isForbidden(std::uint32_t value) {
  const bool control = value < 0x20 || (value >= 0x7F && value < 0xA0);
  const bool separator = value == 0x2028 || value == 0x2029;
  const bool direction = (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
  return control || separator || direction;
}

bool isBlankLike(std::uint32_t value) { return value == '\t' || value == '\n' || value == '\r' || value == 0x2028 || value == 0x2029; }

}  // namespace

bool isCleanText(std::string_view text, std::size_t mostBytes) {
  if (text.size() > mostBytes) return false;
  while (!text.empty()) {
    const Character character = firstCharacter(text);
    if (character.bytes == 0 || isForbidden(character.value)) return false;
    text.remove_prefix(character.bytes);
  }
  return true;
}

std::string cleanText(std::string_view text, std::size_t mostBytes) {
  if (isCleanText(text, mostBytes)) return std::string(text);
  std::string clean;
  while (!text.empty()) {
    const Character character = firstCharacter(text);
    std::string_view piece = text.substr(0, character.bytes);
    if (character.bytes == 0) {
      piece = "\xEF\xBF\xBD";
    } else if (isBlankLike(character.value)) {
      piece = " ";
    } else if (isForbidden(character.value)) {
      piece = {};
    }
    if (clean.size() + piece.size() > mostBytes) break;
    clean += piece;
    text.remove_prefix(character.bytes == 0 ? 1 : character.bytes);
  }
  return clean;
}

}  // namespace safelight
