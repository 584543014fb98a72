#pragma once
// How a picture lies in the patient.

#include "core/model/direction.h"
#include "dicom/dataset/element.h"

namespace safelight::dicom {

/// Patient Orientation (PS3.3 C.7.6.1.1.1) of a person, else what follows from Image Orientation (Patient) of this frame (C.7.6.2.1.1). Nothing when
/// neither is there, for animals (whose letters mean something else), and when the two values are no directions or contradict each other.
model::Directions directionsOf(const DataSet& set, std::uint32_t frame);

}  // namespace safelight::dicom
