#pragma once
// Radiographs of an invented mouth: thickness of enamel, dentine, metal and bone along each ray, turned into detector values.

#include <cstdint>
#include <string>
#include <vector>

#include "app/demo/mouth.h"

namespace safelight::demo {

/// 12-bit MONOCHROME2 pixels: dense is bright, as for presentation.
struct Radiograph {
  std::uint32_t width = 0, height = 0;
  double spacing = 0.02;  // millimetres a pixel at the detector
  std::vector<std::uint16_t> pixels;
};

/// What the sensor saw: a rectangle of the jaw plane. x runs from the patient's right (negative) to left; y from the occlusal plane up
/// (negative) to the upper roots and down (positive) to the lower ones. Millimetres.
struct Exposure {
  double left = -18, top = -12.8;
  std::uint32_t width = 1800, height = 1280;
  double spacing = 0.02;
  double year = 2026;
  double opening = 1.6;      // gap between the arches
  double turn = 0;           // radians the sensor was turned
  std::uint64_t noise = 1;
  bool panoramic = false;
};

Radiograph expose(const Mouth& mouth, const Exposure& exposure);

/// A bitewing, periapical or panoramic of given teeth: where the sensor goes.
Exposure bitewing(const Mouth& mouth, int firstFdi, int lastFdi, double year, std::uint64_t noise);
Exposure periapical(const Mouth& mouth, int firstFdi, int lastFdi, double year, std::uint64_t noise);
Exposure panoramic(double year, std::uint64_t noise);

}  // namespace safelight::demo
