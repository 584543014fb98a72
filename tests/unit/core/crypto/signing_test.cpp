#include "core/crypto/signing.h"

#include <catch2/catch_test_macros.hpp>

#include "core/seal/sodium_random.h"
#include "tests/support/fixed_random.h"
#include "tests/unit/core/crypto/secrets.h"

using namespace safelight;
using namespace safelight::crypto;

TEST_CASE("a signature holds for its message, its signer and no other", "[crypto]") {
  REQUIRE(seal::startSodium().has_value());
  seal::SodiumRandom random;
  const auto amara = Identity::make(random).value();
  const auto jonas = Identity::make(random).value();
  const Signature signature = amara.sign(asBytes("record 1"));
  CHECK(verifies(amara.signingKey(), asBytes("record 1"), signature));
  CHECK_FALSE(verifies(amara.signingKey(), asBytes("record 2"), signature));
  CHECK_FALSE(verifies(jonas.signingKey(), asBytes("record 1"), signature));
}

TEST_CASE("every flipped bit of a signature is noticed", "[crypto]") {
  tests::FixedRandom random(3);
  const auto identity = Identity::make(random).value();
  const Signature signature = identity.sign(asBytes("record"));
  for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
    Signature changed = signature;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
    REQUIRE_FALSE(verifies(identity.signingKey(), asBytes("record"), changed));
  }
}

TEST_CASE("an identity comes back whole from its 64 secret bytes", "[crypto]") {
  seal::SodiumRandom random;
  const auto identity = Identity::make(random).value();
  const auto again = Identity::fromSecret(identity.secret().value()).value();
  CHECK(again.signingKey() == identity.signingKey());
  CHECK(again.boxKey() == identity.boxKey());
  CHECK(verifies(identity.signingKey(), asBytes("m"), again.sign(asBytes("m"))));
  CHECK(Identity::fromSecret(tests::secretOf(63, 1)).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("public keys follow from the secret bytes as RFC 8032 and RFC 7748 say", "[crypto]") {
  // Section 7.1, test 1, and section 6.1, Alice.
  const Bytes secret = fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
                               "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a").value();
  const auto identity = Identity::fromSecret(SecretBytes::copyOf(secret).value()).value();
  CHECK(toHex(identity.signingKey()) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  CHECK(toHex(identity.boxKey()) == "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
}

TEST_CASE("only the holder of the secret half opens a sealed box", "[crypto]") {
  seal::SodiumRandom random;
  const auto amara = Identity::make(random).value();
  const auto jonas = Identity::make(random).value();
  const Bytes box = seal::sealTo(amara.boxKey(), asBytes("the root key")).value();
  CHECK(tests::textOf(amara.openSealed(box).value()) == "the root key");
  CHECK(jonas.openSealed(box).error().code == ErrorCode::DecryptFailed);
  for (std::size_t length = 0; length < box.size(); ++length)
    REQUIRE(amara.openSealed(ByteView(box).first(length)).error().code == ErrorCode::DecryptFailed);
  for (std::size_t at = 0; at < box.size(); ++at) {
    Bytes changed = box;
    changed[at] ^= 1;
    REQUIRE(amara.openSealed(changed).error().code == ErrorCode::DecryptFailed);
  }
}
