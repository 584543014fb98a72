#include "app/courier/worklist/text_values.h"

#include <algorithm>

namespace safelight::courier {
namespace {

/// Bytes of the character at the start.
std::size_t characterBytes(std::string_view text) {
  std::size_t bytes = 1;
  while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) ++bytes;
  return bytes;
}

bool allDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// YYYYMMDD of a date as it is written, empty when it is none.
std::string plainDate(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c != '.') digits += c;
  return digits.size() == 8 && allDigits(digits) ? digits : std::string();
}

/// Two to six digits of a time as it is written, without fraction and colons; empty when it is none.
std::string plainTime(std::string_view text) {
  text = text.substr(0, text.find('.'));
  std::string digits;
  for (const char c : text)
    if (c != ':') digits += c;
  const bool good = allDigits(digits) && digits.size() >= 2 && digits.size() <= 6 && digits.size() % 2 == 0;
  return good ? digits : std::string();
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string filled(std::string time, char with) {
  const std::string_view rest = with == '0' ? "000000" : "235959";
  return time + std::string(rest.substr(std::min<std::size_t>(time.size(), 6)));
}

}  // namespace

bool matchesWildcard(std::string_view pattern, std::string_view value) {
  // On a mismatch go back to the last * and let it take one character more: no recursion, and no more than |pattern| x |value| steps.
  std::optional<std::string_view> afterStar;
  std::string_view retry;
  while (!value.empty()) {
    const std::size_t length = characterBytes(value);
    if (!pattern.empty() && pattern.front() == '*') {
      pattern.remove_prefix(1);
      afterStar = pattern;
      retry = value;
      continue;
    }
    if (!pattern.empty() && pattern.front() == '?') {
      pattern.remove_prefix(1);
      value.remove_prefix(length);
      continue;
    }
    if (!pattern.empty() && pattern.starts_with(value.substr(0, length))) {
      pattern.remove_prefix(length);
      value.remove_prefix(length);
      continue;
    }
    if (!afterStar) return false;
    retry.remove_prefix(characterBytes(retry));
    value = retry;
    pattern = *afterStar;
  }
  return pattern.find_first_not_of('*') == std::string_view::npos;
}

bool matchesDate(std::string_view key, std::string_view value) {
  key = trimmed(key);
  const std::size_t dash = key.find('-');
  if (dash == std::string_view::npos) return plainDate(key) == value;
  const std::string_view from = trimmed(key.substr(0, dash)), to = trimmed(key.substr(dash + 1));
  const std::string first = plainDate(from), last = plainDate(to);
  if ((first.empty() && !from.empty()) || (last.empty() && !to.empty())) return false;
  return (first.empty() || first <= value) && (last.empty() || value <= last);
}

bool matchesTime(std::string_view key, std::string_view value) {
  key = trimmed(key);
  const std::size_t dash = key.find('-');
  if (dash == std::string_view::npos) {
    const std::string time = plainTime(key);
    return !time.empty() && value.starts_with(time);
  }
  const std::string_view from = trimmed(key.substr(0, dash)), to = trimmed(key.substr(dash + 1));
  const std::string first = plainTime(from), last = plainTime(to);
  if ((first.empty() && !from.empty()) || (last.empty() && !to.empty())) return false;
  return (first.empty() || filled(first, '0') <= value) && (last.empty() || value <= filled(last, '9'));
}

bool matchesList(std::string_view list, std::string_view value) {
  while (true) {
    const std::size_t slash = list.find('\\');
    if (trimmed(list.substr(0, slash)) == value) return true;
    if (slash == std::string_view::npos) return false;
    list.remove_prefix(slash + 1);
  }
}

std::optional<std::string> toLatin1(std::string_view utf8) {
  std::string out;
  while (!utf8.empty()) {
    const auto first = static_cast<unsigned char>(utf8[0]);
    if (first < 0x80) {
      out += utf8[0];
    } else if ((first == 0xC2 || first == 0xC3) && utf8.size() > 1) {
      out += static_cast<char>(((first & 3) << 6) | (static_cast<unsigned char>(utf8[1]) & 0x3F));
    } else {
      return std::nullopt;
    }
    utf8.remove_prefix(first < 0x80 ? 1 : 2);
  }
  return out;
}

bool isAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace safelight::courier
