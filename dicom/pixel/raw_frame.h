#pragma once
// One frame's samples as they were stored or came out of a codec, before they mean brightness or colour.

#include <cstdint>

#include "core/base/bytes.h"
#include "dicom/dataset/dicom_file.h"

namespace safelight::dicom {

/// What three samples, or one, mean.
enum class ColourModel : std::uint8_t { Grey, Palette, Rgb, YbrFull, YbrFull422, YbrPartial422 };

enum class SampleKind : std::uint8_t { Integer, Float, Double };

/// The Image Pixel attributes, checked.
struct PixelDescription {
  std::uint32_t width = 0, height = 0;
  std::uint16_t samples = 1;         // 1 or 3
  std::uint16_t bitsAllocated = 8;   // 1, 8, 12, 16, 32, 64
  std::uint16_t bitsStored = 8;
  std::uint16_t highBit = 7;
  bool isSigned = false;
  bool planar = false;
  SampleKind kind = SampleKind::Integer;
  ColourModel colour = ColourModel::Grey;
  bool inverse = false;              // MONOCHROME1 or presentation LUT shape INVERSE

  std::uint64_t pixels() const { return static_cast<std::uint64_t>(width) * height; }
};

/// Reads and checks the attributes. NoPixels, FileCorrupt (missing or senseless), FormatUnsupported.
Result<PixelDescription> describePixels(const DicomFile& file);

/// A frame's samples. `layout` says how to read `bytes`; it may differ from the file's own description after a codec.
struct RawFrame {
  PixelDescription layout;
  bool bigEndian = false;
  std::uint8_t firstBit = 0;  // of the first byte, for 1-bit frames that do not begin on a byte
  ByteView bytes;
  Bytes owned;                // holds `bytes` when they are not the file's own

  RawFrame() = default;
  RawFrame(RawFrame&&) = default;  // a copy would view into the first one
  RawFrame& operator=(RawFrame&&) = default;

  static RawFrame own(const PixelDescription& layout, Bytes bytes) {
    RawFrame frame;
    frame.layout = layout;
    frame.owned = std::move(bytes);
    frame.bytes = frame.owned;
    return frame;
  }
};

/// Bytes that a frame of this layout takes when it is not compressed.
std::uint64_t nativeFrameBytes(const PixelDescription& layout);

}  // namespace safelight::dicom
