#include "core/imaging/resample.h"

#include <catch2/catch_test_macros.hpp>

#include "pictures.h"

using namespace safelight;
using namespace safelight::imaging;
using namespace safelight::tests;

TEST_CASE("shrinking by a whole number averages whole blocks") {
  const Rendered source = greyPicture(4, 4, [](auto x, auto y) { return static_cast<int>(x + 10 * y); });
  const Rendered small = shrink(source, 2);
  CHECK(small.width == 2);
  CHECK(small.height == 2);
  CHECK(small.pixels == Bytes{6, 8, 26, 28});  // 5.5, 7.5, 25.5, 27.5 rounded up
}

TEST_CASE("shrinking by a fraction counts cut pixels in part") {
  const Rendered source = greyPicture(3, 1, [](auto x, auto) { return x == 0 ? 0 : x == 1 ? 90 : 240; });
  // Two cells of 1.5: (0 + 0.5 * 90) / 1.5 = 30 and (0.5 * 90 + 240) / 1.5 = 190.
  CHECK(shrink(source, 2).pixels == Bytes{30, 190});
}

TEST_CASE("shrinking keeps the mean and an even picture even") {
  const Rendered even = greyPicture(317, 211, [](auto, auto) { return 200; });
  for (const std::uint8_t value : shrink(even, 100).pixels) REQUIRE(value == 200);
  const Rendered white = greyPicture(317, 211, [](auto, auto) { return 255; });
  for (const std::uint8_t value : shrink(white, 99).pixels) REQUIRE(value == 255);
}

TEST_CASE("the longer side fits, the shorter follows, and neither becomes nothing") {
  const Rendered wide = greyPicture(2000, 10, [](auto, auto) { return 1; });
  const Rendered small = shrink(wide, 100);
  CHECK(small.width == 100);
  CHECK(small.height == 1);
  const Rendered high = shrink(greyPicture(3, 900, [](auto, auto) { return 1; }), 30);
  CHECK(high.width == 1);
  CHECK(high.height == 30);
}

TEST_CASE("nothing is enlarged") {
  const Rendered source = greyPicture(10, 20, texture);
  CHECK(shrink(source, 20).pixels == source.pixels);
  CHECK(shrink(source, 500).width == 10);
}

TEST_CASE("colours are averaged one by one and stay opaque") {
  const Rendered source = colourPicture(2, 1, [](auto x, auto) { return x == 0 ? 0x00c80000u : 0x000000c8u; });
  const Rendered small = shrink(source, 1);
  CHECK(wordAt(small, 0, 0) == 0xff640064u);
}

TEST_CASE("a thumbnail is the whole drawing made small") {
  PixelImage image = greyImage(600, 400, [](auto x, auto y) { return static_cast<std::uint16_t>(texture(x / 4, y / 4) * 16); });
  image.tone.suggested = {2048, 3000, VoiFunction::Linear, {}};
  const Rendered quick = renderSmall(image, 150), plain = shrink(renderDefault(image), 150);
  CHECK(quick.width == plain.width);
  CHECK(quick.height == plain.height);
  CHECK(quick.pixels == plain.pixels);
}

TEST_CASE("one pixel far outside the window weighs no more than white in a thumbnail") {
  PixelImage image = greyImage(40, 40, [](auto x, auto y) { return static_cast<std::uint16_t>(x % 10 == 0 && y % 10 == 0 ? 65535 : 500); });
  image.tone.suggested = {500, 1000, VoiFunction::LinearExact, {}};
  const Rendered quick = renderSmall(image, 4), plain = shrink(renderDefault(image), 4);
  for (std::size_t i = 0; i < quick.pixels.size(); ++i) REQUIRE(std::abs(quick.pixels[i] - plain.pixels[i]) <= 1);
  CHECK(quick.pixels[0] < 135);
}

TEST_CASE("padding never bleeds into a thumbnail") {
  PixelImage image = greyImage(100, 100, [](auto x, auto) { return static_cast<std::uint16_t>(x < 50 ? 65535 : 1000); });
  image.tone.hasPadding = true;
  image.tone.paddingFirst = image.tone.paddingLast = 65535;
  image.tone.suggested = {1000, 2000, VoiFunction::Linear, {}};
  const Rendered small = renderSmall(image, 9);
  CHECK(small.pixels == shrink(renderDefault(image), 9).pixels);
  CHECK(small.pixels.front() == 0);
}

TEST_CASE("small and colour pictures pass through renderSmall unharmed") {
  PixelImage image = greyImage(8, 8, [](auto x, auto) { return static_cast<std::uint16_t>(x); });
  image.tone.suggested = {128, 256, VoiFunction::Linear, {}};
  CHECK(renderSmall(image, 100).pixels == renderDefault(image).pixels);
  PixelImage colour;
  colour.width = colour.height = 2;
  colour.format = PixelFormat::Rgb32;
  colour.pixels = Bytes(16, 255);
  CHECK(renderSmall(colour, 1).pixels == Bytes(4, 255));
  colour.width = 3;
  CHECK(renderSmall(colour, 1).pixels.empty());
}

// 1 2 3
// 4 5 6
TEST_CASE("quarter turns are clockwise, and mirroring comes first") {
  const Rendered source = greyPicture(3, 2, [](auto x, auto y) { return static_cast<int>(1 + x + 3 * y); });
  CHECK(orient(source, 0, false).pixels == Bytes{1, 2, 3, 4, 5, 6});
  const Rendered right = orient(source, 1, false);
  CHECK(right.width == 2);
  CHECK(right.height == 3);
  CHECK(right.pixels == Bytes{4, 1, 5, 2, 6, 3});
  CHECK(orient(source, 2, false).pixels == Bytes{6, 5, 4, 3, 2, 1});
  CHECK(orient(source, 3, false).pixels == Bytes{3, 6, 2, 5, 1, 4});
  CHECK(orient(source, 0, true).pixels == Bytes{3, 2, 1, 6, 5, 4});
  CHECK(orient(source, 1, true).pixels == Bytes{6, 3, 5, 2, 4, 1});
}

TEST_CASE("four quarter turns and two mirrorings give the picture back, colour too") {
  const Rendered source = colourPicture(7, 5, [](auto x, auto y) { return x * 1000u + y; });
  Rendered turned = source;
  for (int i = 0; i < 4; ++i) turned = orient(turned, 1, false);
  CHECK(turned.pixels == source.pixels);
  CHECK(orient(orient(source, 0, true), 0, true).pixels == source.pixels);
  CHECK(orient(orient(source, 3, false), 5, false).pixels == source.pixels);
}

TEST_CASE("a picture shrunk row by row is the picture shrunk as a whole, and each row is made once, from top to bottom") {
  for (const auto& [width, height] : {std::pair{317u, 211u}, std::pair{64u, 900u}, std::pair{1000u, 3u}, std::pair{40u, 30u}}) {
    const Rendered source = greyPicture(width, height, [](auto x, auto y) { return static_cast<int>((x * 7 + y * 13) % 256); });
    std::vector<std::uint32_t> made;
    const Rendered small = shrinkRows(width, height, 90, [&](std::uint32_t row, std::uint8_t* out) {
      made.push_back(row);
      std::copy_n(source.pixels.begin() + static_cast<std::ptrdiff_t>(std::size_t{row} * width), width, out);
    });
    const Rendered whole = shrink(source, 90);
    CHECK(small.width == whole.width);
    CHECK(small.height == whole.height);
    CHECK(small.pixels == whole.pixels);
    CHECK(made.size() == height);
    CHECK(std::is_sorted(made.begin(), made.end()));
  }
}

TEST_CASE("a picture of pixels that are no squares takes its true proportion, each pixel with its share") {
  const Rendered source = greyPicture(2, 2, [](auto x, auto y) { return static_cast<int>(100 * x + 10 * y); });
  const Rendered high = inProportion(source, {1, 2}, UINT64_MAX);
  CHECK(high.width == 2);
  CHECK(high.height == 4);
  CHECK(high.pixels == Bytes{0, 100, 0, 100, 10, 110, 10, 110});
  const Rendered wide = inProportion(source, {1.5, 1}, UINT64_MAX);
  CHECK(wide.width == 3);
  CHECK(wide.pixels == Bytes{0, 50, 100, 10, 60, 110});
  CHECK(inProportion(source, {}, 0).pixels == source.pixels);
}

TEST_CASE("where the true proportion would take too much room, the finer side shrinks") {
  const Rendered source = greyPicture(40, 30, [](auto, auto) { return 7; });
  const Rendered fits = inProportion(source, {1, 2}, 2400);
  CHECK(fits.width == 40);
  CHECK(fits.height == 60);
  const Rendered small = inProportion(source, {1, 2}, 2399);
  CHECK(small.width == 20);
  CHECK(small.height == 30);
}

TEST_CASE("a thumbnail has the true proportion, in grey, in colour and row by row, large or small") {
  const PixelImage image = greyImage(600, 200, [](auto x, auto y) { return static_cast<std::uint16_t>(x + y); });
  for (const std::uint32_t side : {0u, 90u, 360u, 2000u}) {
    CAPTURE(side);
    const Rendered plain = renderSmall(image, side, {1, 2});
    const Rendered whole = renderDefault(image);
    const Rendered rows = shrinkRows(600, 200, side, [&](std::uint32_t row, std::uint8_t* out) { std::memcpy(out, whole.pixels.data() + row * 600, 600); }, {1, 2});
    const std::uint32_t width = side == 90 ? 90 : side == 360 ? 360 : 600;
    CHECK(plain.width == width);
    CHECK(plain.height == width * 2 / 3);
    CHECK(rows.width == plain.width);
    CHECK(rows.height == plain.height);
  }
  PixelImage colour;
  colour.width = 600;
  colour.height = 200;
  colour.format = PixelFormat::Rgb32;
  colour.pixels = Bytes(std::size_t{600} * 200 * 4, 0xff);
  for (const std::uint32_t side : {90u, 2000u}) {
    const Rendered small = renderSmall(colour, side, {1, 2});
    CHECK(small.width == std::min(side, 600u));
    CHECK(small.height == small.width * 2 / 3);
    CHECK(wordAt(small, 3, 3) == 0xffffffffu);
  }
}

TEST_CASE("rows of pixel values through a straight tone make the thumbnail that the table makes, to one level") {
  PixelImage image = greyImage(700, 500, [](auto x, auto y) { return static_cast<std::uint16_t>((x * 37 + y * 91 + x * y) % 5000); });
  image.tone.suggested = {2048, 4096, VoiFunction::Linear, {}};
  for (const bool inverse : {false, true}) {
    image.tone.inverse = inverse;
    const auto straight = straightDefaultTone(image.tone);
    REQUIRE(straight);
    for (const std::uint32_t side : {0u, 90u, 333u, 700u}) {
      CAPTURE(side, inverse);
      const Rendered plain = renderSmall(image, side);
      const Rendered rows = shrinkRows(700, 500, side, [&](std::uint32_t row, std::uint16_t* out) { std::copy_n(image.gray() + row * 700, 700, out); }, *straight);
      REQUIRE(rows.width == plain.width);
      REQUIRE(rows.height == plain.height);
      int worst = 0;
      for (std::size_t i = 0; i < plain.pixels.size(); ++i) worst = std::max(worst, std::abs(plain.pixels[i] - rows.pixels[i]));
      CHECK(worst <= 1);
    }
  }
}
