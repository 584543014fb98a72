#pragma once
// Grey samples of every depth to the 16 bits of PixelImage.

#include "core/imaging/pixel_image.h"
#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// Pixels biased to unsigned, and how a stored value is got back: stored = offset + scale * pixel.
struct GrayPixels {
  Bytes pixels;          // uint16, host order
  double offset = 0, scale = 1;
};

/// Integers up to 16 bits keep every value; deeper ones and floats are spread over 0-65535 by their own minimum and maximum.
Result<GrayPixels> toGray16(const RawFrame& frame);

/// Whether `grayPart` can read this frame: integers in 8 or 16 bits.
bool isReadInParts(const PixelDescription& layout);
/// `count` pixels from pixel `first` on, as toGray16 gives them.
void grayPart(const RawFrame& frame, std::size_t first, std::size_t count, std::uint16_t* out);
/// What stored values are at pixel 0, as in GrayPixels.
double grayOffset(const PixelDescription& layout);

}  // namespace safelight::dicom
