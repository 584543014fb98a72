#pragma once
// An object with its pixels as they were before compression.

#include "dicom/dataset/rewrite.h"
#include "dicom/pixel/frame_reader.h"

namespace safelight::dicom {

/// Decodes every frame and puts samples and their description into `rewrite`; nothing when they are native already. What was lossy once
/// is said to be lossy (PS3.3 C.7.6.1.1.5). `limits.frameBytes` counts for all frames together. Fails as readFrame does.
Result<void> uncompress(const DicomFile& file, Rewrite& rewrite, const FrameLimits& limits = {});

}  // namespace safelight::dicom
