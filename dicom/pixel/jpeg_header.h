#pragma once
// The headers of a JPEG or JPEG-LS codestream, read before a decoder sees it.

#include <array>

#include "core/base/bytes.h"

namespace safelight::dicom {

/// The first frame header (SOFn) and what else decides colour.
struct JpegHeader {
  std::uint8_t frameType = 0;   // 0xC0 baseline, 0xC3 lossless, 0xF7 JPEG-LS ...
  std::uint8_t precision = 8;
  std::uint32_t width = 0, height = 0;
  std::uint8_t components = 0;
  std::array<std::uint8_t, 4> ids{};
  bool subsampled = false;
  bool jfif = false;
  bool adobe = false;
  std::uint8_t adobeTransform = 0;
  bool oddNames = false;  // of a JFIF version or a transform that decoders wonder at and then read all the same

  bool isLossless() const { return frameType == 0xC3; }
  bool isJpegLs() const { return frameType == 0xF7; }
};

/// Reads up to the frame header. FileCorrupt or FileTruncated when there is none.
Result<JpegHeader> readJpegHeader(ByteView bytes);

/// True when the three components are YCbCr: by Adobe marker, component names or JFIF, else as `named` by the data set.
bool jpegIsYcc(const JpegHeader& header, bool named);

}  // namespace safelight::dicom
