#pragma once
// Deflate with a ceiling (PS3.5 A.5, RFC 1951).

#include "core/base/bytes.h"

namespace safelight::dicom {

/// Inflates raw deflate data, or zlib data as some writers leave it. The size is measured before anything is allocated.
/// Fails with CompressionBomb above `maximumBytes`, FileTruncated when the data ends early, FileCorrupt.
Result<Bytes> inflateWithin(ByteView deflated, std::uint64_t maximumBytes);

}  // namespace safelight::dicom
