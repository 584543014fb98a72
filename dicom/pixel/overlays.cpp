#include "dicom/pixel/overlays.h"

#include <algorithm>
#include <memory>

#include "core/imaging/tone.h"

namespace safelight::dicom {

namespace {

struct Plane {
  std::uint32_t width = 0, height = 0;
  std::int64_t left = 0, top = 0;        // zero-based place of the plane's first pixel in the image
  std::uint64_t firstBit = 0;            // of this frame
  ByteView bits;
  bool swapBytes = false;
  int embeddedBit = -1;                  // not negative: a bit of each native pixel
  bool isRegion = false;                 // of interest: what lies in it is to be seen, so only its outline is drawn
};

/// The overlay of one group for one frame; nothing when absent, not for this frame, or inconsistent.
std::optional<Plane> readPlane(const DataSet& set, std::uint16_t group, std::uint32_t frame) {
  const auto number = [&](std::uint16_t element, std::size_t index = 0) { return set.integer({group, element}, index); };
  const auto rows = number(0x0010), columns = number(0x0011);
  if (!rows || !columns || *rows < 1 || *columns < 1 || *rows > 65535 || *columns > 65535) return std::nullopt;
  const std::int64_t frames = number(0x0015).value_or(1), firstFrame = number(0x0051).value_or(1) - 1;
  const std::int64_t index = frames > 1 || firstFrame > 0 ? frame - firstFrame : 0;
  if (index < 0 || index >= std::max<std::int64_t>(frames, 1) || index > UINT32_MAX) return std::nullopt;
  Plane plane;
  plane.width = static_cast<std::uint32_t>(*columns);
  plane.height = static_cast<std::uint32_t>(*rows);
  plane.top = number(0x0050, 0).value_or(1) - 1;
  plane.left = number(0x0050, 1).value_or(1) - 1;
  plane.isRegion = set.text({group, 0x0040}) == "R";  // PS3.3 C.9.2
  const Element* data = set.find({group, 0x3000});
  if (!data) {
    const std::int64_t position = number(0x0102).value_or(0);
    if (position < 1 || position > 15 || number(0x0100).value_or(1) != 16) return std::nullopt;
    plane.embeddedBit = static_cast<int>(position);
    return plane;
  }
  const std::uint64_t size = static_cast<std::uint64_t>(plane.width) * plane.height;
  plane.firstBit = size * static_cast<std::uint64_t>(index);
  plane.bits = data->value;
  plane.swapBytes = data->bigEndian && data->vr == Vr::OW;
  if ((plane.firstBit + size + 7) / 8 > plane.bits.size()) return std::nullopt;
  return plane;
}

bool bitAt(const Plane& plane, const RawFrame& raw, std::uint32_t x, std::uint32_t y) {
  if (plane.embeddedBit >= 0) {
    const std::size_t at = (static_cast<std::size_t>(y) * raw.layout.width + x) * 2;
    const unsigned word = raw.bigEndian ? (raw.bytes[at] << 8) | raw.bytes[at + 1] : raw.bytes[at] | (raw.bytes[at + 1] << 8);
    return ((word >> plane.embeddedBit) & 1) != 0;
  }
  const std::uint64_t bit = plane.firstBit + static_cast<std::uint64_t>(y) * plane.width + x;
  const std::size_t byte = static_cast<std::size_t>(bit / 8) ^ (plane.swapBytes ? 1u : 0u);
  return byte < plane.bits.size() && ((plane.bits[byte] >> (bit % 8)) & 1) != 0;
}

/// Whether anything is drawn there: every set bit of a graphic, the rim of a region.
bool isDrawn(const Plane& plane, const RawFrame& raw, std::uint32_t x, std::uint32_t y) {
  if (!bitAt(plane, raw, x, y)) return false;
  if (!plane.isRegion || x == 0 || y == 0 || x + 1 == plane.width || y + 1 == plane.height) return true;
  return !bitAt(plane, raw, x - 1, y) || !bitAt(plane, raw, x + 1, y) || !bitAt(plane, raw, x, y - 1) || !bitAt(plane, raw, x, y + 1);
}

/// The pixel value that is drawn with: one end of the values, beside the padding, which is always black. A LUT of the file's own may fall where its
/// windows rise.
std::uint16_t whiteOf(const imaging::Tone& tone) {
  const bool padded = tone.hasPadding;
  const std::uint16_t low = padded && tone.paddingFirst == 0 && tone.paddingLast < 65535 ? static_cast<std::uint16_t>(tone.paddingLast + 1) : std::uint16_t{0};
  const std::uint16_t high = padded && tone.paddingLast == 65535 && tone.paddingFirst > 0 ? static_cast<std::uint16_t>(tone.paddingFirst - 1) : std::uint16_t{65535};
  const auto table = std::make_unique<imaging::ToneTable>();
  imaging::fillDefaultToneTable(*table, tone);
  if ((*table)[low] != (*table)[high]) return (*table)[low] > (*table)[high] ? low : high;
  return tone.inverse != (tone.slope < 0) ? low : high;
}

}  // namespace

bool hasOverlays(const DicomFile& file, std::uint32_t frame) {
  for (std::uint16_t group = 0x6000; group <= 0x601E; group = static_cast<std::uint16_t>(group + 2))
    if (readPlane(file.dataSet(), group, frame)) return true;
  return false;
}

void drawOverlays(const DicomFile& file, const RawFrame& raw, std::uint32_t frame, imaging::PixelImage& image) {
  if (image.format != imaging::PixelFormat::Gray16) return;
  if (!hasOverlays(file, frame)) return;
  const std::uint16_t white = whiteOf(image.tone);
  auto* pixels = reinterpret_cast<std::uint16_t*>(image.pixels.data());
  for (std::uint16_t group = 0x6000; group <= 0x601E; group = static_cast<std::uint16_t>(group + 2)) {
    const auto plane = readPlane(file.dataSet(), group, frame);
    if (!plane) continue;
    const bool embedded = plane->embeddedBit >= 0;
    // Embedded planes exist only in native 16-bit pixels, in bits that hold no sample.
    if (embedded && (raw.layout.bitsAllocated != 16 || file.pixelCoding() != PixelCoding::Native || plane->width != image.width ||
                     plane->height > image.height || (plane->embeddedBit <= raw.layout.highBit && plane->embeddedBit > raw.layout.highBit - raw.layout.bitsStored)))
      continue;
    for (std::uint32_t y = 0; y < plane->height; ++y) {
      const std::int64_t row = plane->top + y;
      if (row < 0 || row >= image.height) continue;
      for (std::uint32_t x = 0; x < plane->width; ++x) {
        const std::int64_t column = plane->left + x;
        if (column < 0 || column >= image.width || !isDrawn(*plane, raw, x, y)) continue;
        pixels[static_cast<std::size_t>(row) * image.width + static_cast<std::size_t>(column)] = white;
      }
    }
  }
}

}  // namespace safelight::dicom
