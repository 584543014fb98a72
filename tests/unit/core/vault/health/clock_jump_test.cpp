#include "core/vault/health/clock_jump.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using vault::ClockJump, vault::lastClockJump;

namespace {

constexpr std::int64_t kDay = 86'400'000, kYear = 400 * kDay;

Instant day(std::int64_t number) { return {number * kDay}; }

}  // namespace

TEST_CASE("a clock that went on day by day jumped nowhere", "[clock]") {
  CHECK_FALSE(lastClockJump({}, day(100), day(140), kYear));
  CHECK_FALSE(lastClockJump({day(101), day(130), day(139)}, day(100), day(140), kYear));
  // Nobody came for a year: that is no jump.
  CHECK_FALSE(lastClockJump({day(101)}, day(100), day(501), kYear));
  CHECK(lastClockJump({day(101)}, day(100), day(501), kYear - 1) == ClockJump{day(101), day(501)});
}

TEST_CASE("a clock jumped where the next known time lies further than the longest pause", "[clock]") {
  CHECK(lastClockJump({}, day(100), day(3'750), kYear) == ClockJump{day(100), day(3'750)});
  CHECK(lastClockJump({day(101), day(3'740)}, day(100), day(3'750), kYear) == ClockJump{day(101), day(3'740)});
  CHECK(lastClockJump({day(600), day(610), day(1'100)}, day(100), day(1'101), kYear) == ClockJump{day(610), day(1'100)});
}

TEST_CASE("what happened before the first time asked for, or will happen, says nothing of the clock between", "[clock]") {
  CHECK_FALSE(lastClockJump({day(1), day(99), day(100), day(4'000)}, day(100), day(140), kYear));
  CHECK(lastClockJump({day(1), day(4'000)}, day(100), day(3'750), kYear) == ClockJump{day(100), day(3'750)});
}
