#include "dicom/dataset/header_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

std::string tagText(Tag tag) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "(%04X,%04X)", static_cast<unsigned>(tag.group), static_cast<unsigned>(tag.element));
  return text.data();
}

std::string vrText(Vr vr) {
  const auto code = static_cast<unsigned>(vr);
  return {static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
}

std::string counted(std::size_t count, const char* unit) { return std::to_string(count) + " " + unit + (count == 1 ? "" : "s"); }

std::string numberText(const Element& element, std::size_t index) {
  if (element.vr == Vr::AT) return tagText({wordAt(element, 2 * index), wordAt(element, 2 * index + 1)});
  const bool real = element.vr == Vr::FL || element.vr == Vr::FD;
  if (!real) return std::to_string(integerOf(element, index).value_or(0));
  const auto value = realOf(element, index);
  if (!value) return "?";
  std::array<char, 32> text;
  // A float printed with the digits of a double shows noise that is not in the file.
  const auto end = element.vr == Vr::FL ? std::to_chars(text.data(), text.data() + text.size(), static_cast<float>(*value)).ptr
                                        : std::to_chars(text.data(), text.data() + text.size(), *value).ptr;
  return {text.data(), end};
}

std::string numbers(const Element& element) {
  const std::size_t count = element.vr == Vr::AT ? element.value.size() / 4 : valueCount(element);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += "\\";
    text += numberText(element, i);
    if (text.size() > kHeaderValueBytes) break;
  }
  return text;
}

/// Unknown values are shown when every byte is printable: vendors keep plain words in private elements.
bool isPrintable(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string shortened(std::string text) {
  if (text.size() <= kHeaderValueBytes) return text;
  return cleaned(text, kHeaderValueBytes - 3) + "\xE2\x80\xA6";
}

class Rows {
 public:
  std::vector<HeaderRow> take() && { return std::move(m_rows); }

  void add(const DataSet& set, std::uint8_t depth, std::string_view inheritedCharacters) {
    const Element* own = set.find(tags::kCharacterSet);
    const std::string_view declared = own ? trimmed(own->value) : inheritedCharacters;
    const CharacterSets characters(declared);
    std::string_view creator;
    std::uint16_t creatorGroup = 0;
    for (const Element& element : set.elements) {
      if (m_rows.size() >= kHeaderRows) return;
      if (element.tag.isPrivate() && element.tag.element >= 0x10 && element.tag.element <= 0xFF) {
        creator = trimmed(element.value);
        creatorGroup = element.tag.group;
      }
      HeaderRow row;
      row.tag = tagText(element.tag);
      row.vr = vrText(element.vr);
      row.name = dictionaryName(element.tag, element.tag.group == creatorGroup ? creator : std::string_view());
      row.depth = depth;
      row.value = shortened(cleaned(value(element, characters), kHeaderValueBytes * 2));
      m_rows.push_back(std::move(row));
      for (const DataSet& item : element.items) add(item, static_cast<std::uint8_t>(depth + 1), declared);
    }
  }

 private:
  static std::string value(const Element& element, const CharacterSets& characters) {
    if (element.vr == Vr::SQ) return counted(element.items.size(), "item");
    if (element.encapsulated) return counted(element.fragments.empty() ? 0 : element.fragments.size() - 1, "fragment");
    const ByteView bytes = element.value.first(std::min<std::size_t>(element.value.size(), 4 * kHeaderValueBytes));
    if (usesCharacterSet(element.vr)) {
      const auto kind = element.vr == Vr::PN ? CharacterSets::Kind::PersonName : CharacterSets::Kind::Text;
      return characters.toUtf8(trimmed(bytes), kind);
    }
    if (isText(element.vr)) return CharacterSets().toUtf8(trimmed(bytes));
    switch (element.vr) {
      case Vr::US: case Vr::SS: case Vr::UL: case Vr::SL: case Vr::UV: case Vr::SV: case Vr::FL: case Vr::FD: case Vr::AT:
        return numbers(element);
      case Vr::UN:
        if (isPrintable(trimmed(bytes))) return std::string(trimmed(bytes));
        break;
      default: break;
    }
    return element.value.empty() ? std::string() : counted(element.value.size(), "byte");
  }

  std::vector<HeaderRow> m_rows;
};

}  // namespace

std::vector<HeaderRow> headerRows(const DicomFile& file) {
  Rows rows;
  rows.add(file.meta(), 0, {});
  rows.add(file.dataSet(), 0, {});
  return std::move(rows).take();
}

}  // namespace safelight::dicom
