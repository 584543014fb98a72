#include "core/model/folding.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

namespace safelight::model {
namespace {

/// Letters that Unicode does not decompose, but that people type without their stroke.
void appendPlain(std::string& out, utf8proc_int32_t code) {
  switch (code) {
    case 0xF8: out += 'o'; return;       // ø
    case 0xE6: out += "ae"; return;      // æ
    case 0x153: out += "oe"; return;     // œ
    case 0x142: out += 'l'; return;      // ł
    case 0x111: out += 'd'; return;      // đ
    case 0xF0: out += 'd'; return;       // ð
    case 0xFE: out += "th"; return;      // þ
    case 0x131: out += 'i'; return;      // ı
    case 0x2019:
    case 0x2BC: out += '\''; return;     // apostrophes of names (O’Brien)
    default: break;
  }
  utf8proc_uint8_t buffer[4];
  const utf8proc_ssize_t length = utf8proc_encode_char(code, buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(std::max<utf8proc_ssize_t>(length, 0)));
}

std::string validUtf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code;
    const utf8proc_ssize_t length = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (length <= 0) {
      ++at;
      continue;
    }
    if (code != 0) valid.append(text.substr(at, static_cast<std::size_t>(length)));
    at += static_cast<std::size_t>(length);
  }
  return valid;
}

bool isPlainAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != 0; });
}

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &result,
                                               static_cast<utf8proc_option_t>(options));
  std::string out;
  if (length > 0) out.assign(reinterpret_cast<const char*>(result), static_cast<std::size_t>(length));
  std::free(result);
  return out;
}

std::string asciiLower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

template <class Use>
void eachCode(std::string_view text, Use use) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code;
    const utf8proc_ssize_t length = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (length <= 0) break;
    use(code);
    at += static_cast<std::size_t>(length);
  }
}

}  // namespace

std::string foldText(std::string_view text) {
  if (isPlainAscii(text)) return asciiLower(text);
  const std::string folded = mapped(validUtf8(text), UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  std::string out;
  eachCode(folded, [&](utf8proc_int32_t code) { appendPlain(out, code); });
  return out;
}

std::string foldExpanded(std::string_view text) {
  if (isPlainAscii(text)) return asciiLower(text);
  const std::string composed = mapped(validUtf8(text), UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  std::string expanded;
  eachCode(composed, [&](utf8proc_int32_t code) {
    switch (code) {
      case 0xE4: expanded += "ae"; break;
      case 0xF6:
      case 0xF8: expanded += "oe"; break;
      case 0xFC: expanded += "ue"; break;
      case 0xE5: expanded += "aa"; break;
      default: appendPlain(expanded, code);
    }
  });
  return foldText(expanded);
}

}  // namespace safelight::model
