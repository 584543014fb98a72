#pragma once
// RLE Lossless (PS3.5 annex G).

#include "core/base/bytes.h"
#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// Decodes one frame into little-endian samples, colour by plane. Rows cut short by the writer are an error, not black.
/// The caller has checked that the frame's size is within its limits. FileCorrupt, FileTruncated, FormatUnsupported.
Result<RawFrame> decodeRle(ByteView bytes, const PixelDescription& layout);

}  // namespace safelight::dicom
