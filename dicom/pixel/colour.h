#pragma once
// Colour samples to 0xffRRGGBB.

#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// Converts RGB and YBR frames of 8, 16 or 32 bits a sample, by pixel or by plane.
Result<Bytes> toRgb32(const RawFrame& frame);

/// Applies the Palette Color Lookup Tables of the data set (plain or segmented, 8 or 16 bits).
Result<Bytes> paletteToRgb32(const RawFrame& frame, const DataSet& set);

}  // namespace safelight::dicom
