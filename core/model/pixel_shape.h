#pragma once
// Pixels that are no squares.

#include <algorithm>
#include <cmath>

#include "core/model/image.h"

namespace safelight::model {

/// How many times its stored width and height a picture is drawn, so that what it shows has its true proportion (PS3.3 C.7.6.3.1.7). The finer side of
/// a pixel stays as it is: nothing that was stored is lost.
struct PixelShape {
  double x = 1, y = 1;

  bool operator==(const PixelShape&) const = default;
  bool isSquare() const { return x == 1 && y == 1; }
};

/// From the spacings of a file, or their bare proportion (ImageFacts). Square as well when they differ by less than writers round, and when they differ
/// more than any device's: then the numbers are wrong.
inline PixelShape pixelShape(const ImageFacts& facts) {
  constexpr double kRounding = 1.001, kLargest = 10;
  if (!(facts.spacingX > 0) || !(facts.spacingY > 0)) return {};
  const double proportion = facts.spacingY / facts.spacingX;
  const double apart = std::max(proportion, 1 / proportion);
  if (!(apart > kRounding) || !(apart <= kLargest)) return {};
  return proportion > 1 ? PixelShape{1, proportion} : PixelShape{1 / proportion, 1};
}

}  // namespace safelight::model
