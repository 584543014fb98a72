#include "core/crypto/key_wrap.h"

#include <catch2/catch_test_macros.hpp>

#include "core/seal/sodium_random.h"
#include "tests/support/fixed_random.h"
#include "tests/unit/core/crypto/secrets.h"

using namespace safelight;
using namespace safelight::crypto;

TEST_CASE("a wrapped key comes back only with the same wrapping key and the same associated data", "[crypto]") {
  REQUIRE(seal::startSodium().has_value());
  seal::SodiumRandom random;
  const auto wrapping = newKey(random).value();
  const auto other = newKey(random).value();
  const auto key = newKey(random).value();
  const Bytes wrapped = wrapKey(wrapping, key, asBytes("patient 1"), random).value();
  CHECK(wrapped.size() == kWrappedKeyBytes);
  CHECK(unwrapKey(wrapping, wrapped, asBytes("patient 1")).value().equals(key));
  CHECK(unwrapKey(other, wrapped, asBytes("patient 1")).error().code == ErrorCode::DecryptFailed);
  CHECK(unwrapKey(wrapping, wrapped, asBytes("patient 2")).error().code == ErrorCode::DecryptFailed);
  CHECK(unwrapKey(wrapping, wrapped, {}).error().code == ErrorCode::DecryptFailed);
}

TEST_CASE("every flipped bit and every other length of a wrapped key is refused", "[crypto]") {
  seal::SodiumRandom random;
  const auto wrapping = newKey(random).value();
  const Bytes wrapped = wrapKey(wrapping, newKey(random).value(), {}, random).value();
  for (std::size_t bit = 0; bit < wrapped.size() * 8; ++bit) {
    Bytes changed = wrapped;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
    REQUIRE(unwrapKey(wrapping, changed, {}).error().code == ErrorCode::DecryptFailed);
  }
  for (std::size_t length = 0; length < wrapped.size(); ++length)
    REQUIRE(unwrapKey(wrapping, ByteView(wrapped).first(length), {}).error().code == ErrorCode::DecryptFailed);
}

TEST_CASE("bodies of any length open again, an empty one too", "[crypto]") {
  seal::SodiumRandom random;
  const auto key = newKey(random).value();
  for (const std::size_t size : {0u, 1u, 100u, 70'000u}) {
    const Bytes plain(size, 0x5a);
    const Bytes sealed = sealBody(key, plain, asBytes("record 7"), random).value();
    CHECK(sealed.size() == size + kBodyOverhead);
    CHECK(openBody(key, sealed, asBytes("record 7")).value() == plain);
    CHECK(openBody(key, sealed, asBytes("record 8")).error().code == ErrorCode::DecryptFailed);
    CHECK(openBody(key, ByteView(sealed).first(sealed.size() - 1), asBytes("record 7")).error().code == ErrorCode::DecryptFailed);
  }
  CHECK(openBody(key, {}, {}).error().code == ErrorCode::DecryptFailed);
}

TEST_CASE("secrets of any length go from guarded memory to guarded memory", "[crypto]") {
  seal::SodiumRandom random;
  const auto key = newKey(random).value();
  const auto secret = tests::secretOf("sixty-four bytes or some other number of them");
  const Bytes sealed = sealSecret(key, secret, asBytes("slot"), random).value();
  CHECK(openSecret(key, sealed, asBytes("slot")).value().equals(secret));
  CHECK(openSecret(key, sealed, asBytes("tols")).error().code == ErrorCode::DecryptFailed);
}

TEST_CASE("derived keys differ by root, context and every part", "[crypto]") {
  const auto root = tests::secretOf(32, 1);
  const auto reference = deriveKey(root, "catalogue", {asBytes("vault"), asBytes("1")}).value();
  CHECK(deriveKey(root, "catalogue", {asBytes("vault"), asBytes("1")}).value().equals(reference));
  CHECK_FALSE(deriveKey(tests::secretOf(32, 2), "catalogue", {asBytes("vault"), asBytes("1")}).value().equals(reference));
  CHECK_FALSE(deriveKey(root, "thumbnails", {asBytes("vault"), asBytes("1")}).value().equals(reference));
  CHECK_FALSE(deriveKey(root, "catalogue", {asBytes("vaul"), asBytes("t1")}).value().equals(reference));
  CHECK_FALSE(deriveKey(root, "catalogue", {asBytes("vault")}).value().equals(reference));
}

TEST_CASE("the derivation's test vector", "[crypto]") {
  const auto derived = deriveKey(tests::secretOf(32, 0x42), "safelight test", {asBytes("part")}).value();
  CHECK(derived.read([](ByteView bytes) { return toHex(bytes); }) == "c77f4637b3f0054a306a066ae461681b3c57638ba7b96f983dce3cc268131507");
}

TEST_CASE("a key derived for one call is the key that is derived to be kept", "[crypto]") {
  tests::FixedRandom random;
  const auto root = tests::secretOf(32, 0x42);
  const Uuid id = Uuid::parse("0192f3a4-5b6c-7d8e-9f01-23456789abcd").value();
  const Uuid other = Uuid::parse("0192f3a4-5b6c-7d8e-9f01-23456789abce").value();
  const auto kept = deriveKey(root, "thumbnail", {id.view()}).value();
  const Bytes sealed = sealBody(DerivedKey{root, "thumbnail", id}, asBytes("picture"), asBytes("of"), random).value();
  CHECK(openBody(kept, sealed, asBytes("of")).value() == Bytes(asBytes("picture").begin(), asBytes("picture").end()));
  const Bytes back = sealBody(kept, asBytes("picture"), asBytes("of"), random).value();
  CHECK(openBody(DerivedKey{root, "thumbnail", id}, back, asBytes("of")).has_value());
  CHECK(openBody(DerivedKey{root, "thumbnail", other}, back, asBytes("of")).error().code == ErrorCode::DecryptFailed);
  CHECK(openBody(DerivedKey{root, "record", id}, back, asBytes("of")).error().code == ErrorCode::DecryptFailed);
  CHECK(openBody(DerivedKey{root, "thumbnail", id}, back, asBytes("or")).error().code == ErrorCode::DecryptFailed);
  CHECK(openBody(DerivedKey{root, "thumbnail", id}, {}, {}).error().code == ErrorCode::DecryptFailed);
  const auto shortKey = tests::secretOf(31, 1);
  CHECK(sealBody(DerivedKey{shortKey, "thumbnail", id}, {}, {}, random).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("a new key in the memory of an old one has nothing of it, and memory of another size is left", "[crypto]") {
  tests::FixedRandom first(1), second(1);
  const auto fresh = newKey(first).value();
  CHECK(newKey(second, tests::secretOf(32, 7)).value().equals(fresh));
  tests::FixedRandom third(1);
  const auto beside = newKey(third, tests::secretOf(31, 7)).value();
  CHECK(beside.size() == kKeyBytes);
  CHECK(beside.equals(fresh));
}

TEST_CASE("keys of another length are refused", "[crypto]") {
  tests::FixedRandom random;
  const auto key = tests::secretOf(32, 1);
  const auto shortKey = tests::secretOf(31, 1);
  CHECK(wrapKey(shortKey, key, {}, random).error().code == ErrorCode::InvalidArgument);
  CHECK(wrapKey(key, shortKey, {}, random).error().code == ErrorCode::InvalidArgument);
  CHECK(openBody(shortKey, Bytes(100), {}).error().code == ErrorCode::InvalidArgument);
  CHECK(deriveKey(shortKey, "x", {}).error().code == ErrorCode::InvalidArgument);
}
