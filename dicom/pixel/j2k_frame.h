#pragma once
// JPEG 2000 frames (core/codec/jpeg2000.h) as stored samples.

#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// Decodes a frame. The codestream's own depth and sign count; where its sign contradicts the data set the bits are read anew,
/// because that is what the writers of such files meant. FileCorrupt, TooManyPixels, FormatUnsupported.
Result<RawFrame> decodeJ2k(ByteView bytes, const PixelDescription& layout);

}  // namespace safelight::dicom
