#pragma once
// Tiles at the rim of a slide.

#include <optional>

#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// What of a frame lies on the slide, for a tile that reaches beyond its right or lower rim (PS3.3 C.7.6.17.3, TILED_FULL). Its place beyond the rim means
/// nothing, and some writers leave it out of the codestream. Nothing for every other frame.
std::optional<PixelDescription> rimTile(const DicomFile& file, const PixelDescription& layout, std::uint32_t frame);

}  // namespace safelight::dicom
