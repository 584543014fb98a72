#pragma once
// A small intra-oral DICOM file, written here byte by byte (explicit VR little endian).

#include <string>

#include "core/base/bytes.h"

namespace safelight::tests {

struct DicomSample {
  std::string name = "CANARYSON^PETUNIA";
  std::string number = "P-48151623";
  std::string birthDate = "19840229";
  std::string instance = "1";       // last part of the SOP instance UID
  std::uint16_t side = 64;
  std::string pixelText = "PIXELCANARY-";  // repeated over the 16-bit pixels
};

Bytes makeDicom(const DicomSample& sample);

}  // namespace safelight::tests
