#include "dicom/dataset/person_name.h"

#include "dicom/dataset/character_sets.h"

namespace safelight::dicom {

namespace {

/// The n-th part between separators.
std::string_view piece(std::string_view text, char separator, std::size_t index) {
  while (index-- > 0) {
    const auto at = text.find(separator);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + 1);
  }
  return text.substr(0, text.find(separator));
}

std::string withoutSeparators(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c == '^' || c == '=' || c == '\\') c = ' ';
  return cleaned(out, 64);
}

}  // namespace

PersonName personName(std::string_view utf8) {
  const std::string_view first = piece(utf8, '\\', 0);
  for (std::size_t form = 0; form < 3; ++form) {
    const std::string_view group = piece(first, '=', form);
    PersonName name{cleaned(piece(group, '^', 0)), cleaned(piece(group, '^', 1))};
    const std::string middle = cleaned(piece(group, '^', 2));
    if (!middle.empty()) name.given += name.given.empty() ? middle : " " + middle;
    if (!name.family.empty() || !name.given.empty()) return name;
  }
  return {};
}

std::string toPersonName(std::string_view family, std::string_view given) {
  const std::string first = withoutSeparators(family), second = withoutSeparators(given);
  return second.empty() ? first : first + "^" + second;
}

}  // namespace safelight::dicom
