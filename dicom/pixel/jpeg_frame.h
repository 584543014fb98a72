#pragma once
// JPEG (all processes in use, over DCMTK's codecs) and JPEG-LS frames as stored samples.

#include "dicom/pixel/jpeg_header.h"
#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// Decodes a JPEG frame (baseline, extended, progressive, lossless; 8 to 16 bits). `layout` is the data set's description; rows and
/// columns must agree with the codestream. Damaged data are refused, not filled up. FileCorrupt, FileTruncated, FormatUnsupported.
Result<RawFrame> decodeJpeg(ByteView bytes, const JpegHeader& header, const PixelDescription& layout);

/// Decodes a JPEG-LS frame, lossless or near-lossless, of any interleave.
Result<RawFrame> decodeJpegLs(ByteView bytes, const JpegHeader& header, const PixelDescription& layout);

}  // namespace safelight::dicom
