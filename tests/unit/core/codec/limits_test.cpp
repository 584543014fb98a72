#include <catch2/catch_test_macros.hpp>

#include "core/codec/raw_photo.h"
#include "photos.h"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;

TEST_CASE("a frame over the limit is refused where the format cannot be read at a fraction") {
  Limits limits;
  limits.frameBytes = 96 * 64 * 4 - 1;
  for (const char* name : {"own_scene.png", "own_tiled.tif", "own_orientation_6.heic", "own_orientation_6.avif"}) {
    CAPTURE(name);
    CHECK(decodePhoto(photo(name), 0, 0, limits).error().code == ErrorCode::TooManyPixels);
  }
  limits.frameBytes = 96 * 64 * 4;
  for (const char* name : {"own_scene.png", "own_tiled.tif", "own_orientation_6.heic", "own_orientation_6.avif"})
    CHECK(decodePhoto(photo(name), 0, 0, limits));
}

TEST_CASE("a JPEG, WebP or JPEG 2000 over the limit is shown at a fraction, and says so") {
  Limits limits;
  limits.frameBytes = 96 * 64 * 4 - 1;
  for (const char* name : {"own_orientation_1.jpg", "own_lossy.webp", "own_lossless.jp2"}) {
    CAPTURE(name);
    const auto image = decodePhoto(photo(name), 0, 0, limits);
    REQUIRE(image);
    CHECK(image->reduction == 2);
    CHECK(image->width == 48);
    CHECK(image->height == 32);
    CHECK(image->sizesAgree());
  }
}

TEST_CASE("a JPEG that not even an eighth of fits is refused") {
  Limits limits;
  limits.frameBytes = 12 * 8 * 4 - 1;
  CHECK(decodePhoto(photo("own_orientation_1.jpg"), 0, 0, limits).error().code == ErrorCode::TooManyPixels);
}

TEST_CASE("more than the allowed expansion is a bomb, but 64 KiB are always allowed") {
  const imaging::Rendered blank{1000, 1000, false, Bytes(1000000)};
  const Bytes png = encodePng(blank).value();  // about a thousand to one
  Limits limits;
  CHECK(decodePhoto(png, 0, 0, limits));
  limits.expansion = 100;
  CHECK(decodePhoto(png, 0, 0, limits).error().code == ErrorCode::CompressionBomb);
  const Bytes small = encodePng({200, 200, false, Bytes(40000)}).value();
  CHECK(decodePhoto(small, 0, 0, limits));
}

TEST_CASE("sizes that overflow are counted right") {
  const Limits limits;
  CHECK(checkSize(1u << 20, 1u << 20, 32, 4, 1000, limits).error().code == ErrorCode::CompressionBomb);
  CHECK(checkSize(1u << 20, 1u << 20, 32, 4, std::size_t{1} << 40, limits).error().code == ErrorCode::TooManyPixels);
  CHECK(checkSize(0xffffffffu, 0xffffffffu, 32, 4, 1000, limits).error().code == ErrorCode::TooManyPixels);
  CHECK(checkSize(0, 5, 8, 4, 1000, limits).error().code == ErrorCode::FileCorrupt);
  CHECK(checkSize(8192, 8192, 24, 4, 1 << 20, limits));
}

TEST_CASE("a fraction fits the limit and is never below the asked side") {
  const Limits limits;
  CHECK(reductionFor(4000, 3000, 4, 0, limits) == 1);
  CHECK(reductionFor(4000, 3000, 4, 2000, limits) == 2);
  CHECK(reductionFor(4000, 3000, 4, 2001, limits) == 1);
  CHECK(reductionFor(4000, 3000, 4, 360, limits) == 8);
  CHECK(reductionFor(16384, 12288, 4, 0, limits) == 2);
  CHECK(reductionFor(65500, 65500, 4, 0, limits) == 8);
  CHECK(reductionFor(1u << 20, 1u << 20, 4, 0, limits) == 0);
}

TEST_CASE("a JPEG that claims 60,000 pixels a side in a few kilobytes is refused") {
  Bytes file = photo("own_orientation_1.jpg");
  const std::size_t frame = markerAt(file, 0xc0);
  for (const std::size_t at : {frame + 5, frame + 7}) {
    file[at] = 60000 >> 8;
    file[at + 1] = 60000 & 255;
  }
  CHECK(decode(file).error().code == ErrorCode::CompressionBomb);
}

TEST_CASE("a progressive JPEG whose coefficients would not fit into memory is refused") {
  Bytes file = photo("own_progressive.jpg");
  const std::size_t frame = markerAt(file, 0xc2);
  for (const std::size_t at : {frame + 5, frame + 7}) {
    file[at] = 20000 >> 8;
    file[at + 1] = 20000 & 255;
  }
  file.resize(2 << 20);  // so that the expansion alone would allow it
  CHECK(decode(file).error().code == ErrorCode::TooManyPixels);
}

TEST_CASE("preparing twice is harmless") {
  prepare();
  prepare();
  CHECK(decode(photo("own_orientation_6.heic")));
}
