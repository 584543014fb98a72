#pragma once
// Overlay planes (PS3.3 C.9.2), drawn white into the frame as other viewers do by default.

#include "core/imaging/pixel_image.h"
#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// Draws every graphic overlay of the frame, in groups 6000-601E or embedded in unused bits of native pixels. Overlays that make no
/// sense are left out. The image's range and windows must be known already: what is drawn lies outside them on purpose.
void drawOverlays(const DicomFile& file, const RawFrame& raw, std::uint32_t frame, imaging::PixelImage& image);

/// Whether there is anything that drawOverlays might draw.
bool hasOverlays(const DicomFile& file, std::uint32_t frame);

}  // namespace safelight::dicom
