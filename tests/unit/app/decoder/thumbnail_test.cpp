// Thumbnails of large pictures are made of some of their pixels and look as if made of all.

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "app/decoder/worker/inspect.h"
#include "core/imaging/resample.h"
#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::decoder;
using namespace safelight::dicom::testing;

namespace {

/// Something like a tooth: soft shadows, a hard bright edge, a fine dark line and the grain of a sensor.
Bytes radiograph(std::uint32_t width, std::uint32_t height) {
  Bytes pixels;
  std::uint32_t random = 1;
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      random = random * 1664525u + 1013904223u;
      const double across = static_cast<double>(x) / width, down = static_cast<double>(y) / height;
      double value = 1500 + 700 * std::sin(5 * across) * std::cos(4 * down);
      if (std::hypot(across - 0.5, down - 0.3) < 0.15) value += 1500;
      if (std::abs(across - 0.3 - 0.2 * down) < 0.004) value -= 600;
      value += static_cast<double>(random >> 24) / 256 * 80 - 40;
      const auto stored = static_cast<std::uint16_t>(std::clamp(value, 0.0, 4095.0));
      pixels.push_back(static_cast<std::uint8_t>(stored));
      pixels.push_back(static_cast<std::uint8_t>(stored >> 8));
    }
  }
  return pixels;
}

void checkLooksLikeAll(std::uint16_t width, std::uint16_t height) {
  const TestImage image{.width = width, .height = height, .stored = 12};
  const Bytes file = grayFile(image, radiograph(width, height));
  decode::Request request;
  request.operation = decode::Operation::Inspect;
  const auto inspection = inspectFile(file, request);
  REQUIRE(inspection);
  const imaging::Rendered& made = inspection->thumbnail;
  const imaging::Rendered ofAll = imaging::renderSmall(imageOf(file), request.thumbnailSide);
  CAPTURE(width, height);
  REQUIRE(made.width == ofAll.width);
  REQUIRE(made.height == ofAll.height);
  CHECK(imaging::structuralSimilarity(made, ofAll) >= 0.99);
}

}  // namespace

TEST_CASE("the thumbnail of an intra-oral image looks like one of all its pixels") {
  checkLooksLikeAll(1304, 1614);
  checkLooksLikeAll(1707, 1281);
}

TEST_CASE("the thumbnail of a panoramic or a large plate looks like one of all its pixels") {
  checkLooksLikeAll(2880, 1504);
  checkLooksLikeAll(3001, 3001);
}

TEST_CASE("the thumbnail of a picture that is hardly larger, or far longer than high, looks like one of all its pixels") {
  checkLooksLikeAll(400, 300);
  checkLooksLikeAll(4000, 40);
}
