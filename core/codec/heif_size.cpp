#include "core/codec/heif_size.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace safelight::codec {

namespace {

constexpr std::size_t kMostBoxes = 4096;

/// Big-endian numbers of a box; past its end they are zero and the box counts as broken.
class BoxReader {
 public:
  explicit BoxReader(ByteView bytes) : m_rest(bytes) {}
  std::uint32_t number(std::size_t bytes) {
    if (bytes > m_rest.size()) {
      m_rest = {};
      m_broken = true;
      return 0;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | m_rest[i];
    m_rest = m_rest.subspan(bytes);
    return value;
  }
  ByteView rest() const { return m_rest; }
  bool broken() const { return m_broken; }

 private:
  ByteView m_rest;
  bool m_broken = false;
};

struct Box {
  std::string_view kind;
  ByteView body;
};

/// Every box side by side in `bytes`; those after a broken one are left out.
std::vector<Box> boxesOf(ByteView bytes) {
  std::vector<Box> boxes;
  while (bytes.size() >= 8 && boxes.size() < kMostBoxes) {
    BoxReader head(bytes);
    std::uint64_t size = head.number(4);
    const std::string_view kind(reinterpret_cast<const char*>(bytes.data()) + 4, 4);
    std::size_t headSize = 8;
    if (size == 1) {  // a 64-bit size follows the kind
      if (bytes.size() < 16) break;
      BoxReader large(bytes.subspan(8));
      size = std::uint64_t{large.number(4)} << 32;
      size |= large.number(4);
      headSize = 16;
    } else if (size == 0) {
      size = bytes.size();
    }
    if (size < headSize || size > bytes.size()) break;
    boxes.push_back({kind, bytes.subspan(headSize, static_cast<std::size_t>(size) - headSize)});
    bytes = bytes.subspan(static_cast<std::size_t>(size));
  }
  return boxes;
}

std::optional<ByteView> bodyOf(ByteView bytes, std::string_view kind) {
  for (const Box& box : boxesOf(bytes))
    if (box.kind == kind) return box.body;
  return std::nullopt;
}

std::optional<std::uint32_t> primaryItem(ByteView meta) {
  const auto body = bodyOf(meta, "pitm");
  if (!body) return std::nullopt;
  BoxReader box(*body);
  const bool wide = box.number(4) >> 24 != 0;
  const std::uint32_t item = box.number(wide ? 4 : 2);
  return box.broken() ? std::nullopt : std::optional(item);
}

/// Indexes (from 1) into the property container, in the order of the file.
std::vector<std::uint32_t> propertiesOf(ByteView ipma, std::uint32_t wanted) {
  BoxReader box(ipma);
  const std::uint32_t head = box.number(4);
  const bool wideItem = head >> 24 != 0, wideIndex = (head & 1) != 0;
  const std::uint32_t entries = box.number(4);
  for (std::uint32_t entry = 0; entry < entries && !box.broken(); ++entry) {
    const std::uint32_t item = box.number(wideItem ? 4 : 2);
    const std::uint32_t count = box.number(1);
    std::vector<std::uint32_t> indexes;
    for (std::uint32_t i = 0; i < count; ++i) indexes.push_back(wideIndex ? box.number(2) & 0x7FFF : box.number(1) & 0x7F);
    if (item == wanted) return box.broken() ? std::vector<std::uint32_t>() : indexes;
  }
  return {};
}

}  // namespace

std::optional<HeifSize> heifShownSize(ByteView file) {
  const auto metaBox = bodyOf(file, "meta");
  if (!metaBox || metaBox->size() < 4) return std::nullopt;
  const ByteView meta = metaBox->subspan(4);  // version and flags
  const auto item = primaryItem(meta);
  const auto properties = bodyOf(meta, "iprp");
  if (!item || !properties) return std::nullopt;
  const auto container = bodyOf(*properties, "ipco"), associations = bodyOf(*properties, "ipma");
  if (!container || !associations) return std::nullopt;
  const std::vector<Box> all = boxesOf(*container);
  std::optional<HeifSize> size;
  for (const std::uint32_t index : propertiesOf(*associations, *item)) {
    if (index == 0) continue;
    if (index > all.size()) return std::nullopt;
    const Box& property = all[index - 1];
    BoxReader body(property.body);
    if (property.kind == "clap") return std::nullopt;
    if (property.kind == "ispe") {
      body.number(4);
      size.emplace();
      size->width = body.number(4);
      size->height = body.number(4);
    } else if (property.kind == "irot" && body.number(1) % 2 == 1 && size) {
      std::swap(size->width, size->height);
    }
    if (body.broken()) return std::nullopt;
  }
  if (!size || size->width == 0 || size->height == 0) return std::nullopt;
  return size;
}

}  // namespace safelight::codec
