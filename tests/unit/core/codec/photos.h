#pragma once
// The photographs of tests/data/photos, and what the scene on them looks like.

#include "core/codec/photo.h"
#include "core/imaging/resample.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

inline Bytes photo(const std::string& name) { return readFile(testData() / "photos" / name); }

inline Result<imaging::PixelImage> decode(ByteView file, std::uint32_t page = 0) { return codec::decodePhoto(file, page, 0, {}); }

/// Throws (and so fails the test) when the file does not decode.
inline imaging::Rendered shown(ByteView file, std::uint32_t page = 0) { return imaging::renderDefault(decode(file, page).value()); }
inline imaging::Rendered shown(const std::string& name) { return shown(photo(name)); }

inline std::uint32_t wordAt(const imaging::Rendered& picture, std::uint32_t x, std::uint32_t y) {
  if (!picture.colour) return 0xff000000u | picture.pixels[static_cast<std::size_t>(y) * picture.width + x] * 0x010101u;
  std::uint32_t word;
  std::memcpy(&word, picture.pixels.data() + 4 * (static_cast<std::size_t>(y) * picture.width + x), 4);
  return word;
}

/// Largest difference of any channel of any pixel; 256 when the sizes differ.
inline int largestDifference(const imaging::Rendered& a, const imaging::Rendered& b) {
  if (a.width != b.width || a.height != b.height) return 256;
  int most = 0;
  for (std::uint32_t y = 0; y < a.height; ++y) {
    for (std::uint32_t x = 0; x < a.width; ++x) {
      const std::uint32_t first = wordAt(a, x, y), second = wordAt(b, x, y);
      for (int shift = 0; shift < 24; shift += 8)
        most = std::max(most, std::abs(static_cast<int>(first >> shift & 255) - static_cast<int>(second >> shift & 255)));
    }
  }
  return most;
}

/// Whether a picture shows the scene of own_scene.png, upright, give or take what a lossy format does to it.
inline bool showsScene(const imaging::Rendered& picture, double atLeast = 0.97) {
  const imaging::Rendered scene = shown("own_scene.png");
  if (picture.width != scene.width || picture.height != scene.height) return false;
  // Luminance alone would not notice red and blue changed places.
  const auto near = [&](std::uint32_t x, std::uint32_t y) {
    const std::uint32_t a = wordAt(picture, x, y), b = wordAt(scene, x, y);
    return std::abs(static_cast<int>(a >> 16 & 255) - static_cast<int>(b >> 16 & 255)) < 40 &&
           std::abs(static_cast<int>(a & 255) - static_cast<int>(b & 255)) < 40;
  };
  return imaging::structuralSimilarity(picture, scene) >= atLeast && near(4, 4) && near(90, 4) && near(4, 60) && near(90, 60);
}

inline bool contains(ByteView bytes, std::string_view text) {
  const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return all.find(text) != std::string_view::npos;
}

/// Where the first `marker` (0xff, code) of a JPEG stands.
inline std::size_t markerAt(ByteView jpeg, std::uint8_t code) {
  for (std::size_t i = 0; i + 1 < jpeg.size(); ++i) {
    if (jpeg[i] == 0xff && jpeg[i + 1] == code) return i;
  }
  throw std::runtime_error("no such marker");
}

}  // namespace safelight::tests
