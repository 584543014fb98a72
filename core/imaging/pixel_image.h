#pragma once
// Pixels as they leave the decoder: trusted in shape (every size was checked), never in content.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/model/direction.h"

namespace safelight::imaging {

enum class PixelFormat : std::uint8_t {
  Gray16 = 1,  // uint16 a pixel; the modality value is `intercept + slope * pixel`
  Rgb32 = 2,   // 0xffRRGGBB in machine order, sRGB: QImage::Format_RGB32 without a copy
};

inline std::uint32_t bytesPerPixel(PixelFormat format) { return format == PixelFormat::Gray16 ? 2 : 4; }

/// DICOM VOI LUT Function (PS3.3 C.11.2.1.2-3).
enum class VoiFunction : std::uint8_t { Linear = 0, LinearExact = 1, Sigmoid = 2 };

/// A window in modality values.
struct Window {
  double centre = 0;
  double width = 1;
  VoiFunction function = VoiFunction::Linear;
  std::string explanation;  // what the device calls it

  bool operator==(const Window&) const = default;
};

/// A VOI LUT (PS3.3 C.11.2): input modality value `firstMapped` gives values[0]; outside values clamp.
struct VoiLut {
  std::int32_t firstMapped = 0;
  std::uint16_t bits = 8;             // of each value
  std::vector<std::uint16_t> values;  // 1 to 65,536
  std::string explanation;

  bool operator==(const VoiLut&) const = default;
};

/// How Gray16 pixels become light. Ignored for Rgb32.
struct Tone {
  double slope = 1;
  double intercept = 0;
  bool inverse = false;         // MONOCHROME1 or presentation LUT shape INVERSE: high values are dark
  std::vector<Window> windows;  // as the file gives them
  std::vector<VoiLut> luts;
  /// What to show first: the file's first VOI LUT or window, else one found from the histogram.
  Window suggested;
  bool suggestedIsLut = false;  // then luts[0] is shown first, not `suggested`
  bool suggestedFromHistogram = false;
  std::uint16_t minimum = 0, maximum = 65535;  // of the pixels present, padding left out
  bool hasPadding = false;
  std::uint16_t paddingFirst = 0, paddingLast = 0;  // pixels in this range are background: always black
  std::string units;                                // "HU" or empty

  bool operator==(const Tone&) const = default;
};

/// One frame. `pixels` holds height rows of width pixels without row padding.
struct PixelImage {
  std::uint32_t width = 0, height = 0;
  PixelFormat format = PixelFormat::Gray16;
  Bytes pixels;
  Tone tone;
  /// More than 1 when a huge photo was decoded at a fraction: full width = width * reduction (rounded).
  std::uint32_t reduction = 1;
  /// How it lies in the patient, when the file says so.
  model::Directions directions;

  const std::uint16_t* gray() const { return reinterpret_cast<const std::uint16_t*>(pixels.data()); }
  const std::uint32_t* rgb() const { return reinterpret_cast<const std::uint32_t*>(pixels.data()); }
  bool sizesAgree() const { return static_cast<std::uint64_t>(width) * height * bytesPerPixel(format) == pixels.size(); }
};

using SharedPixelImage = std::shared_ptr<const PixelImage>;

}  // namespace safelight::imaging
