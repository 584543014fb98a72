#pragma once
// Demo radiographs as DICOM objects: Digital Intra-Oral X-Ray and Digital X-Ray, for presentation.

#include "app/demo/radiograph.h"
#include "core/base/path.h"
#include "core/model/image.h"
#include "core/model/patient.h"

namespace safelight::demo {

struct RadiographToWrite {
  Radiograph picture;
  model::PatientDetails patient;
  model::LocalTime capturedAt;
  model::View view = model::View::Bitewing;
  model::Side side = model::Side::None;
  model::Teeth teeth;
  std::string description;
  int number = 1;
};

/// Explicit VR little endian, uncompressed, 12 of 16 bits. WriteFailed when the file cannot be made.
Result<void> writeRadiograph(const RadiographToWrite& radiograph, const Path& path);

}  // namespace safelight::demo
