#include "core/vault/images/bin_age.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;

namespace {

constexpr std::int64_t kDay = 86'400'000;

Instant day(std::int64_t number) { return {number * kDay}; }

}  // namespace

TEST_CASE("a clock that went on day by day is believed from the first deletion on", "[images][clock]") {
  CHECK(vault::steadySince({}, day(100), day(140)) == day(100));
  CHECK(vault::steadySince({day(101), day(130), day(139)}, day(100), day(140)) == day(100));
  // Nobody came for a year: that is no jump.
  CHECK(vault::steadySince({day(101)}, day(100), day(501)) == day(100));
}

TEST_CASE("a clock that jumped is believed from where it landed", "[images][clock]") {
  CHECK(vault::steadySince({}, day(100), day(3'750)) == day(3'750));
  CHECK(vault::steadySince({day(101), day(3'740)}, day(100), day(3'750)) == day(3'740));
  CHECK(vault::steadySince({day(600), day(610), day(1'100)}, day(100), day(1'101)) == day(1'100));
}

TEST_CASE("what happened before the first deletion, or will happen, says nothing of the clock between", "[images][clock]") {
  CHECK(vault::steadySince({day(1), day(99), day(100), day(4'000)}, day(100), day(140)) == day(100));
  CHECK(vault::steadySince({day(1), day(4'000)}, day(100), day(3'750)) == day(3'750));
}
