#pragma once
// How a picture lies in the patient.

#include "core/model/direction.h"
#include "dicom/dataset/element.h"

namespace safelight::dicom {

/// Patient Orientation (PS3.3 C.7.6.1.1.1) of a person. Nothing when it is absent, for animals (whose letters mean something else), and when the two
/// values are no directions or contradict each other.
model::Directions directionsOf(const DataSet& set);

}  // namespace safelight::dicom
