#include "core/base/deadline.h"

#include <catch2/catch_test_macros.hpp>

using safelight::Deadline;
using std::chrono::milliseconds;

TEST_CASE("a deadline counts down, one that is over stays over, never comes never", "[base]") {
  CHECK(Deadline::now().isOver());
  CHECK(Deadline::now().pollTimeout() == 0);
  CHECK_FALSE(Deadline::never().isOver());
  CHECK(Deadline::never().pollTimeout() == -1);
  const Deadline later = Deadline::in(milliseconds(60'000));
  CHECK_FALSE(later.isOver());
  CHECK(later.pollTimeout() > 59'000);
  CHECK(later.pollTimeout() <= 60'000);
  CHECK(Deadline::in(std::chrono::hours(24 * 365)).pollTimeout() == 1'000'000'000);
}

TEST_CASE("of two deadlines the nearer one counts", "[base]") {
  const Deadline near = Deadline::now();
  const Deadline far = Deadline::in(milliseconds(60'000));
  for (const Deadline& first : {near.orBefore(far), far.orBefore(near), near.orBefore(Deadline::never()), Deadline::never().orBefore(near)}) CHECK(first.isOver());
  CHECK_FALSE(far.orBefore(Deadline::never()).isOver());
  CHECK_FALSE(Deadline::never().orBefore(Deadline::never()).isOver());
  CHECK_FALSE(near.later(milliseconds(60'000)).isOver());
  CHECK(Deadline::never().later(milliseconds(-1)).pollTimeout() == -1);
}
