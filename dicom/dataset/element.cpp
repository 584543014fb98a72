#include "dicom/dataset/element.h"

#include <bit>
#include <charconv>
#include <cmath>

namespace safelight::dicom {

namespace {

constexpr Vr kAll[] = {Vr::AE, Vr::AS, Vr::AT, Vr::CS, Vr::DA, Vr::DS, Vr::DT, Vr::FD, Vr::FL, Vr::IS, Vr::LO, Vr::LT,
                       Vr::OB, Vr::OD, Vr::OF, Vr::OL, Vr::OV, Vr::OW, Vr::PN, Vr::SH, Vr::SL, Vr::SQ, Vr::SS, Vr::ST,
                       Vr::SV, Vr::TM, Vr::UC, Vr::UI, Vr::UL, Vr::UN, Vr::UR, Vr::US, Vr::UT, Vr::UV};

std::uint64_t bitsAt(const Element& element, std::size_t index, unsigned width) {
  std::uint64_t bits = 0;
  const std::uint8_t* bytes = element.value.data() + index * width;
  for (unsigned i = 0; i < width; ++i) {
    const unsigned shift = 8 * (element.bigEndian ? width - 1 - i : i);
    bits |= static_cast<std::uint64_t>(bytes[i]) << shift;
  }
  return bits;
}

/// Text of a decimal number; a leading plus is allowed in DICOM and refused by from_chars.
std::optional<double> parseReal(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

bool isKnownVr(Vr vr) {
  for (const Vr known : kAll)
    if (known == vr) return true;
  return false;
}

bool hasLongHeader(Vr vr) {
  switch (vr) {
    case Vr::OB: case Vr::OD: case Vr::OF: case Vr::OL: case Vr::OV: case Vr::OW: case Vr::SQ: case Vr::SV:
    case Vr::UC: case Vr::UN: case Vr::UR: case Vr::UT: case Vr::UV:
      return true;
    default:
      return !isKnownVr(vr);
  }
}

bool usesCharacterSet(Vr vr) {
  switch (vr) {
    case Vr::SH: case Vr::LO: case Vr::PN: case Vr::ST: case Vr::LT: case Vr::UC: case Vr::UT:
      return true;
    default:
      return false;
  }
}

bool isText(Vr vr) {
  switch (vr) {
    case Vr::AE: case Vr::AS: case Vr::CS: case Vr::DA: case Vr::DS: case Vr::DT: case Vr::IS: case Vr::TM: case Vr::UI: case Vr::UR:
      return true;
    default:
      return usesCharacterSet(vr);
  }
}

unsigned numberWidth(Vr vr) {
  switch (vr) {
    case Vr::AT: case Vr::US: case Vr::SS: case Vr::OW:
      return 2;
    case Vr::UL: case Vr::SL: case Vr::FL: case Vr::OF: case Vr::OL:
      return 4;
    case Vr::FD: case Vr::OD: case Vr::OV: case Vr::SV: case Vr::UV:
      return 8;
    default:
      return 1;
  }
}

std::string_view trimmed(ByteView value) {
  std::string_view text(reinterpret_cast<const char*>(value.data()), value.size());
  while (!text.empty() && (text.back() == ' ' || text.back() == '\0')) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

std::string_view part(std::string_view text, std::size_t index) {
  while (index-- > 0) {
    const auto slash = text.find('\\');
    if (slash == std::string_view::npos) return {};
    text.remove_prefix(slash + 1);
  }
  return trimmed(asBytes(text.substr(0, text.find('\\'))));
}

std::size_t valueCount(const Element& element) {
  if (const unsigned width = numberWidth(element.vr); width > 1) return element.value.size() / width;
  const std::string_view text = trimmed(element.value);
  if (text.empty()) return 0;
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\\'));
}

// Whole numbers beyond this are nonsense in every attribute, and whoever calculates with smaller ones need not fear an overflow.
constexpr std::int64_t kLargestWhole = 9'000'000'000'000'000;

std::optional<std::int64_t> integerOf(const Element& element, std::size_t index) {
  const unsigned width = numberWidth(element.vr);
  if (width == 1) {
    const auto value = parseReal(part(trimmed(element.value), index));
    if (!value || std::abs(*value) > static_cast<double>(kLargestWhole)) return std::nullopt;
    return static_cast<std::int64_t>(*value);
  }
  if (element.value.size() / width <= index) return std::nullopt;
  const std::uint64_t bits = bitsAt(element, index, width);
  switch (element.vr) {
    case Vr::SS: return static_cast<std::int16_t>(bits);
    case Vr::SL: return static_cast<std::int32_t>(bits);
    case Vr::FL: case Vr::FD: case Vr::OF: case Vr::OD: {
      const auto value = realOf(element, index);
      if (!value || std::abs(*value) > static_cast<double>(kLargestWhole)) return std::nullopt;
      return static_cast<std::int64_t>(*value);
    }
    case Vr::SV: {
      const auto value = static_cast<std::int64_t>(bits);
      return value < -kLargestWhole || value > kLargestWhole ? std::nullopt : std::optional(value);
    }
    default: return bits > static_cast<std::uint64_t>(kLargestWhole) ? std::nullopt : std::optional(static_cast<std::int64_t>(bits));
  }
}

std::optional<double> realOf(const Element& element, std::size_t index) {
  const unsigned width = numberWidth(element.vr);
  if (width == 1) return parseReal(part(trimmed(element.value), index));
  if (element.value.size() / width <= index) return std::nullopt;
  double value = 0;
  if (element.vr == Vr::FL || element.vr == Vr::OF) {
    value = std::bit_cast<float>(static_cast<std::uint32_t>(bitsAt(element, index, 4)));
  } else if (element.vr == Vr::FD || element.vr == Vr::OD) {
    value = std::bit_cast<double>(bitsAt(element, index, 8));
  } else {
    const auto whole = integerOf(element, index);
    if (!whole) return std::nullopt;
    value = static_cast<double>(*whole);
  }
  if (!std::isfinite(value)) return std::nullopt;
  return value;
}

std::uint16_t wordAt(const Element& element, std::size_t index) {
  if (element.value.size() / 2 <= index) return 0;
  return static_cast<std::uint16_t>(bitsAt(element, index, 2));
}

const Element* DataSet::find(Tag tag) const {
  for (const Element& element : elements)
    if (element.tag == tag) return &element;
  return nullptr;
}

const DataSet* DataSet::item(Tag sequence, std::size_t index) const {
  const Element* element = find(sequence);
  return element && index < element->items.size() ? &element->items[index] : nullptr;
}

std::string_view DataSet::text(Tag tag) const {
  const Element* element = find(tag);
  return element ? trimmed(element->value) : std::string_view();
}

std::string_view DataSet::text(Tag tag, std::size_t index) const { return part(text(tag), index); }

std::optional<std::int64_t> DataSet::integer(Tag tag, std::size_t index) const {
  const Element* element = find(tag);
  return element ? integerOf(*element, index) : std::nullopt;
}

std::optional<double> DataSet::real(Tag tag, std::size_t index) const {
  const Element* element = find(tag);
  return element ? realOf(*element, index) : std::nullopt;
}

}  // namespace safelight::dicom
