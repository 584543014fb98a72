#include <catch2/catch_test_macros.hpp>

#include "photos.h"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;
using imaging::PixelFormat;

TEST_CASE("tiled, planar and JPEG-compressed TIFF show the scene") {
  const auto scene = shown("own_scene.png");
  CHECK(largestDifference(shown("own_tiled.tif"), scene) == 0);
  CHECK(largestDifference(shown("own_planar.tif"), scene) == 0);
  CHECK(showsScene(shown("own_jpeg.tif"), 0.95));
  CHECK(showsScene(shown("own_palette.tif"), 0.8));
}

TEST_CASE("CMYK TIFF shows the right colours") {
  const auto picture = shown("own_cmyk.tif");
  CHECK((wordAt(picture, 4, 4) >> 16 & 255) > 180);
  CHECK((wordAt(picture, 4, 4) & 255) < 80);
}

TEST_CASE("sixteen-bit grey keeps its depth, in strips and in tiles") {
  const auto strips = decode(photo("own_grey16.tif")), tiles = decode(photo("own_grey16_tiled.tif")), png = decode(photo("own_grey16.png"));
  REQUIRE(strips);
  REQUIRE(tiles);
  CHECK(strips->format == PixelFormat::Gray16);
  CHECK(strips->pixels == png->pixels);
  CHECK(tiles->pixels == png->pixels);
}

TEST_CASE("a sensor's ten bits in sixteen are shown over ten") {
  const auto image = decode(photo("16bit.cropped.tif"));
  REQUIRE(image);
  CHECK(image->tone.maximum == 694);
  CHECK(image->tone.suggested.width == 1024);
}

TEST_CASE("a bilevel fax page has black on white") {
  const auto image = decode(photo("own_g4.tif"));
  REQUIRE(image);
  CHECK(image->format == PixelFormat::Gray16);
  const auto picture = imaging::renderDefault(*image);
  CHECK(wordAt(picture, 34, 30) == 0xffffffffu);  // the letter F
  CHECK(wordAt(picture, 80, 30) == 0xff000000u);
}

TEST_CASE("each page is its own picture") {
  const Bytes file = photo("own_pages.tif");
  CHECK(showsScene(shown(file, 0), 0.9999));
  const auto second = imaging::orient(shown(file, 1), 2, false);
  CHECK(showsScene(second, 0.9999));
  CHECK(decode(photo("multipage.tiff"), 2));
}

TEST_CASE("a cut TIFF is an error of its own") {
  const Bytes file = photo("own_tiled.tif");
  for (std::size_t length = 16; length + 200 < file.size(); length += 501) {
    CAPTURE(length);
    const auto cut = decode(ByteView(file).first(length));
    REQUIRE_FALSE(cut);
    CHECK(cut.error().code == ErrorCode::FileTruncated);
  }
}

TEST_CASE("an unusual compression is unsupported, not corrupt") {
  Bytes file = photo("own_planar.tif");
  // Compression (tag 259, SHORT, 1): set to 34925 (LZMA).
  const std::uint8_t entry[] = {0x03, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00};
  const auto place = std::search(file.begin(), file.end(), std::begin(entry), std::end(entry));
  REQUIRE(place != file.end());
  place[8] = 34925 & 255;
  place[9] = 34925 >> 8;
  CHECK(decode(file).error().code == ErrorCode::FormatUnsupported);
}
