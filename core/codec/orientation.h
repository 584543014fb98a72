#pragma once
// EXIF orientation.

#include "core/imaging/pixel_image.h"

namespace safelight::codec {

/// Whether an EXIF orientation (1-8) swaps width and height.
constexpr bool turnsSideways(unsigned orientation) { return orientation >= 5 && orientation <= 8; }

/// Turns a stored picture the right way up: CIPA DC-008 (EXIF 2.32) 4.6.4, tag 0x0112.
void setUpright(imaging::PixelImage& image, unsigned orientation);

}  // namespace safelight::codec
