#pragma once
// Small pictures made in memory.

#include <cmath>

#include "core/imaging/resample.h"

namespace safelight::tests {

inline imaging::PixelImage greyImage(std::uint32_t width, std::uint32_t height,
                                     const std::function<std::uint16_t(std::uint32_t, std::uint32_t)>& at) {
  imaging::PixelImage image;
  image.width = width;
  image.height = height;
  image.pixels.resize(static_cast<std::size_t>(width) * height * 2);
  auto* out = reinterpret_cast<std::uint16_t*>(image.pixels.data());
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) *out++ = at(x, y);
  }
  return image;
}

inline imaging::Rendered greyPicture(std::uint32_t width, std::uint32_t height,
                                     const std::function<int(std::uint32_t, std::uint32_t)>& at) {
  imaging::Rendered picture{width, height, false, Bytes(static_cast<std::size_t>(width) * height)};
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) picture.pixels[static_cast<std::size_t>(y) * width + x] = static_cast<std::uint8_t>(at(x, y));
  }
  return picture;
}

inline imaging::Rendered colourPicture(std::uint32_t width, std::uint32_t height,
                                       const std::function<std::uint32_t(std::uint32_t, std::uint32_t)>& at) {
  imaging::Rendered picture{width, height, true, Bytes(static_cast<std::size_t>(width) * height * 4)};
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      const std::uint32_t word = 0xff000000u | at(x, y);
      std::memcpy(picture.pixels.data() + 4 * (static_cast<std::size_t>(y) * width + x), &word, 4);
    }
  }
  return picture;
}

inline std::uint32_t wordAt(const imaging::Rendered& picture, std::uint32_t x, std::uint32_t y) {
  std::uint32_t word;
  std::memcpy(&word, picture.pixels.data() + 4 * (static_cast<std::size_t>(y) * picture.width + x), 4);
  return word;
}

/// Something with edges and shades in every corner.
inline int texture(std::uint32_t x, std::uint32_t y) {
  return static_cast<int>(127 + 70 * std::sin(x / 5.0) * std::cos(y / 7.0) + ((x / 16 + y / 16) % 2 == 0 ? 40 : -40));
}

}  // namespace safelight::tests
