#include "core/crypto/guess_time.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::crypto;

TEST_CASE("a guess takes time, and a costly one many times that", "[crypto]") {
  const auto least = guessTime({3, 256});
  const auto most = guessTime({10, 2048});
  REQUIRE(least);
  REQUIRE(most);
  CHECK(least->count() > 0);
  CHECK(*most > *least * 3);  // 27 times the work; the rest is for a busy computer
}

TEST_CASE("nobody is told the time of a guess that no slot may ask for", "[crypto]") {
  for (const StretchCost cost : {StretchCost{2, 256}, StretchCost{3, 128}, StretchCost{11, 256}, StretchCost{3, 4096}})
    CHECK(guessTime(cost).error().code == ErrorCode::SlotRefused);
}
