#include "core/seal/hash.h"

#include <catch2/catch_test_macros.hpp>

#include "core/seal/sodium_random.h"

using namespace safelight;
using namespace safelight::seal;

TEST_CASE("hashes are what b2sum -l 256 prints", "[seal]") {
  REQUIRE(startSodium().has_value());
  CHECK(toHex(hash({})) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  CHECK(toHex(hash(asBytes("abc"))) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("pieces hash like the whole", "[seal]") {
  Bytes bytes(300'001);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 31);
  Hasher hasher;
  hasher.add(ByteView(bytes).first(1));
  hasher.add({});
  hasher.add(ByteView(bytes).subspan(1, 200'000));
  hasher.add(ByteView(bytes).subspan(200'001));
  CHECK(hasher.finish() == hash(bytes));
}

TEST_CASE("a keyed hash depends on the key, on every part and on where parts end", "[seal]") {
  const Bytes key(32, 7);
  const Bytes otherKey(32, 8);
  const Hash reference = keyedHash(key, {asBytes("ab"), asBytes("c")});
  CHECK(keyedHash(key, {asBytes("ab"), asBytes("c")}) == reference);
  CHECK(keyedHash(otherKey, {asBytes("ab"), asBytes("c")}) != reference);
  CHECK(keyedHash(key, {asBytes("a"), asBytes("bc")}) != reference);
  CHECK(keyedHash(key, {asBytes("abc")}) != reference);
  CHECK(keyedHash(key, {asBytes("ab"), asBytes("c"), {}}) != reference);
  const std::vector<ByteView> parts{asBytes("ab"), asBytes("c")};
  CHECK(keyedHash(key, std::span<const ByteView>(parts)) == reference);
}

TEST_CASE("the generator does not repeat itself", "[seal]") {
  SodiumRandom random;
  const auto first = random.array<32>();
  CHECK(random.array<32>() != first);
}
