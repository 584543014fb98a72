#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "pictures.h"

using namespace safelight;
using namespace safelight::imaging;
using namespace safelight::tests;

TEST_CASE("a picture is wholly similar to itself") {
  const Rendered picture = greyPicture(64, 48, texture);
  CHECK(structuralSimilarity(picture, picture) == Catch::Approx(1.0).epsilon(1e-12));
}

TEST_CASE("a shift by two pixels, noise, and a turned-over picture are each less similar") {
  const Rendered picture = greyPicture(64, 48, texture);
  const Rendered shifted = greyPicture(64, 48, [](auto x, auto y) { return texture(x + 2, y); });
  const Rendered noisy =
      greyPicture(64, 48, [](auto x, auto y) { return texture(x, y) + static_cast<int>((x * 7919 + y * 104729) % 23) - 11; });
  const Rendered inverse = greyPicture(64, 48, [](auto x, auto y) { return 255 - texture(x, y); });
  CHECK(structuralSimilarity(picture, shifted) < 0.95);
  CHECK(structuralSimilarity(picture, noisy) < 0.99);
  CHECK(structuralSimilarity(picture, inverse) < 0);
}

TEST_CASE("two even pictures compare by brightness alone, as the formula says") {
  const Rendered dark = greyPicture(32, 32, [](auto, auto) { return 100; }), bright = greyPicture(32, 32, [](auto, auto) { return 150; });
  // (2 * 100 * 150 + C1) / (100^2 + 150^2 + C1) with C1 = 6.5025
  CHECK(structuralSimilarity(dark, bright) == Catch::Approx(30006.5025 / 32506.5025).epsilon(1e-9));
}

TEST_CASE("similarity does not depend on the order") {
  const Rendered a = greyPicture(40, 40, texture), b = greyPicture(40, 40, [](auto x, auto y) { return texture(y, x) / 2; });
  CHECK(structuralSimilarity(a, b) == Catch::Approx(structuralSimilarity(b, a)));
}

TEST_CASE("colour compares by luminance") {
  const Rendered red = colourPicture(20, 20, [](auto, auto) { return 0x00ff0000u; });
  const Rendered grey = greyPicture(20, 20, [](auto, auto) { return 76; });  // 0.299 * 255 = 76.2
  CHECK(structuralSimilarity(red, grey) > 0.9999);
}

TEST_CASE("pictures smaller than the window compare too, different sizes never") {
  const Rendered tiny = greyPicture(3, 2, texture);
  CHECK(structuralSimilarity(tiny, tiny) == Catch::Approx(1.0));
  CHECK(structuralSimilarity(tiny, greyPicture(2, 3, texture)) == 0);
  CHECK(structuralSimilarity({}, {}) == 0);
}
