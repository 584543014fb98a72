#pragma once
// Invented images for benches (CC0, like everything they make): radiograph-like intra-oral DICOM and noisy JPEG photographs.

#include "core/base/bytes.h"
#include "core/base/path.h"

namespace safelight::bench {

/// An intra-oral DICOM file, explicit little endian, 16 bits a pixel without a window, of patient number `patient`; `number` makes it unique.
Bytes makeRadiograph(std::uint32_t width, std::uint32_t height, unsigned patient, unsigned number);
/// A photograph of about `bytes` (JPEG without EXIF).
Bytes makePhoto(std::size_t bytes, unsigned number);

/// `count` radiographs of 1304 x 1614 (4.2 MB) of ten patients.
void writeRadiographs(const Path& folder, unsigned count);
/// `count` files of 100 to 500 KB, two thirds DICOM.
void writeSmallFiles(const Path& folder, unsigned count);

}  // namespace safelight::bench
