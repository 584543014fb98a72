#pragma once
// One frame of a DICOM object as pixels that can be shown.

#include "core/imaging/pixel_image.h"
#include "dicom/dataset/dicom_file.h"

namespace safelight::dicom {

/// Caps, checked before anything is allocated.
struct FrameLimits {
  std::uint64_t frameBytes = 256ull << 20;  // of the stored frame, and of the result
  std::uint64_t expansion = 2000;           // frame bytes a byte of the file; 64 KiB are always allowed
};

/// Decodes one frame (counted from 0) and only that one. Fails with NoPixels, FrameOutOfRange, TooManyFrames, TooManyPixels,
/// CompressionBomb, FileTruncated, FileCorrupt, FormatUnsupported, TransferSyntaxUnsupported.
Result<imaging::PixelImage> readFrame(const DicomFile& file, std::uint32_t frame, const FrameLimits& limits = {});

}  // namespace safelight::dicom
