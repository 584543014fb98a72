#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "core/decode/protocol.h"

using namespace safelight;
using namespace safelight::decode;
using imaging::PixelFormat;
using imaging::PixelImage;

namespace {

PixelImage grayImage() {
  PixelImage image;
  image.width = 5;
  image.height = 3;
  image.pixels = Bytes(30);
  for (std::size_t i = 0; i < image.pixels.size(); ++i) image.pixels[i] = static_cast<std::uint8_t>(i);
  image.tone.slope = 2;
  image.tone.intercept = -1000;
  image.tone.inverse = true;
  image.tone.windows = {{40, 400, imaging::VoiFunction::Linear, "bone"}, {1, 2, imaging::VoiFunction::Sigmoid, ""}};
  image.tone.luts = {{-5, 12, {0, 100, 4095}, "enamel"}};
  image.tone.suggested = image.tone.windows[0];
  image.tone.suggestedIsLut = true;
  image.tone.minimum = 3;
  image.tone.maximum = 4000;
  image.tone.hasPadding = true;
  image.tone.paddingFirst = 10;
  image.tone.paddingLast = 20;
  image.tone.units = "HU";
  image.directions = {"L", "FP"};
  return image;
}

Bytes encoded(const PixelImage& image) {
  Bytes bytes = encodeFrameHead(image);
  bytes.insert(bytes.end(), image.pixels.begin(), image.pixels.end());
  return bytes;
}

template <class Change>
bool acceptedAfter(Change change) {
  PixelImage image = grayImage();
  change(image);
  return parseFrame(encoded(image)).has_value();
}

}  // namespace

TEST_CASE("a frame comes back pixel for pixel with its whole tone", "[decode]") {
  const PixelImage image = grayImage();
  const auto parsed = parseFrame(encoded(image));
  REQUIRE(parsed);
  CHECK(parsed->width == 5);
  CHECK(parsed->height == 3);
  CHECK(parsed->format == PixelFormat::Gray16);
  CHECK(parsed->pixels == image.pixels);
  CHECK(parsed->tone == image.tone);
  CHECK(parsed->directions == image.directions);
  CHECK(parsed->sizesAgree());
}

TEST_CASE("a colour frame decoded at a fraction comes back", "[decode]") {
  PixelImage image;
  image.width = image.height = 2;
  image.format = PixelFormat::Rgb32;
  image.pixels = Bytes(16, 0xff);
  image.reduction = 8;
  const auto parsed = parseFrame(encoded(image));
  REQUIRE(parsed);
  CHECK(parsed->format == PixelFormat::Rgb32);
  CHECK(parsed->reduction == 8);
}

TEST_CASE("every shortening of a frame and every byte too many is refused", "[decode]") {
  Bytes bytes = encoded(grayImage());
  for (std::size_t length = 0; length < bytes.size(); ++length) REQUIRE_FALSE(parseFrame(ByteView(bytes).first(length)));
  bytes.push_back(0);
  CHECK_FALSE(parseFrame(bytes));
}

TEST_CASE("a frame's sizes must multiply out to its pixels, also where the product overflows", "[decode]") {
  CHECK(acceptedAfter([](PixelImage&) {}));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.width = 6; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.height = 0; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.width = 0; }));
  // 2^31 * 2^32 * 2 is 0 in 64 bits.
  CHECK_FALSE(acceptedAfter([](PixelImage& image) {
    image.width = 0x80000000;
    image.height = 0x80000000;
    image.pixels.clear();
  }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) {
    image.width = 0xffffffff;
    image.height = 0xffffffff;
  }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.format = static_cast<PixelFormat>(3); }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.reduction = 0; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.reduction = 100'000; }));
}

TEST_CASE("a tone that drawing could stumble over is refused", "[decode]") {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.slope = kNan; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.slope = 0; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.intercept = kInfinity; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.windows[1].width = 0; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.windows[0].width = kNan; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.windows[0].centre = kInfinity; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.suggested.width = -1; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.suggested.function = static_cast<imaging::VoiFunction>(3); }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.luts[0].values.clear(); }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.luts[0].values.resize(65537); }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.luts[0].bits = 17; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.luts.clear(); }));  // but suggested
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.minimum = 5000; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.paddingFirst = 21; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.units = "a\nb"; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.tone.windows.resize(65, {1, 1, imaging::VoiFunction::Linear, ""}); }));
}

TEST_CASE("no single changed byte of a frame is accepted with sizes that do not agree", "[decode]") {
  const Bytes bytes = encoded(grayImage());
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    for (const int change : {1, 0x40, 0xff}) {
      Bytes changed = bytes;
      changed[place] = static_cast<std::uint8_t>(changed[place] ^ change);
      if (const auto parsed = parseFrame(changed)) REQUIRE(parsed->sizesAgree());
    }
  }
}

TEST_CASE("a frame's directions are directions of a patient, or none at all", "[decode]") {
  CHECK(acceptedAfter([](PixelImage& image) { image.directions = {}; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.directions.right = "<b>"; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.directions.down = "R"; }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.directions.down.clear(); }));
  CHECK_FALSE(acceptedAfter([](PixelImage& image) { image.directions.right = std::string(100'000, 'A'); }));
}

TEST_CASE("a frame's head is laid out as the protocol says", "[decode]") {
  PixelImage image = grayImage();
  const Bytes head = encodeFrameHead(image);
  const Bytes start = {1, 5, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 'L', 2, 0, 0, 0, 'F', 'P'};
  REQUIRE(head.size() > start.size());
  CHECK(Bytes(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(start.size())) == start);
}
