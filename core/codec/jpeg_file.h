#pragma once
// The segments of a JPEG file (ITU-T T.81 annex B), walked without decoding.

#include "core/codec/raw_photo.h"

namespace safelight::codec {

struct JpegLayout {
  std::uint8_t frameMarker = 0;  // SOFn
  std::uint8_t precision = 8;
  std::uint32_t width = 0, height = 0;
  std::uint8_t components = 3;
  bool adobe = false;                  // APP14: CMYK samples are inverted
  std::uint64_t coefficientBytes = 0;  // what a progressive decoder must hold
  Bytes exif;
  Bytes profile;  // ICC, put together from APP2
};

/// Reads up to the first scan. FileCorrupt, FileTruncated, FormatUnsupported (lossless, hierarchical, other than eight bits).
Result<JpegLayout> readJpegLayout(ByteView file);

/// The file with nothing but what a decoder needs: tables, frame, scans, and bare JFIF and Adobe marks. Pass only files that decode.
Result<Bytes> bareJpeg(ByteView file);

}  // namespace safelight::codec
