#pragma once
// Invented radiographs for looking at and for tests: teeth-like shapes from formulas, no real pixels.

#include <QImage>

#include "core/imaging/pixel_image.h"

namespace safelight::ui::test {

/// A bitewing-like 12-bit frame: two rows of teeth with enamel, pulp, fillings and noise; `seed` shifts them.
imaging::PixelImage bitewing(std::uint32_t width, std::uint32_t height, std::uint32_t seed = 1);
/// A panoramic-like frame: teeth along an arch.
imaging::PixelImage panoramic(std::uint32_t width, std::uint32_t height);
/// A colour picture: smooth gradients with a dark disc at the top left.
imaging::PixelImage photo(std::uint32_t width, std::uint32_t height);
/// A frame whose pixel values are `value(x, y)`.
template <class Value>
imaging::PixelImage grayImage(std::uint32_t width, std::uint32_t height, Value value) {
  imaging::PixelImage image;
  image.width = width;
  image.height = height;
  image.format = imaging::PixelFormat::Gray16;
  image.pixels.resize(std::size_t{width} * height * 2);
  auto* pixels = reinterpret_cast<std::uint16_t*>(image.pixels.data());
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) pixels[std::size_t{y} * width + x] = static_cast<std::uint16_t>(value(x, y));
  }
  image.tone.suggested = {.centre = 2048, .width = 4096, .function = imaging::VoiFunction::Linear, .explanation = {}};
  image.tone.minimum = 0;
  image.tone.maximum = 4095;
  return image;
}
/// As the vault keeps it: at most 360 pixels a side, default tone.
QImage thumbnailOf(const imaging::PixelImage& image);

}  // namespace safelight::ui::test
