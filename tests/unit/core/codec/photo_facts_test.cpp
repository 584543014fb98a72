#include <catch2/catch_test_macros.hpp>

#include "photos.h"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;

TEST_CASE("a format is known by its first bytes") {
  CHECK(detect(photo("own_grey.jpg")) == PhotoFormat::Jpeg);
  CHECK(detect(photo("own_scene.png")) == PhotoFormat::Png);
  CHECK(detect(photo("own_tiled.tif")) == PhotoFormat::Tiff);
  CHECK(detect(photo("own_orientation_6.heic")) == PhotoFormat::Heic);
  CHECK(detect(photo("own_orientation_6.avif")) == PhotoFormat::Avif);
  CHECK(detect(photo("own_lossy.webp")) == PhotoFormat::WebP);
  CHECK(detect(photo("own_lossless.jp2")) == PhotoFormat::Jpeg2000);
  CHECK(detect(photo("own.gif")) == PhotoFormat::Gif);
  CHECK(detect(photo("own.bmp")) == PhotoFormat::Bmp);
  CHECK(detect(asBytes("MZ\x90 this program")) == PhotoFormat::Unknown);
  CHECK(detect(asBytes("")) == PhotoFormat::Unknown);
}

TEST_CASE("no start of a file is long enough to crash the detection") {
  for (const char* name : {"own_grey.jpg", "own_scene.png", "own_tiled.tif", "own_orientation_6.heic", "own_lossy.webp", "own.bmp"}) {
    const Bytes file = photo(name);
    for (std::size_t length = 0; length < 40; ++length) {
      const Bytes start(file.begin(),
                        file.begin() + static_cast<std::ptrdiff_t>(length));  // its own block, so that a sanitizer sees the end
      (void)detect(start);
      CHECK_FALSE(decode(start));
    }
  }
}

TEST_CASE("every format has a media type of its own") {
  CHECK(mediaType(PhotoFormat::Jpeg) == "image/jpeg");
  CHECK(mediaType(PhotoFormat::Tiff) == "image/tiff");
  CHECK(mediaType(PhotoFormat::Heic) == "image/heic");
  CHECK(mediaType(PhotoFormat::Unknown).empty());
}

TEST_CASE("facts of a camera's JPEG: size as shown, time, device") {
  const auto facts = photoFacts(photo("own_orientation_6.jpg"));
  REQUIRE(facts);
  CHECK(facts->kind == model::ImageKind::Photo);
  CHECK(facts->modality == "XC");
  CHECK(facts->mediaType == "image/jpeg");
  CHECK(facts->width == 96);
  CHECK(facts->height == 64);
  CHECK(facts->bitsStored == 8);
  CHECK(facts->frames == 1);
  CHECK(facts->colour);
  CHECK(facts->device == "Safelight Test Camera One");
  REQUIRE(facts->capturedAt);
  CHECK(facts->capturedAt->toString() == "2019-06-07T08:09:10");
  CHECK(facts->identity.empty());
}

TEST_CASE("PNG, WebP, HEIC and AVIF tell time and device too") {
  for (const char* name : {"own_orientation_6.png", "own_orientation_6.webp", "own_orientation_6.heic", "own_orientation_6.avif"}) {
    CAPTURE(name);
    const auto facts = photoFacts(photo(name));
    REQUIRE(facts);
    CHECK(facts->width == 96);
    CHECK(facts->height == 64);
    CHECK(facts->device == "Safelight Test Camera One");
    REQUIRE(facts->capturedAt);
    CHECK(facts->capturedAt->toString() == "2019-06-07T08:09:10");
  }
}

TEST_CASE("a TIFF tells its pages, its device, and its depth") {
  CHECK(photoFacts(photo("own_pages.tif"))->frames == 2);
  CHECK(photoFacts(photo("own_orientation_6.tif"))->device == "Safelight Test Scanner Two");
  const auto grey = photoFacts(photo("own_grey16.tif"));
  CHECK(grey->bitsStored == 16);
  CHECK_FALSE(grey->colour);
  CHECK(photoFacts(photo("own_g4.tif"))->bitsStored == 1);
}

TEST_CASE("facts agree with what is decoded, whatever the format") {
  for (const auto& entry : std::filesystem::directory_iterator(testData() / "photos")) {
    if (!entry.is_regular_file()) continue;
    const Bytes file = readFile(entry.path());
    const auto image = decode(file);
    if (!image) continue;
    CAPTURE(entry.path().filename().string());
    const auto facts = photoFacts(file);
    REQUIRE(facts);
    CHECK(facts->width == image->width);
    CHECK(facts->height == image->height);
    CHECK(image->sizesAgree());
    CHECK(image->reduction == 1);
    if (image->format == imaging::PixelFormat::Gray16) CHECK_FALSE(facts->colour);
  }
}

TEST_CASE("what is no photograph is said to be none, what is another kind is said to be unsupported") {
  CHECK(photoFacts(asBytes("hello")).error().code == ErrorCode::FormatUnknown);
  CHECK(decode(asBytes("hello")).error().code == ErrorCode::FormatUnknown);
  CHECK(photoFacts(photo("own.gif")).error().code == ErrorCode::FormatUnsupported);
  CHECK(decode(photo("own.bmp")).error().code == ErrorCode::FormatUnsupported);
}

TEST_CASE("only TIFF has pages") {
  CHECK(decode(photo("own_grey.jpg"), 1).error().code == ErrorCode::FrameOutOfRange);
  CHECK(decode(photo("own_pages.tif"), 2).error().code == ErrorCode::FrameOutOfRange);
}
