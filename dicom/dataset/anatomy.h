#pragma once
// Which teeth, which view, which side: from the codes of a data set to the model and back (PS3.16 CID 4016-4019; dental.md facts).

#include "core/model/image.h"
#include "dicom/dataset/element.h"

namespace safelight::dicom {

/// Reads teeth, view and side. `description` is every describing text of the file in one string, UTF-8.
model::ImageTags tagsOf(const DataSet& set, std::string_view modality, std::string_view sopClass, std::string_view description);

/// A coded concept to write.
struct Code {
  std::string_view value, scheme, meaning;
};

/// The SNOMED CT code of a tooth's structure ("Maxillary right central incisor tooth"-like meaning is its FDI label).
Code regionOf(const model::ImageTags& tags, bool photo);
/// View Code for a photo or radiograph; value is empty when the view has none.
Code viewCodeOf(model::View view);

}  // namespace safelight::dicom
