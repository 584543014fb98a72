#pragma once
// Modality and VOI LUTs (PS3.3 C.11.1, C.11.2).

#include "core/imaging/pixel_image.h"
#include "dicom/dataset/element.h"

namespace safelight::dicom {

/// Reads one item of a Modality LUT or VOI LUT Sequence; nothing when its descriptor or data make no sense.
/// `signedInput` decides how the first mapped value is read.
std::optional<imaging::VoiLut> readLut(const DataSet& item, bool signedInput);

}  // namespace safelight::dicom
