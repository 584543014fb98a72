#pragma once
// JPEG files without what they say of place, time and camera, their pictures untouched.

#include <optional>

#include "core/base/bytes.h"

namespace safelight::dicom {

/// The same JPEG without EXIF, XMP, IPTC, maker's and comment segments, wherever they stand, and without what was appended to it
/// (phones append a second picture); nothing when it has none of them or is no whole JPEG. JFIF, ICC and Adobe segments stay: they
/// decide colour. The coded picture is copied bit for bit, also one that goes on in another fragment.
std::optional<Bytes> withoutJpegMetadata(ByteView jpeg);

/// What decides whether a JPEG can stand in a DICOM object as it is.
struct JpegShape {
  std::uint32_t width = 0, height = 0;
  std::uint8_t components = 0;
  bool baseline = false;      // SOF0, 8 bits
  bool namedRgb = false;      // an Adobe marker says that no colour transform was used
  bool subsampled422 = false; // 2x1 chroma, the only subsampling DICOM has a name for
  std::uint16_t orientation = 1;  // EXIF
};
std::optional<JpegShape> jpegShape(ByteView jpeg);

}  // namespace safelight::dicom
