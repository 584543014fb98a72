#pragma once
// One frame of a DICOM object as pixels that can be shown.

#include "core/imaging/pixel_image.h"
#include "dicom/dataset/dicom_file.h"
#include "dicom/pixel/raw_frame.h"

namespace safelight::dicom {

/// Caps, checked before anything is allocated.
struct FrameLimits {
  std::uint64_t frameBytes = 256ull << 20;  // of the stored frame, and of the result
  std::uint64_t expansion = 2000;           // frame bytes a byte of the file; 64 KiB are always allowed
};

/// Decodes one frame (counted from 0) and only that one. Fails with NoPixels, FrameOutOfRange, TooManyFrames, TooManyPixels,
/// CompressionBomb, FileTruncated, FileCorrupt, FormatUnsupported, TransferSyntaxUnsupported.
Result<imaging::PixelImage> readFrame(const DicomFile& file, std::uint32_t frame, const FrameLimits& limits = {});

/// One frame's samples as stored, or as they were before compression. The file's bytes must outlive it. Fails as readFrame does.
Result<RawFrame> storedFrame(const DicomFile& file, std::uint32_t frame, const FrameLimits& limits = {});

/// A grey frame that is read row by row where it lies in the file, for thumbnails: the whole is never unpacked. Refers to the file's bytes.
class FrameRows {
 public:
  std::uint32_t width() const { return m_raw.layout.width; }
  std::uint32_t height() const { return m_raw.layout.height; }
  const imaging::Tone& tone() const { return m_tone; }
  /// Writes `width()` pixels, the same that readFrame gives.
  void read(std::uint32_t row, std::uint16_t* out) const;

 private:
  friend Result<std::optional<FrameRows>> frameRows(const DicomFile&, std::uint32_t, const FrameLimits&);
  RawFrame m_raw;
  imaging::Tone m_tone;
};

/// Nothing for a frame that must be decoded as a whole (compressed, in colour, of unusual depth, changed by a Modality LUT or an overlay).
/// Fails as readFrame does.
Result<std::optional<FrameRows>> frameRows(const DicomFile& file, std::uint32_t frame, const FrameLimits& limits = {});

}  // namespace safelight::dicom
