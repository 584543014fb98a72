#pragma once
// Which bits of decoded samples count: a codestream often has more than the data set says are stored.

#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// Sets how the samples of a frame are read that came out of a codec with more bits than `named` has: by Bits Stored and High Bit of the data set where
/// the samples agree with them (PS3.5 8.1.1), also when the codec moved them down to the lowest bit; else whole, because cutting bits off would show
/// another picture.
void settleDepth(RawFrame& frame, const PixelDescription& named);

}  // namespace safelight::dicom
