#pragma once
// A DICOM data set as parsed: a tree of views into the file's own bytes. Nothing is copied, so the bytes must outlive it.

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace safelight::dicom {

/// An attribute's tag (gggg,eeee).
struct Tag {
  std::uint16_t group = 0, element = 0;
  constexpr auto operator<=>(const Tag&) const = default;
  constexpr std::uint32_t number() const { return (static_cast<std::uint32_t>(group) << 16) | element; }
  constexpr bool isPrivate() const { return (group & 1) != 0; }
};

constexpr std::uint16_t vrCode(char first, char second) {
  return static_cast<std::uint16_t>((static_cast<unsigned char>(first) << 8) | static_cast<unsigned char>(second));
}

/// Value representations (PS3.5 section 6.2); the number is the two letters, so a VR added later keeps its letters.
enum class Vr : std::uint16_t {
  AE = vrCode('A', 'E'), AS = vrCode('A', 'S'), AT = vrCode('A', 'T'), CS = vrCode('C', 'S'), DA = vrCode('D', 'A'),
  DS = vrCode('D', 'S'), DT = vrCode('D', 'T'), FD = vrCode('F', 'D'), FL = vrCode('F', 'L'), IS = vrCode('I', 'S'),
  LO = vrCode('L', 'O'), LT = vrCode('L', 'T'), OB = vrCode('O', 'B'), OD = vrCode('O', 'D'), OF = vrCode('O', 'F'),
  OL = vrCode('O', 'L'), OV = vrCode('O', 'V'), OW = vrCode('O', 'W'), PN = vrCode('P', 'N'), SH = vrCode('S', 'H'),
  SL = vrCode('S', 'L'), SQ = vrCode('S', 'Q'), SS = vrCode('S', 'S'), ST = vrCode('S', 'T'), SV = vrCode('S', 'V'),
  TM = vrCode('T', 'M'), UC = vrCode('U', 'C'), UI = vrCode('U', 'I'), UL = vrCode('U', 'L'), UN = vrCode('U', 'N'),
  UR = vrCode('U', 'R'), US = vrCode('U', 'S'), UT = vrCode('U', 'T'), UV = vrCode('U', 'V'),
};

/// True for VRs of the standard.
bool isKnownVr(Vr vr);
/// True when an explicit header gives a 32-bit length after two reserved bytes; VRs unknown here are of that form too (PS3.5 6.2.2).
bool hasLongHeader(Vr vr);
/// Text of which the Specific Character Set decides (SH LO PN ST LT UC UT).
bool usesCharacterSet(Vr vr);
/// Any VR whose value is characters.
bool isText(Vr vr);
/// Bytes of one binary number of this VR: what byte swapping works on. 1 for text and bytes.
unsigned numberWidth(Vr vr);

struct DataSet;

/// One data element. A sequence has `items`, encapsulated pixel data has `fragments` (the first is the offset table), anything else a `value`.
struct Element {
  Tag tag;
  Vr vr = Vr::UN;
  bool bigEndian = false;
  bool encapsulated = false;
  /// The file ends before the value does; only pixel data is kept in that case.
  bool truncated = false;
  ByteView value;
  std::vector<DataSet> items;
  std::vector<ByteView> fragments;
};

/// The elements of the file, or of one item of a sequence, in the order of the file.
struct DataSet {
  std::vector<Element> elements;

  /// The first element of this tag, or nullptr.
  const Element* find(Tag tag) const;
  /// The n-th item of a sequence, or nullptr.
  const DataSet* item(Tag sequence, std::size_t index = 0) const;
  /// Text without padding; empty when absent.
  std::string_view text(Tag tag) const;
  /// One value of a text with several (counted from 0), without padding.
  std::string_view text(Tag tag, std::size_t index) const;
  std::optional<std::int64_t> integer(Tag tag, std::size_t index = 0) const;
  std::optional<double> real(Tag tag, std::size_t index = 0) const;
};

/// Text of a value without the padding around it.
std::string_view trimmed(ByteView value);
/// The n-th part between backslashes, trimmed.
std::string_view part(std::string_view text, std::size_t index);
/// How many numbers or backslash-separated parts a value holds.
std::size_t valueCount(const Element& element);
/// A whole number of a binary VR or of IS, DS text; none when absent or no number.
std::optional<std::int64_t> integerOf(const Element& element, std::size_t index);
/// A finite number of any numeric VR or text.
std::optional<double> realOf(const Element& element, std::size_t index);
/// Unsigned 16-bit words of a value in its own byte order (OW, US tables).
std::uint16_t wordAt(const Element& element, std::size_t index);

}  // namespace safelight::dicom
