// Palette Color Lookup Tables (PS3.3 C.7.6.3.1.5, .6 and C.7.9).

#include <algorithm>
#include <array>

#include "dicom/dataset/tags.h"
#include "dicom/pixel/colour.h"
#include "dicom/pixel/gray.h"

namespace safelight::dicom {

namespace {

constexpr std::size_t kMostEntries = 65536;

struct Table {
  std::int32_t first = 0;
  std::vector<std::uint16_t> values;  // as they are stored
};

/// Words of a table: 16-bit ones, or bytes where the table is that short.
class Words {
 public:
  Words(const Element& element, bool bytes) : m_element(element), m_bytes(bytes) {}
  bool areBytes() const { return m_bytes; }
  std::size_t size() const { return m_bytes ? m_element.value.size() : m_element.value.size() / 2; }
  std::uint16_t at(std::size_t index) const {
    if (index >= size()) return 0;
    // Byte tables in big-endian words hold the first entry in the low byte, too.
    if (m_bytes) return m_element.value[m_element.bigEndian && m_element.vr != Vr::OB ? index ^ 1u : index];
    return wordAt(m_element, index);
  }

 private:
  const Element& m_element;
  bool m_bytes;
};

/// Expands segments: 0 discrete, 1 linear, 2 indirect (copies earlier segments). The result never grows past the declared count.
class Segments {
 public:
  Segments(const Words& words, std::size_t count) : m_words(words), m_count(std::min(count, kMostEntries)) {}

  std::optional<std::vector<std::uint16_t>> expand() {
    std::size_t at = 0;
    while (at + 1 < m_words.size() && m_out.size() < m_count) {
      const auto next = segment(at, true);
      if (!next) return std::nullopt;
      at = *next;
    }
    return std::move(m_out);
  }

 private:
  std::optional<std::size_t> segment(std::size_t at, bool mayJump) {
    const std::uint16_t code = m_words.at(at), length = m_words.at(at + 1);
    at += 2;
    switch (code) {
      case 0:
        for (std::uint32_t i = 0; i < length; ++i) push(m_words.at(at + i));
        return at + length;
      case 1: {
        const double from = m_out.empty() ? 0 : m_out.back(), to = m_words.at(at);
        for (std::uint32_t i = 1; i <= length; ++i) push(static_cast<std::uint16_t>(from + (to - from) * i / length + 0.5));
        return at + 1;
      }
      case 2: {
        if (!mayJump) return std::nullopt;
        // The offset is a 32-bit number of bytes: two words, or four bytes where the table is of bytes.
        std::size_t from = 0;
        const std::size_t parts = m_words.areBytes() ? 4 : 2, bits = m_words.areBytes() ? 8 : 16;
        for (std::size_t i = 0; i < parts; ++i) from |= static_cast<std::size_t>(m_words.at(at + i)) << (bits * i);
        if (!m_words.areBytes()) from /= 2;
        for (std::uint32_t i = 0; i < length && m_out.size() < m_count; ++i) {
          if (from + 1 >= m_words.size()) return std::nullopt;
          const auto next = segment(from, false);
          if (!next) return std::nullopt;
          from = *next;
        }
        return at + parts;
      }
      default:
        return std::nullopt;
    }
  }

  void push(std::uint16_t value) {
    if (m_out.size() < m_count) m_out.push_back(value);
  }

  const Words& m_words;
  std::size_t m_count;
  std::vector<std::uint16_t> m_out;
};

Result<Table> readTable(const DataSet& set, std::uint16_t colour, bool isSigned) {
  const Element* descriptor = set.find({0x0028, static_cast<std::uint16_t>(tags::kPaletteRedDescriptor.element + colour)});
  if (!descriptor || descriptor->value.size() < 6) return fail(ErrorCode::FileCorrupt, "palette descriptor");
  const std::size_t count = wordAt(*descriptor, 0) == 0 ? kMostEntries : wordAt(*descriptor, 0);
  const std::uint16_t bits = wordAt(*descriptor, 2);
  Table table;
  table.first = isSigned ? static_cast<std::int16_t>(wordAt(*descriptor, 1)) : wordAt(*descriptor, 1);
  if (const Element* plain = set.find({0x0028, static_cast<std::uint16_t>(tags::kPaletteRed.element + colour)})) {
    const Words words(*plain, plain->value.size() < count * 2);
    table.values.resize(std::min(count, words.size()));
    for (std::size_t i = 0; i < table.values.size(); ++i) table.values[i] = words.at(i);
  } else if (const Element* packed = set.find({0x0028, static_cast<std::uint16_t>(tags::kSegmentedPaletteRed.element + colour)})) {
    const Words words(*packed, bits == 8 && packed->vr == Vr::OB);
    auto expanded = Segments(words, count).expand();
    if (!expanded) return fail(ErrorCode::FileCorrupt, "segmented palette");
    table.values = std::move(*expanded);
  }
  if (table.values.empty()) return fail(ErrorCode::FileCorrupt, "palette data");
  return table;
}

/// Tables that claim 16 bits but use only the low eight are common, as are tables of 8 bits that use the high byte. The three tell together: one
/// colour alone may be dark everywhere.
unsigned depthShift(const std::array<Table, 3>& tables) {
  const bool isDeep = std::any_of(tables.begin(), tables.end(), [](const Table& table) { return *std::max_element(table.values.begin(), table.values.end()) > 255; });
  return isDeep ? 8 : 0;
}

}  // namespace

Result<Bytes> paletteToRgb32(const RawFrame& frame, const DataSet& set) {
  std::array<Table, 3> tables;
  for (std::uint16_t colour = 0; colour < 3; ++colour) {
    TRY_ASSIGN(tables[colour], readTable(set, colour, frame.layout.isSigned));
  }
  TRY_ASSIGN(const GrayPixels indices, toGray16(frame));
  if (indices.scale != 1) return fail(ErrorCode::FormatUnsupported, "palette index depth");
  const unsigned shift = depthShift(tables);
  std::vector<std::uint32_t> colours(65536);
  for (std::size_t pixel = 0; pixel < colours.size(); ++pixel) {
    const std::int64_t stored = static_cast<std::int64_t>(indices.offset) + static_cast<std::int64_t>(pixel);
    std::uint32_t word = 0xFF;
    for (const Table& table : tables) {
      const std::int64_t index = std::clamp<std::int64_t>(stored - table.first, 0, static_cast<std::int64_t>(table.values.size()) - 1);
      word = (word << 8) | static_cast<std::uint8_t>(table.values[static_cast<std::size_t>(index)] >> shift);
    }
    colours[pixel] = word;
  }
  const auto count = static_cast<std::size_t>(frame.layout.pixels());
  const auto* in = reinterpret_cast<const std::uint16_t*>(indices.pixels.data());
  Bytes pixels(count * 4);
  auto* out = reinterpret_cast<std::uint32_t*>(pixels.data());
  for (std::size_t i = 0; i < count; ++i) out[i] = colours[in[i]];
  return pixels;
}

}  // namespace safelight::dicom
