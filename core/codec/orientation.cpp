#include "core/codec/orientation.h"

#include <algorithm>

namespace safelight::codec {
namespace {

/// Where the stored pixel (x, y) is shown is turned round here: which stored pixel is shown at (x, y). Tiles keep both sides
/// of a transposition in the cache.
template <class Pixel>
void transpose(const Pixel* from, Pixel* to, std::size_t width, std::size_t height, unsigned orientation) {
  constexpr std::size_t kTile = 32;
  const std::size_t shownWidth = height, shownHeight = width;
  for (std::size_t top = 0; top < shownHeight; top += kTile) {
    for (std::size_t left = 0; left < shownWidth; left += kTile) {
      for (std::size_t y = top; y < std::min(top + kTile, shownHeight); ++y) {
        for (std::size_t x = left; x < std::min(left + kTile, shownWidth); ++x) {
          const std::size_t column = orientation == 5 || orientation == 6 ? y : width - 1 - y;
          const std::size_t row = orientation == 5 || orientation == 8 ? x : height - 1 - x;
          to[y * shownWidth + x] = from[row * width + column];
        }
      }
    }
  }
}

template <class Pixel>
void turn(imaging::PixelImage& image, unsigned orientation) {
  const std::size_t width = image.width, height = image.height;
  auto* pixels = reinterpret_cast<Pixel*>(image.pixels.data());
  if (orientation == 2 || orientation == 3) {
    for (std::size_t y = 0; y < height; ++y) std::reverse(pixels + y * width, pixels + (y + 1) * width);
  }
  if (orientation == 3 || orientation == 4) {
    for (std::size_t y = 0; y < height / 2; ++y)
      std::swap_ranges(pixels + y * width, pixels + (y + 1) * width, pixels + (height - 1 - y) * width);
  }
  if (!turnsSideways(orientation)) return;
  Bytes turned(image.pixels.size());
  transpose(pixels, reinterpret_cast<Pixel*>(turned.data()), width, height, orientation);
  image.pixels = std::move(turned);
  std::swap(image.width, image.height);
}

}  // namespace

void setUpright(imaging::PixelImage& image, unsigned orientation) {
  if (!image.sizesAgree()) return;
  if (image.format == imaging::PixelFormat::Gray16) {
    turn<std::uint16_t>(image, orientation);
  } else {
    turn<std::uint32_t>(image, orientation);
  }
}

}  // namespace safelight::codec
