#include <catch2/catch_test_macros.hpp>

#include "photos.h"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;
using imaging::PixelFormat;

TEST_CASE("plain, interlaced, sixteen-bit and palette PNG show the same scene") {
  const auto scene = shown("own_scene.png");
  CHECK(largestDifference(shown("own_interlaced.png"), scene) == 0);
  CHECK(largestDifference(shown("own_rgb16.png"), scene) <= 1);
  CHECK(showsScene(shown("own_palette.png"), 0.8));
}

TEST_CASE("sixteen-bit grey keeps its depth and is shown over its whole range") {
  const auto image = decode(photo("own_grey16.png"));
  REQUIRE(image);
  CHECK(image->format == PixelFormat::Gray16);
  CHECK(image->gray()[0] == 0);
  CHECK(image->gray()[48] == 48 * 65535 / 95);
  CHECK(image->gray()[95] == 65535);
  CHECK(image->tone.suggested.centre == 32768);
  CHECK(image->tone.suggested.width == 65536);
  CHECK(image->tone.minimum == 0);
  CHECK(image->tone.maximum == 65535);
  const auto picture = imaging::renderDefault(*image);
  CHECK(picture.pixels[0] == 0);
  CHECK(picture.pixels[95] == 255);
}

TEST_CASE("twelve bits in sixteen are shown over twelve, not as black") {
  const auto image = decode(photo("own_grey12_in_16.png"));
  REQUIRE(image);
  CHECK(image->tone.suggested.width == 4096);
  CHECK(imaging::renderDefault(*image).pixels[95] == 255);
}

TEST_CASE("transparent parts are shown over white") {
  const auto picture = shown("own_alpha.png"), scene = shown("own_scene.png");
  CHECK(wordAt(picture, 0, 30) == 0xffffffffu);
  CHECK(largestDifference({1, 1, true, Bytes(picture.pixels.begin() + 95 * 4, picture.pixels.begin() + 96 * 4)},
                          {1, 1, true, Bytes(scene.pixels.begin() + 95 * 4, scene.pixels.begin() + 96 * 4)}) == 0);
  const std::uint32_t half = wordAt(picture, 48, 60), full = wordAt(scene, 48, 60);
  const int alpha = 48 * 255 / 95;
  for (int shift = 0; shift < 24; shift += 8) {
    const int expected = (static_cast<int>(full >> shift & 255) * alpha + 255 * (255 - alpha)) / 255;
    CHECK(std::abs(static_cast<int>(half >> shift & 255) - expected) <= 1);
  }
}

TEST_CASE("a transparent palette entry and a transparent sixteen-bit grey are white") {
  const auto palette = shown("p_trns_single.png");
  CHECK(wordAt(palette, 32, 32) == 0xffffffffu);
  const auto grey = decode(photo("i_trns.png"));
  REQUIRE(grey);
  CHECK(grey->format == PixelFormat::Gray16);
  CHECK(grey->tone.maximum == 65535);
}

TEST_CASE("a wide-gamut PNG shows what the JPEG with the same profile shows") {
  CHECK(imaging::structuralSimilarity(shown("own_wide_gamut.png"), shown("own_wide_gamut.jpg")) > 0.97);
  CHECK(largestDifference(shown("own_wide_gamut.png"), shown("own_scene.png")) > 15);
}

TEST_CASE("a cut PNG is truncated, a flipped byte in its pixels is found by the check sum") {
  const Bytes file = photo("own_scene.png");
  for (std::size_t length = 8; length + 16 < file.size(); length += 97) {
    CAPTURE(length);
    CHECK(decode(ByteView(file).first(length)).error().code == ErrorCode::FileTruncated);
  }
  Bytes flipped = file;
  flipped[file.size() / 2] ^= 0x10;
  CHECK(decode(flipped).error().code == ErrorCode::FileCorrupt);
}

TEST_CASE("encoding as PNG loses nothing") {
  const auto scene = shown("own_scene.png");
  const auto file = encodePng(scene);
  REQUIRE(file);
  CHECK(shown(*file).pixels == scene.pixels);
  const auto grey = shown("camera.png");
  const auto greyFile = encodePng(grey);
  REQUIRE(greyFile);
  CHECK(shown(*greyFile).pixels == grey.pixels);
  CHECK_FALSE(contains(*file, "tIME"));
  CHECK(encodePng({3, 3, true, Bytes(9)}).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("encoding sixteen-bit grey loses nothing either") {
  const auto image = decode(photo("own_grey16.png")).value();
  const auto file = encodePng16(image);
  REQUIRE(file);
  CHECK(decode(*file)->pixels == image.pixels);
  CHECK(encodePng16(decode(photo("own_scene.png")).value()).error().code == ErrorCode::InvalidArgument);
}
