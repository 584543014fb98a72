#pragma once
// JPEG 2000 and High-Throughput JPEG 2000 (ISO/IEC 15444-1, -15), over OpenJPEG. DCMTK 3.6.7 has no decoder for it.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/bytes.h"

namespace safelight::codec {

/// Caps that hold before anything is allocated.
struct J2kLimits {
  /// Width x height x components; four bytes each are needed while decoding.
  std::uint64_t samples = 96ull << 20;
  std::uint32_t components = 5;
  std::uint32_t tiles = 16'384;
  /// Not 0: leave out resolutions until the longer side would fall below this.
  std::uint32_t longSide = 0;
};

/// What the container (JP2) says of the components; a bare codestream says nothing.
enum class J2kColour : std::uint8_t { Unspecified, Srgb, Grey, Sycc };

/// One component, row after row. It may be smaller than the picture (chroma subsampling).
struct J2kPlane {
  std::uint32_t width = 0, height = 0;
  std::uint32_t stepX = 1, stepY = 1;  // picture pixels a sample
  std::uint8_t precision = 8;          // bits of a sample, 1-31
  bool isSigned = false;
  std::span<const std::int32_t> samples;
};

struct J2kPicture {
  std::uint32_t width = 0, height = 0;
  std::uint32_t reduction = 1;    // full width = width * reduction, rounded
  std::vector<J2kPlane> planes;
  J2kColour colour = J2kColour::Unspecified;
  /// The codestream carries the reversible or irreversible colour transform; its inverse is applied: planes 0-2 are RGB.
  bool colourTransformUndone = false;
  Bytes profile;                  // ICC, from the container; may be empty
  std::shared_ptr<const void> owner;  // keeps the samples alive
};

/// How the container is treated. DICOM says that only the codestream inside counts (PS3.5 A.4.4); a photo needs palette and channels.
enum class J2kContainer { Ignore, Honour };

/// What the image header says, without decoding: enough to apply caps.
struct J2kHeader {
  std::uint32_t width = 0, height = 0, components = 0, tiles = 0;
  std::uint8_t precision = 0;
  bool isSigned = false;
};

/// True for a JP2 signature box or the start of a codestream.
bool looksLikeJpeg2000(ByteView bytes);

/// Reads the SIZ marker. FileCorrupt when there is none or it makes no sense.
Result<J2kHeader> readJ2kHeader(ByteView bytes);

/// Decodes a JP2 file or a bare codestream. Fails with FileCorrupt, FileTruncated, TooManyPixels, FormatUnsupported.
Result<J2kPicture> decodeJpeg2000(ByteView bytes, const J2kLimits& limits = {}, J2kContainer container = J2kContainer::Ignore);

}  // namespace safelight::codec
