#include "ui/bridge/pixel_to_image.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::ui;

namespace {

imaging::Rendered grey(std::uint32_t width, std::uint32_t height) {
  imaging::Rendered rendered;
  rendered.width = width;
  rendered.height = height;
  rendered.pixels.resize(std::size_t{width} * height);
  for (std::size_t i = 0; i < rendered.pixels.size(); ++i) rendered.pixels[i] = static_cast<std::uint8_t>(i);
  return rendered;
}

}  // namespace

TEST_CASE("grey pixels of an odd width stay in their rows, without a copy", "[ui][pixels]") {
  auto rendered = grey(7, 3);
  const auto* before = rendered.pixels.data();
  const QImage image = toImage(std::move(rendered));
  REQUIRE(image.size() == QSize(7, 3));
  CHECK(image.constBits() == before);
  CHECK(qGray(image.pixel(0, 1)) == 7);
  CHECK(qGray(image.pixel(6, 2)) == 20);
}

TEST_CASE("colour words are taken as they are", "[ui][pixels]") {
  imaging::Rendered rendered;
  rendered.width = 1;
  rendered.height = 1;
  rendered.colour = true;
  const std::uint32_t word = 0xff102030;
  rendered.pixels.resize(4);
  std::memcpy(rendered.pixels.data(), &word, 4);
  CHECK(toImage(rendered).pixel(0, 0) == word);
}

TEST_CASE("sizes that do not agree make no image", "[ui][pixels]") {
  auto rendered = grey(4, 4);
  rendered.pixels.pop_back();
  CHECK(toImage(std::move(rendered)).isNull());
  CHECK(toImage(imaging::Rendered{}).isNull());
  auto claimsColour = grey(4, 4);
  claimsColour.colour = true;
  CHECK(toImage(std::move(claimsColour)).isNull());
}

TEST_CASE("the pixels live as long as any copy of the image", "[ui][pixels]") {
  QImage copy;
  {
    const QImage image = toImage(grey(64, 64));
    copy = image;
  }
  CHECK(qGray(copy.pixel(63, 63)) == (64 * 64 - 1) % 256);
}
