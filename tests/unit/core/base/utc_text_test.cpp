#include "core/base/utc_text.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;

TEST_CASE("a moment is written in UTC, to the second that has begun", "[base]") {
  CHECK(utcText({0}) == "19700101T000000Z");
  CHECK(utcText({1'795'342'023'999}) == "20261122T100703Z");  // date -u -d 2026-11-22T10:07:03Z +%s
  CHECK(utcText({951'827'696'000}) == "20000229T123456Z");
  CHECK(utcText({-1}) == "19691231T235959Z");
}
