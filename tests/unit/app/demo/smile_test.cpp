#include "app/demo/smile.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::demo;

namespace {

struct Mean {
  double red = 0, green = 0, blue = 0;
};

/// Of a part of the picture, in thirtieths of its width and twentieths of its height.
Mean meanOf(const imaging::Rendered& picture, std::uint32_t left, std::uint32_t top, std::uint32_t right, std::uint32_t bottom) {
  Mean mean;
  const auto* words = reinterpret_cast<const std::uint32_t*>(picture.pixels.data());
  double count = 0;
  for (std::uint32_t y = top * 60; y < bottom * 60; ++y) {
    for (std::uint32_t x = left * 60; x < right * 60; ++x) {
      const std::uint32_t word = words[static_cast<std::size_t>(y) * picture.width + x];
      mean.red += word >> 16 & 0xff;
      mean.green += word >> 8 & 0xff;
      mean.blue += word & 0xff;
      ++count;
    }
  }
  return {mean.red / count, mean.green / count, mean.blue / count};
}

}  // namespace

TEST_CASE("a smile is the same every time, opaque, and 1800 by 1200", "[demo]") {
  const imaging::Rendered smile = photographSmile({21});
  CHECK(smile.width == 1800);
  CHECK(smile.height == 1200);
  CHECK(smile.colour);
  REQUIRE(smile.pixels.size() == 1800u * 1200u * 4u);
  CHECK(smile.pixels == photographSmile({21}).pixels);
  std::size_t opaque = 0;
  for (std::size_t i = 3; i < smile.pixels.size(); i += 4) opaque += smile.pixels[i] == 0xff;
  CHECK(opaque == 1800u * 1200u);
}

TEST_CASE("treatment whitens teeth and leaves the skin", "[demo]") {
  const imaging::Rendered before = photographSmile({21}), after = photographSmile({21, true});
  const Mean teethBefore = meanOf(before, 12, 9, 18, 11), teethAfter = meanOf(after, 12, 9, 18, 11);
  CHECK(teethAfter.blue > teethBefore.blue + 10);
  const Mean skinBefore = meanOf(before, 0, 0, 3, 2), skinAfter = meanOf(after, 0, 0, 3, 2);
  CHECK(std::abs(skinBefore.red - skinAfter.red) < 2);
}

TEST_CASE("lips held away show gum where a smile shows skin", "[demo]") {
  const Mean smile = meanOf(photographSmile({21}), 12, 2, 18, 5), retracted = meanOf(photographSmile({21, false, 0, 0, 0, 1, true}), 12, 2, 18, 5);
  CHECK(std::abs(smile.red - retracted.red) + std::abs(smile.green - retracted.green) + std::abs(smile.blue - retracted.blue) > 20);
}
