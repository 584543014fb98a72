#include "app/demo/demo_clock.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::demo;

namespace {

/// Summer time from 1,000,000 s on.
struct Wall final : Clock {
  Instant at{};
  Instant now() const override { return at; }
  std::int32_t utcOffsetSeconds(Instant when) const override { return when.milliseconds >= 1'000'000'000 ? 7'200 : 3'600; }
};

}  // namespace

TEST_CASE("the demo's clock goes on from where it was set, and catches up", "[demo][clock]") {
  Wall wall;
  wall.at = {5'000'000'000};
  DemoClock clock(wall);
  CHECK(clock.now() == wall.at);
  clock.goTo({1'000});
  CHECK(clock.now() == Instant{1'000});
  wall.at.milliseconds += 250;
  CHECK(clock.now() == Instant{1'250});
  clock.catchUp();
  CHECK(clock.now() == wall.at);
}

TEST_CASE("a wall clock's time is found in winter and in summer", "[demo][clock]") {
  const Wall wall;
  for (const std::int64_t local : {500'000ll, 1'003'599ll, 1'007'200ll, 2'000'000ll}) {
    const Instant at = instantOf(local, wall);
    CHECK(at.milliseconds / 1000 + wall.utcOffsetSeconds(at) == local);
  }
}
