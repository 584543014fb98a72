#include <catch2/catch_test_macros.hpp>

#include "photos.h"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;
using imaging::PixelFormat;

TEST_CASE("baseline, progressive and subsampled JPEG show the scene") {
  CHECK(showsScene(shown("own_orientation_1.jpg")));
  CHECK(showsScene(shown("own_progressive.jpg")));
  CHECK(showsScene(shown("own_subsampled.jpg"), 0.95));
}

TEST_CASE("a grey JPEG becomes grey samples with a window over all of them") {
  const auto image = decode(photo("own_grey.jpg"));
  REQUIRE(image);
  CHECK(image->format == PixelFormat::Gray16);
  CHECK(image->tone.suggested.centre == 128);
  CHECK(image->tone.suggested.width == 256);
  CHECK(image->tone.maximum <= 255);
  const auto picture = imaging::renderDefault(*image);
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) REQUIRE(picture.pixels[i] == image->gray()[i]);
}

TEST_CASE("CMYK with Adobe's inverted samples shows the right colours") {
  const auto own = shown("own_cmyk.jpg");
  CHECK((wordAt(own, 4, 4) >> 16 & 255) > 180);  // the red corner
  CHECK((wordAt(own, 4, 4) & 255) < 80);
  CHECK((wordAt(own, 4, 60) & 255) > 180);              // the blue one
  const auto photoshop = shown("pil_sample_cmyk.jpg");  // white letters and a red block on black
  CHECK((wordAt(photoshop, 8, 2) >> 16 & 255) > 150);
  CHECK((wordAt(photoshop, 8, 2) & 255) < 100);
}

TEST_CASE("an embedded wide-gamut profile is turned into sRGB") {
  const auto wide = shown("own_wide_gamut.jpg"), plain = shown("own_orientation_1.jpg");
  // The same numbers mean a stronger green in Display P3 than in sRGB; strong ones are cut off at the edge of sRGB.
  CHECK((wordAt(wide, 90, 4) >> 16 & 255) < (wordAt(plain, 90, 4) >> 16 & 255));
  CHECK((wordAt(wide, 90, 4) >> 8 & 255) >= (wordAt(plain, 90, 4) >> 8 & 255));
  CHECK(largestDifference(wide, plain) > 15);
  // A grey stays grey under every profile with the same white.
  const std::uint32_t word = wordAt(wide, 33, 40);
  CHECK(std::abs(static_cast<int>(word >> 16 & 255) - static_cast<int>(word & 255)) < 6);
}

TEST_CASE("of an MPO the first picture is shown") {
  const auto picture = shown("sugarshack.mpo");
  CHECK(picture.width == 640);
  CHECK(picture.height == 480);
}

TEST_CASE("a cut JPEG is truncated, wherever it was cut") {
  for (const char* name : {"own_orientation_1.jpg", "own_grey.jpg", "own_cmyk.jpg", "sugarshack.mpo"}) {
    Bytes file = photo(name);
    if (std::string_view(name) == "sugarshack.mpo") file.resize(40000);
    const std::size_t scan = markerAt(file, 0xda);
    for (std::size_t length = scan + 20; length + 100 < file.size(); length += 1 + file.size() / 23) {
      CAPTURE(name, length);
      const auto cut = decode(ByteView(file).first(length));
      REQUIRE_FALSE(cut);
      CHECK(cut.error().code == ErrorCode::FileTruncated);
    }
  }
}

TEST_CASE("a JPEG without its end mark alone is shown") {
  Bytes file = photo("own_orientation_1.jpg");
  file.resize(file.size() - 2);
  CHECK(showsScene(shown(file)));
}

TEST_CASE("data that no pixel comes from is damage when a photo is taken in, and no reason not to show one that is there") {
  const Bytes good = photo("own_orientation_1.jpg");
  const auto withMore = [&good](std::size_t bytes) {
    Bytes file = good;
    file.insert(file.end() - 2, bytes, 0x5a);  // before the end mark
    return file;
  };
  const Limits takenIn{.end = End::Checked};
  CHECK(decodePhoto(good, 0, 0, takenIn));
  CHECK(decodePhoto(withMore(16), 0, 0, takenIn));  // a camera that fills up
  CHECK(decodePhoto(withMore(500), 0, 0, takenIn).error().code == ErrorCode::FileCorrupt);
  CHECK(decodePhoto(withMore(500), 0, 64, takenIn).error().code == ErrorCode::FileCorrupt);
  CHECK(showsScene(shown(withMore(500))));
}

TEST_CASE("a photo without its end mark, or with bytes behind it, is taken in") {
  Bytes file = photo("own_orientation_1.jpg");
  file.insert(file.end(), 5000, 'Z');
  CHECK(decodePhoto(file, 0, 64, {.end = End::Checked}));
  file = photo("own_orientation_1.jpg");
  file.resize(file.size() - 2);
  CHECK(decodePhoto(file, 0, 64, {.end = End::Checked}));
}

TEST_CASE("bytes after the end do not matter") {
  Bytes file = photo("own_orientation_1.jpg");
  file.insert(file.end(), 5000, 'Z');
  CHECK(showsScene(shown(file)));
}

TEST_CASE("twelve bits and lossless processes are unsupported, by name") {
  Bytes file = photo("own_orientation_1.jpg");
  const std::size_t frame = markerAt(file, 0xc0);
  file[frame + 4] = 12;
  CHECK(decode(file).error().code == ErrorCode::FormatUnsupported);
  CHECK(photoFacts(file).error().code == ErrorCode::FormatUnsupported);
  file[frame + 4] = 8;
  file[frame + 1] = 0xc3;
  CHECK(decode(file).error().code == ErrorCode::FormatUnsupported);
}

TEST_CASE("no height, two components or mad sampling factors are refused") {
  const Bytes good = photo("own_orientation_1.jpg");
  const std::size_t frame = markerAt(good, 0xc0);
  Bytes file = good;
  file[frame + 5] = file[frame + 6] = 0;
  CHECK(decode(file).error().code == ErrorCode::FileCorrupt);
  file = good;
  file[frame + 9] = 2;
  CHECK_FALSE(decode(file));
  file = good;
  file[frame + 11] = 0x00;
  CHECK(decode(file).error().code == ErrorCode::FileCorrupt);
  file = good;
  file[frame + 9] = 200;
  CHECK_FALSE(decode(file));
}

TEST_CASE("a picture 16,384 pixels wide is shown at full width") {
  imaging::Rendered wide{16384, 8, true, Bytes(16384 * 8 * 4, 200)};
  const auto file = encodeJpeg(wide, 80);
  REQUIRE(file);
  const auto image = decode(*file);
  REQUIRE(image);
  CHECK(image->width == 16384);
  CHECK(image->reduction == 1);
}

TEST_CASE("a small view of a large JPEG is decoded at a fraction, never below what was asked") {
  const Bytes file = photo("sugarshack.mpo");  // 640 x 480
  const auto at = [&](std::uint32_t longSide) { return decodePhoto(file, 0, longSide, {}).value(); };
  CHECK(at(0).reduction == 1);
  CHECK(at(400).width == 640);
  CHECK(at(320).width == 320);
  CHECK(at(320).reduction == 2);
  CHECK(at(81).width == 160);
  CHECK(at(80).width == 80);
  CHECK(at(1).reduction == 8);
  const auto whole = imaging::shrink(shown(file), 160), quick = imaging::shrink(imaging::renderDefault(at(160)), 160);
  CHECK(imaging::structuralSimilarity(whole, quick) > 0.98);
}

TEST_CASE("encoding and decoding gives nearly the same picture, grey and colour") {
  const auto scene = shown("own_scene.png");
  const auto file = encodeJpeg(scene, 95);
  REQUIRE(file);
  CHECK(showsScene(shown(*file)));
  const imaging::Rendered grey = shown("camera.png");
  const auto greyFile = encodeJpeg(grey, 95);
  REQUIRE(greyFile);
  CHECK(imaging::structuralSimilarity(shown(*greyFile), grey) > 0.97);
  CHECK(encodeJpeg({}, 95).error().code == ErrorCode::InvalidArgument);
}
