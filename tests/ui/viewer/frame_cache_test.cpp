#include "ui/viewer/frame_cache.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/viewer/phantom.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

imaging::SharedPixelImage frameOf(std::uint32_t side) {
  return std::make_shared<imaging::PixelImage>(test::grayImage(side, side, [](std::uint32_t, std::uint32_t) { return 4095; }));
}

FrameKey key(std::uint8_t number, std::uint32_t frame = 0) {
  FrameKey key;
  key.image.uuid.bytes[9] = number;
  key.frame = frame;
  return key;
}

bool isBlank(const imaging::PixelImage& image) {
  return std::all_of(image.pixels.begin(), image.pixels.end(), [](std::uint8_t byte) { return byte == 0; });
}

}  // namespace

TEST_CASE("a frame is found again, by image and by number") {
  FrameCache cache;
  cache.insert(key(1, 0), frameOf(4));
  cache.insert(key(1, 1), frameOf(5));
  REQUIRE(cache.find(key(1, 1)) != nullptr);
  CHECK(cache.find(key(1, 1))->width == 5);
  CHECK(cache.find(key(2)) == nullptr);
}

TEST_CASE("the least recently used frames go first, and the size is never exceeded") {
  FrameCache cache(3 * 200);  // three frames of 10x10
  cache.insert(key(1), frameOf(10));
  cache.insert(key(2), frameOf(10));
  cache.insert(key(3), frameOf(10));
  (void)cache.find(key(1));
  cache.insert(key(4), frameOf(10));
  CHECK(cache.bytes() <= 600);
  CHECK(cache.contains(key(1)));
  CHECK_FALSE(cache.contains(key(2)));
  cache.insert(key(5), frameOf(17));  // 578 bytes: leaves no room for another
  CHECK(cache.bytes() == 578);
}

TEST_CASE("a frame larger than the cache is shown but not kept") {
  FrameCache cache(100);
  CHECK(cache.insert(key(1), frameOf(10)) != nullptr);
  CHECK_FALSE(cache.contains(key(1)));
  CHECK(cache.bytes() == 0);
}

TEST_CASE("putting a frame in twice counts it once") {
  FrameCache cache;
  cache.insert(key(1), frameOf(10));
  cache.insert(key(1), frameOf(10));
  CHECK(cache.bytes() == 200);
}

TEST_CASE("pixels are overwritten when the cache goes, and not before a pane lets go") {
  const auto original = frameOf(6);
  imaging::SharedPixelImage shown;
  {
    FrameCache cache;
    shown = cache.insert(key(1), original);
    cache.clear();
    CHECK_FALSE(isBlank(*original));
  }
  CHECK_FALSE(isBlank(*original));
  shown.reset();
  CHECK(isBlank(*original));
}

TEST_CASE("the destructor wipes what nobody shows") {
  const auto original = frameOf(6);
  {
    FrameCache cache;
    cache.insert(key(1), original);
  }
  CHECK(isBlank(*original));
}
