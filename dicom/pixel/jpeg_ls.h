#pragma once
// JPEG-LS (ISO/IEC 14495-1, ITU-T T.87), lossless and near-lossless, 2 to 16 bits, every interleave.
//
// Written here because DCMTK's decoder wants a whole data set around each frame and refuses depths that occur (7 bits).

#include "dicom/pixel/jpeg_header.h"
#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// Decodes one frame into host-order samples, colour by pixel. `header` was read from the same bytes and its sizes were checked
/// against the caps. FileCorrupt, FileTruncated, FormatUnsupported (mapping tables, restart intervals).
Result<Bytes> decodeJpegLsSamples(ByteView bytes, const JpegHeader& header);

}  // namespace safelight::dicom
