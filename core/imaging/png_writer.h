#pragma once
// PNG files from checked pixels of our own: contact sheets. Nothing here reads PNG.

#include "core/imaging/tone.h"

namespace safelight::imaging {

/// 8-bit grey or RGB without metadata. InvalidArgument when the sizes do not agree or a side is 0 or above 65,500.
Result<Bytes> writePng(const Rendered& picture);

}  // namespace safelight::imaging
