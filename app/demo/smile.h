#pragma once
// Before and after photographs of an invented smile.

#include <cstdint>

#include "core/imaging/tone.h"

namespace safelight::demo {

struct SmileShot {
  std::uint64_t seed = 1;
  bool treated = false;      // whiter, aligned
  double shiftX = 0, shiftY = 0, turn = 0, zoom = 1;  // how the camera was held: parts of the width, radians
  bool retracted = false;    // lips held away: an intra-oral frontal view
};

/// 1800 x 1200, colour.
imaging::Rendered photographSmile(const SmileShot& shot);

}  // namespace safelight::demo
