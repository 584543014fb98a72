#include "core/base/fence.h"

#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

using namespace safelight;

TEST_CASE("work that runs out of memory fails as any other, and says where", "[base]") {
  const auto lost = fenced("here", []() -> Result<int> { throw std::bad_alloc(); });
  REQUIRE_FALSE(lost);
  CHECK(lost.error().code == ErrorCode::DecoderOutOfMemory);
  CHECK(lost.error().detail == "here");
}

TEST_CASE("work that ends gives what it gives, good or bad, and no other exception is hidden", "[base]") {
  CHECK(fenced("here", []() -> Result<int> { return 7; }) == 7);
  CHECK(fenced("here", []() -> Result<void> { return fail(ErrorCode::NotFound); }).error().code == ErrorCode::NotFound);
  CHECK_THROWS_AS(fenced("here", []() -> Result<int> { throw std::logic_error("a mistake of ours"); }), std::logic_error);
}
