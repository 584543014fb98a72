#include "core/codec/orientation.h"

#include <catch2/catch_test_macros.hpp>

#include "photos.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

// 1 2 3
// 4 5 6
imaging::PixelImage small(imaging::PixelFormat format) {
  imaging::PixelImage image;
  image.width = 3;
  image.height = 2;
  image.format = format;
  image.pixels.resize(6 * bytesPerPixel(format));
  for (std::uint8_t i = 0; i < 6; ++i) image.pixels[i * bytesPerPixel(format)] = static_cast<std::uint8_t>(i + 1);
  return image;
}

Bytes turned(imaging::PixelFormat format, unsigned orientation) {
  imaging::PixelImage image = small(format);
  codec::setUpright(image, orientation);
  CHECK(image.width == (codec::turnsSideways(orientation) ? 2 : 3));
  Bytes firsts;
  for (std::size_t i = 0; i < 6; ++i) firsts.push_back(image.pixels[i * bytesPerPixel(format)]);
  return firsts;
}

}  // namespace

TEST_CASE("each EXIF orientation moves pixels as the standard draws it, grey and colour") {
  for (const auto format : {imaging::PixelFormat::Gray16, imaging::PixelFormat::Rgb32}) {
    CHECK(turned(format, 1) == Bytes{1, 2, 3, 4, 5, 6});
    CHECK(turned(format, 2) == Bytes{3, 2, 1, 6, 5, 4});
    CHECK(turned(format, 3) == Bytes{6, 5, 4, 3, 2, 1});
    CHECK(turned(format, 4) == Bytes{4, 5, 6, 1, 2, 3});
    CHECK(turned(format, 5) == Bytes{1, 4, 2, 5, 3, 6});
    CHECK(turned(format, 6) == Bytes{4, 1, 5, 2, 6, 3});
    CHECK(turned(format, 7) == Bytes{6, 3, 5, 2, 4, 1});
    CHECK(turned(format, 8) == Bytes{3, 6, 2, 5, 1, 4});
  }
}

TEST_CASE("orientations that do not exist change nothing") {
  for (const unsigned orientation : {0u, 9u, 65535u}) CHECK(turned(imaging::PixelFormat::Gray16, orientation) == Bytes{1, 2, 3, 4, 5, 6});
}

TEST_CASE("a JPEG of each orientation shows the same upright picture") {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    CHECK(showsScene(shown("own_orientation_" + std::to_string(orientation) + ".jpg")));
  }
}

TEST_CASE("PNG, WebP and TIFF are turned by their orientation, once") {
  CHECK(showsScene(shown("own_orientation_6.png"), 0.9999));
  CHECK(showsScene(shown("own_orientation_6.webp")));
  CHECK(showsScene(shown("own_orientation_6.tif"), 0.9999));
}

TEST_CASE("HEIC and AVIF with a rotation box and an EXIF orientation are turned once, not twice") {
  CHECK(showsScene(shown("own_orientation_6.heic"), 0.95));
  CHECK(showsScene(shown("own_orientation_6.avif"), 0.95));
}

TEST_CASE("a bilevel fax page stored sideways stands upright") {
  const auto picture = shown("g4_orientation_5.tif");
  CHECK(picture.width == 590);
  CHECK(picture.height == 88);
}

TEST_CASE("a picture larger than a tile of the turning loop is turned whole") {
  imaging::PixelImage image;
  image.width = 101;
  image.height = 67;
  image.pixels.resize(101 * 67 * 2);
  auto* pixels = reinterpret_cast<std::uint16_t*>(image.pixels.data());
  for (std::uint16_t i = 0; i < 101 * 67; ++i) pixels[i] = i;
  const Bytes before = image.pixels;
  for (int i = 0; i < 4; ++i) codec::setUpright(image, 6);
  CHECK(image.pixels == before);
  codec::setUpright(image, 6);
  CHECK(image.gray()[0] == 66 * 101);  // the lower left corner comes to the upper left
  codec::setUpright(image, 8);
  CHECK(image.pixels == before);
  codec::setUpright(image, 7);
  codec::setUpright(image, 7);
  CHECK(image.pixels == before);
}
