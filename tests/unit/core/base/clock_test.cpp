#include "core/base/clock.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>

using namespace safelight;

TEST_CASE("the system clock agrees with the standard library's", "[base]") {
  const auto milliseconds = [] {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  };
  const SystemClock clock;
  const auto before = milliseconds();
  const Instant now = clock.now();
  const auto after = milliseconds();
  CHECK(now.milliseconds >= before - 1);
  CHECK(now.milliseconds <= after + 1);
}

TEST_CASE("the wall clock is less than a day from UTC", "[base]") {
  const SystemClock clock;
  const std::int32_t offset = clock.utcOffsetSeconds(clock.now());
  CHECK(offset >= -14 * 3600);
  CHECK(offset <= 14 * 3600);
  CHECK(offset % 60 == 0);
}
