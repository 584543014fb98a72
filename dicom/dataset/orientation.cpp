#include "dicom/dataset/orientation.h"

#include "dicom/dataset/tags.h"

namespace safelight::dicom {

model::Directions directionsOf(const DataSet& set) {
  if (set.text(tags::kOrientationType) == "QUADRUPED") return {};
  model::Directions directions{std::string(set.text(tags::kPatientOrientation, 0)), std::string(set.text(tags::kPatientOrientation, 1))};
  return agree(directions) ? directions : model::Directions{};
}

}  // namespace safelight::dicom
