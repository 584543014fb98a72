#include <catch2/catch_test_macros.hpp>

#include "photos.h"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;

namespace {

void checkNothingTold(ByteView file) {
  for (const std::string_view planted : {"PLANTED", "Jane Doe", "Safelight Test", "Camera One", "2019:06:07", "Exif", "ICC_PROFILE",
                                         "http://ns.adobe.com", "iCCP", "tEXt", "eXIf"}) {
    CAPTURE(planted);
    CHECK_FALSE(contains(file, planted));
  }
  CHECK(photoRows(file).empty());
  const auto facts = photoFacts(file);
  REQUIRE(facts);
  CHECK_FALSE(facts->capturedAt);
  CHECK(facts->device.empty());
}

}  // namespace

TEST_CASE("the planted place, comment, trailer and name are in the file before") {
  const Bytes jpeg = photo("own_gps.jpg"), png = photo("own_gps.png");
  CHECK(contains(jpeg, "PLANTED-COMMENT Jane Doe"));
  CHECK(contains(jpeg, "PLANTED-COM"));
  CHECK(contains(jpeg, "PLANTED-TRAILER"));
  CHECK(contains(png, "PLANTED-TEXT"));
  CHECK_FALSE(photoRows(jpeg).empty());
}

TEST_CASE("an upright sRGB JPEG loses all but its pixels, and those not a bit") {
  const Bytes file = photo("own_gps.jpg");
  const auto bare = withoutMetadata(file);
  REQUIRE(bare);
  checkNothingTold(*bare);
  CHECK(shown(*bare).pixels == shown(file).pixels);
  CHECK(bare->size() < file.size());
}

TEST_CASE("a PNG loses all but its pixels, and those not a bit") {
  const Bytes file = photo("own_gps.png");
  const auto bare = withoutMetadata(file);
  REQUIRE(bare);
  checkNothingTold(*bare);
  CHECK(shown(*bare).pixels == shown(file).pixels);
}

TEST_CASE("a turned picture is stored upright, since nothing says any more how to turn it") {
  for (const char* name : {"own_orientation_3.jpg", "own_orientation_6.jpg", "own_orientation_6.png", "own_orientation_6.webp",
                           "own_orientation_6.heic", "own_orientation_6.avif", "own_orientation_6.tif"}) {
    CAPTURE(name);
    const auto bare = withoutMetadata(photo(name));
    REQUIRE(bare);
    checkNothingTold(*bare);
    CHECK(showsScene(shown(*bare), 0.93));
  }
}

TEST_CASE("a wide-gamut picture is stored in sRGB, since nothing says any more what its numbers mean") {
  for (const char* name : {"own_wide_gamut.jpg", "own_wide_gamut.png"}) {
    CAPTURE(name);
    const Bytes file = photo(name);
    const auto bare = withoutMetadata(file);
    REQUIRE(bare);
    checkNothingTold(*bare);
    CHECK(imaging::structuralSimilarity(shown(*bare), shown(file)) > 0.97);
  }
}

TEST_CASE("progressive, grey and CMYK JPEG keep their pixels") {
  for (const char* name :
       {"own_progressive.jpg", "own_grey.jpg", "own_cmyk.jpg", "pil_sample_cmyk.jpg", "rgb.jpg", "iptc.jpg", "zero-date.jpg"}) {
    CAPTURE(name);
    const Bytes file = photo(name);
    const auto bare = withoutMetadata(file);
    REQUIRE(bare);
    CHECK(photoRows(*bare).empty());
    CHECK(shown(*bare).pixels == shown(file).pixels);
  }
}

TEST_CASE("the second picture of an MPO goes") {
  const auto bare = withoutMetadata(photo("sugarshack.mpo"));
  REQUIRE(bare);
  CHECK_FALSE(contains(*bare, "MPF"));
  CHECK(std::count(bare->begin(), bare->end(), std::uint8_t{0xff}) > 0);
  CHECK(shown(*bare).pixels == shown("sugarshack.mpo").pixels);
}

TEST_CASE("sixteen-bit grey keeps its depth") {
  for (const char* name : {"own_grey16.png", "own_grey16.tif", "own_grey16_tiled.tif"}) {
    CAPTURE(name);
    const auto bare = withoutMetadata(photo(name));
    REQUIRE(bare);
    CHECK(decode(*bare)->pixels == decode(photo(name))->pixels);
  }
}

TEST_CASE("a JPEG without its end mark gets one") {
  Bytes file = photo("own_gps.jpg");
  file.resize(markerAt(file, 0xd9));
  const auto bare = withoutMetadata(file);
  REQUIRE(bare);
  CHECK((*bare)[bare->size() - 1] == 0xd9);
  CHECK(showsScene(shown(*bare)));
}

TEST_CASE("what does not decode is not passed on") {
  Bytes cut = photo("own_gps.jpg");
  cut.resize(cut.size() / 2);
  CHECK(withoutMetadata(cut).error().code == ErrorCode::FileTruncated);
  Bytes png = photo("own_gps.png");
  png.resize(png.size() / 2);
  CHECK_FALSE(withoutMetadata(png));
  CHECK(withoutMetadata(photo("own.gif")).error().code == ErrorCode::FormatUnsupported);
  CHECK(withoutMetadata(asBytes("no picture")).error().code == ErrorCode::FormatUnknown);
}

TEST_CASE("several pages are refused rather than lost") {
  CHECK(withoutMetadata(photo("own_pages.tif")).error().code == ErrorCode::FormatUnsupported);
}
