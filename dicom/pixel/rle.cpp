#include "dicom/pixel/rle.h"

#include <algorithm>
#include <cstring>

namespace safelight::dicom {

namespace {

constexpr std::size_t kHeader = 64;

std::uint32_t little32(ByteView bytes, std::size_t at) {
  return static_cast<std::uint32_t>(bytes[at]) | (static_cast<std::uint32_t>(bytes[at + 1]) << 8) |
         (static_cast<std::uint32_t>(bytes[at + 2]) << 16) | (static_cast<std::uint32_t>(bytes[at + 3]) << 24);
}

/// Unpacks one segment (PackBits) and writes a byte every `step` bytes. False when it ends before `count` bytes.
bool unpack(ByteView segment, std::uint8_t* out, std::size_t count, std::size_t step) {
  std::size_t at = 0, written = 0;
  while (written < count) {
    if (at >= segment.size()) return false;
    const auto code = static_cast<std::int8_t>(segment[at++]);
    if (code == -128) continue;
    if (code >= 0) {
      const std::size_t run = std::min<std::size_t>(static_cast<std::size_t>(code) + 1, count - written);
      if (segment.size() - at < run) return false;
      if (step == 1) {
        std::memcpy(out + written, segment.data() + at, run);
      } else {
        for (std::size_t i = 0; i < run; ++i) out[(written + i) * step] = segment[at + i];
      }
      at += static_cast<std::size_t>(code) + 1;
      written += run;
    } else {
      if (at >= segment.size()) return false;
      const std::size_t run = std::min<std::size_t>(static_cast<std::size_t>(1 - code), count - written);
      const std::uint8_t value = segment[at++];
      for (std::size_t i = 0; i < run; ++i) out[(written + i) * step] = value;
      written += run;
    }
  }
  return true;
}

}  // namespace

Result<RawFrame> decodeRle(ByteView bytes, const PixelDescription& layout) {
  if (bytes.size() < kHeader) return fail(ErrorCode::FileTruncated, "RLE header");
  PixelDescription out = layout;
  if (layout.colour == ColourModel::YbrFull422) out.colour = ColourModel::YbrFull;  // RLE holds full planes, whatever the name
  const bool bits = layout.bitsAllocated == 1;  // one byte-segment of packed bits
  if (!bits && layout.bitsAllocated % 8 != 0) return fail(ErrorCode::FormatUnsupported, "RLE bits allocated");
  const std::size_t width = bits ? 1 : layout.bitsAllocated / 8u;
  const std::size_t planeBytes = static_cast<std::size_t>(bits ? (layout.pixels() + 7) / 8 : layout.pixels());
  const std::uint32_t segments = little32(bytes, 0);
  if (segments != width * layout.samples || segments > 15) return fail(ErrorCode::FileCorrupt, "RLE segments");
  Bytes pixels(planeBytes * width * layout.samples);
  for (std::uint32_t i = 0; i < segments; ++i) {
    const std::uint32_t start = little32(bytes, 4 + 4 * i);
    const std::uint32_t end = i + 1 < segments ? little32(bytes, 8 + 4 * i) : static_cast<std::uint32_t>(std::min<std::size_t>(bytes.size(), 0xFFFFFFFF));
    if (start < kHeader || start > bytes.size() || end < start) return fail(ErrorCode::FileCorrupt, "RLE offsets");
    const ByteView segment = bytes.subspan(start, std::min<std::size_t>(end, bytes.size()) - start);
    // Segments come most significant byte first within each sample; samples are written little-endian.
    const std::size_t sample = i / width, byte = width - 1 - i % width;
    if (!unpack(segment, pixels.data() + sample * planeBytes * width + byte, planeBytes, width)) return fail(ErrorCode::FileTruncated, "RLE segment");
  }
  out.planar = true;
  return RawFrame::own(out, std::move(pixels));
}

}  // namespace safelight::dicom
