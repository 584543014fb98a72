#pragma once
// Finds the bytes of one frame: by multiplication when they are native, by offset tables and start markers when encapsulated.

#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// Native pixels of one frame, in place where possible. FileTruncated when the file ends before the frame does.
Result<RawFrame> nativeFrame(const DicomFile& file, const PixelDescription& layout, std::uint32_t frame);

/// The compressed bytes of one frame: a view of its only fragment, or fragments joined.
struct CompressedFrame {
  ByteView bytes;
  Bytes joined;
  /// The file ends inside this frame.
  bool truncated = false;

  CompressedFrame() = default;
  CompressedFrame(CompressedFrame&&) = default;  // a copy would view into the first one
  CompressedFrame& operator=(CompressedFrame&&) = default;
};
Result<CompressedFrame> compressedFrame(const Element& pixels, const DataSet& set, std::uint32_t frame, std::uint32_t frameCount);

}  // namespace safelight::dicom
