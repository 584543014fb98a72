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

}  // namespace safelight::dicom
