#include "core/crypto/box_opener.h"

#include <catch2/catch_test_macros.hpp>

#include "core/crypto/signing.h"
#include "core/seal/sodium_random.h"
#include "tests/unit/core/crypto/secrets.h"

using namespace safelight;
using namespace safelight::crypto;

namespace {

BoxOpener made() {
  REQUIRE(seal::startSodium());
  seal::SodiumRandom random;
  auto opener = BoxOpener::make(random);
  REQUIRE(opener);
  return std::move(*opener);
}

Bytes sealedTo(const seal::BoxPublicKey& key, ByteView plain) {
  auto sealed = seal::sealTo(key, plain);
  REQUIRE(sealed);
  return std::move(*sealed);
}

}  // namespace

TEST_CASE("what was sealed to a public key is opened by its secret half alone", "[crypto][box]") {
  const BoxOpener opener = made(), other = made();
  const Bytes plain(32, 0x5a);
  const Bytes sealed = sealedTo(opener.publicKey(), plain);
  const auto opened = opener.open(sealed);
  REQUIRE(opened);
  CHECK(opened->read([&](ByteView bytes) { return std::equal(bytes.begin(), bytes.end(), plain.begin(), plain.end()); }));
  CHECK(other.open(sealed).error().code == ErrorCode::DecryptFailed);
}

TEST_CASE("an opener comes back from its secret, and no other length is one", "[crypto][box]") {
  const BoxOpener opener = made();
  const Bytes sealed = sealedTo(opener.publicKey(), Bytes(5, 1));
  const auto again = BoxOpener::fromSecret(opener.secret().clone().value());
  REQUIRE(again);
  CHECK(again->publicKey() == opener.publicKey());
  CHECK(again->open(sealed));
  for (const std::size_t length : {1u, 31u, 33u, 64u})
    CHECK(BoxOpener::fromSecret(SecretBytes::copyOf(Bytes(length, 7)).value()).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("every flipped byte of a sealed box, and every missing one, is noticed", "[crypto][box]") {
  const BoxOpener opener = made();
  const Bytes sealed = sealedTo(opener.publicKey(), Bytes(32, 9));
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    Bytes changed = sealed;
    changed[at] ^= static_cast<std::uint8_t>(1u << (at % 8));
    INFO("byte " << at);
    CHECK(opener.open(changed).error().code == ErrorCode::DecryptFailed);
    CHECK(opener.open(ByteView(sealed).first(at)).error().code == ErrorCode::DecryptFailed);
  }
}

TEST_CASE("a person's identity opens the same boxes", "[crypto][box]") {
  REQUIRE(seal::startSodium());
  seal::SodiumRandom random;
  const auto identity = Identity::make(random);
  REQUIRE(identity);
  CHECK(identity->openSealed(sealedTo(identity->boxKey(), Bytes(32, 3)))->size() == 32);
  CHECK(made().open(sealedTo(identity->boxKey(), Bytes(32, 3))).error().code == ErrorCode::DecryptFailed);
}
