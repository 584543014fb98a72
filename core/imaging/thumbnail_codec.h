#pragma once
// Thumbnails at rest. Safelight compresses them itself from checked pixels and reads back only what it wrote (the
// thumbnail store is authenticated), so no codec in the workspace ever meets bytes from outside.

#include "core/imaging/tone.h"

namespace safelight::imaging {

/// JPEG (quality 85, 4:2:0; grey as one component).
Result<Bytes> compressThumbnail(const Rendered& picture);
/// Reads what compressThumbnail wrote; FileCorrupt otherwise. Sides above 4,096 are refused.
Result<Rendered> expandThumbnail(ByteView jpeg);

}  // namespace safelight::imaging
