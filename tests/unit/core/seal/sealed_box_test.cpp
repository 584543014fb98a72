#include "core/seal/sealed_box.h"

#include <catch2/catch_test_macros.hpp>

#include "core/seal/sodium_random.h"

using namespace safelight;
using namespace safelight::seal;

// The opening side is core/crypto's; its test opens these boxes.
TEST_CASE("a sealed box is 48 bytes longer and never the same twice", "[seal]") {
  REQUIRE(startSodium().has_value());
  BoxPublicKey key{};
  key[0] = 9;  // the base point: a public key like any other
  const auto one = sealTo(key, asBytes("periapical")).value();
  const auto two = sealTo(key, asBytes("periapical")).value();
  CHECK(one.size() == 10 + kSealedBoxOverhead);
  CHECK(one != two);
  CHECK(toString(one).find("periapical") == std::string::npos);
}

TEST_CASE("a public key that would share nothing secret is refused", "[seal]") {
  CHECK(sealTo(BoxPublicKey{}, asBytes("x")).error().code == ErrorCode::InvalidArgument);
}
