#pragma once
// JPEG files from checked pixels: thumbnails and exports.

#include "core/imaging/tone.h"

namespace safelight::imaging {

enum class ChromaSampling { Full, Half };  // 4:4:4, 4:2:0

/// Baseline JFIF in sRGB; grey pictures as one component. No metadata. `quality` 1-100. Fails with InvalidArgument when
/// the sizes do not agree or a side exceeds 65,500.
Result<Bytes> writeJpeg(const Rendered& picture, int quality, ChromaSampling sampling);

}  // namespace safelight::imaging
