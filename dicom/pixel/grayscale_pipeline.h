#pragma once
// From stored grey values to a PixelImage with its tone: modality transformation, windows, VOI LUTs, padding (PS3.3 C.11).

#include "core/imaging/pixel_image.h"
#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// Builds the image of one frame, overlays drawn in.
Result<imaging::PixelImage> grayImage(const RawFrame& raw, const DicomFile& file, std::uint32_t frame);

/// The tone that grayImage would find (its range from a sample of rows) for a frame whose samples can be read in parts, without unpacking it as a whole; nothing where a
/// Modality LUT or an overlay changes pixels, or for other depths.
std::optional<imaging::Tone> toneOfRows(const RawFrame& raw, const DicomFile& file, std::uint32_t frame);

}  // namespace safelight::dicom
