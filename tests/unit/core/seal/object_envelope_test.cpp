#include "core/seal/object_envelope.h"

#include <catch2/catch_test_macros.hpp>

#include "core/seal/hash.h"
#include "core/seal/sodium_random.h"
#include "tests/support/fixed_random.h"
#include "tests/support/sealed_whole.h"

using namespace safelight;
using namespace safelight::seal;

namespace {

const Uuid kId = Uuid::parse("0192f3a4-5b6c-7d8e-9f01-23456789abcd").value();
const Bytes kKey(32, 0x42);

Bytes original(std::size_t size) {
  Bytes bytes(size);
  tests::FixedRandom(size + 1).fill(bytes);
  return bytes;
}

Bytes streamed(ByteView bytes, const std::vector<std::size_t>& pieces) {
  Bytes sealed;
  tests::FixedRandom random(5);
  auto sealer = ObjectSealer::start(kId, kKey, asBytes("metadata"), random, [&](ByteView part) {
    sealed.insert(sealed.end(), part.begin(), part.end());
    return ok();
  });
  REQUIRE(sealer.has_value());
  std::size_t next = 0;
  while (!bytes.empty()) {
    const std::size_t taken = std::min(pieces[next++ % pieces.size()], bytes.size());
    REQUIRE(sealer->write(bytes.first(taken)).has_value());
    bytes = bytes.subspan(taken);
  }
  REQUIRE(sealer->finish().has_value());
  return sealed;
}

}  // namespace

TEST_CASE("the format's test vector", "[seal]") {
  REQUIRE(startSodium().has_value());
  tests::FixedRandom random(1);  // the salt: the first 32 bytes of SplitMix64 from 1, a byte a step
  const Bytes sealed = tests::sealWhole(kId, kKey, asBytes("metadata"), asBytes("original"), random).value();
  CHECK(toHex(ByteView(sealed).first(32)) == "534c4f424a454354"   // SLOBJECT
                                             "01001000"           // version 1, 2^16, reserved
                                             "08000000"           // metadata length
                                             "0192f3a45b6c7d8e9f0123456789abcd");
  CHECK(toHex(ByteView(sealed).subspan(32)) == "c1675e0bb980a575a89661fec08aa83b63f1ee08469ccdac9ff735ab278a84ba53d4ea1d4f869155a4c27b70aaffde3e46a0"
               "ee18a9503b1ddc8560c90c42a5ea75f79fa66671c8a15576b50da22366e2fec51d9bf4cb18693a8bf4db40826c8e4dc596f3"
               "607d0d80b4d914c4652abd08");
}

TEST_CASE("chunks are sealed where the sink has room for them, else in the sealer's own memory, to the same bytes", "[seal]") {
  const Bytes bytes = original(200'000);
  Bytes room(kChunkBytes + kTagBytes), sealed;
  std::size_t inPlace = 0, elsewhere = 0;
  tests::FixedRandom random(5);
  const auto sink = [&](ByteView part) {
    (part.data() == room.data() ? inPlace : elsewhere) += 1;
    sealed.insert(sealed.end(), part.begin(), part.end());
    return ok();
  };
  // None for the metadata.
  const auto roomFor = [&](std::size_t count) { return count < 100 ? MutableByteView{} : MutableByteView(room).first(count); };
  auto sealer = ObjectSealer::start(kId, kKey, asBytes("metadata"), random, sink, roomFor);
  REQUIRE(sealer.has_value());
  REQUIRE(sealer->write(bytes).has_value());
  REQUIRE(sealer->finish().has_value());
  CHECK(inPlace == 4);
  CHECK(elsewhere == 2);  // the header and the metadata
  CHECK(sealed == streamed(bytes, {bytes.size()}));
}

TEST_CASE("streaming gives the same bytes as sealing at once, however the pieces fall", "[seal]") {
  for (const std::size_t size : {0u, 1u, 65'535u, 65'536u, 65'537u, 131'072u, 140'000u, 300'000u}) {
    const Bytes bytes = original(size);
    tests::FixedRandom random(5);
    const Bytes whole = tests::sealWhole(kId, kKey, asBytes("metadata"), bytes, random).value();
    CHECK(whole.size() == sealedBytes(8, size));
    CHECK(streamed(bytes, {1'000'000}) == whole);
    CHECK(streamed(bytes, {65'536}) == whole);
    CHECK(streamed(bytes, {1, 65'536, 7}) == whole);
    CHECK(streamed(bytes, {4'093}) == whole);
  }
}

TEST_CASE("nothing readable is left in a sealed object", "[seal]") {
  const Bytes zeros(200'000);
  tests::FixedRandom random;
  const std::string sealed = toString(tests::sealWhole(kId, kKey, asBytes("OKAFOR^AMARA"), zeros, random).value());
  CHECK(sealed.find("OKAFOR") == std::string::npos);
  CHECK(sealed.find(std::string(16, '\0')) == std::string::npos);
}

TEST_CASE("two seals of the same bytes differ", "[seal]") {
  SodiumRandom random;
  CHECK(tests::sealWhole(kId, kKey, {}, asBytes("x"), random).value() != tests::sealWhole(kId, kKey, {}, asBytes("x"), random).value());
}

TEST_CASE("a failing sink ends the sealing with its own error", "[seal]") {
  tests::FixedRandom random;
  int calls = 0;
  auto sealer = ObjectSealer::start(kId, kKey, {}, random, [&](ByteView) -> Result<void> {
    if (++calls > 2) return fail(ErrorCode::DiskFull);
    return ok();
  });
  REQUIRE(sealer.has_value());
  CHECK(sealer->write(Bytes(200'000)).error().code == ErrorCode::DiskFull);
}

TEST_CASE("a wrong key length or too much metadata is refused before anything is written", "[seal]") {
  tests::FixedRandom random;
  CHECK(tests::sealWhole(kId, Bytes(31), {}, {}, random).error().code == ErrorCode::InvalidArgument);
  CHECK(tests::sealWhole(kId, kKey, Bytes(kMaximumMetadataBytes + 1), {}, random).error().code == ErrorCode::InvalidArgument);
  CHECK(tests::sealWhole(kId, kKey, Bytes(kMaximumMetadataBytes), {}, random).has_value());
}

TEST_CASE("a layout names what is wrong with a header", "[seal]") {
  tests::FixedRandom random;
  const Bytes sealed = tests::sealWhole(kId, kKey, asBytes("metadata"), {}, random).value();
  const auto layout = ObjectLayout::parse(sealed).value();
  CHECK(layout.id == kId);
  CHECK(layout.metadataBytes == 8);
  const auto changed = [&](std::size_t at, std::uint8_t value) {
    Bytes header = sealed;
    header[at] = value;
    return ObjectLayout::parse(header).error().code;
  };
  CHECK(changed(0, 'X') == ErrorCode::ObjectDamaged);
  CHECK(changed(8, 2) == ErrorCode::VaultTooNew);
  CHECK(changed(8, 0) == ErrorCode::ObjectDamaged);
  CHECK(changed(10, 17) == ErrorCode::ObjectDamaged);
  CHECK(changed(11, 1) == ErrorCode::ObjectDamaged);
  CHECK(changed(15, 0x7f) == ErrorCode::ObjectDamaged);
  CHECK(ObjectLayout::parse(ByteView(sealed).first(95)).error().code == ErrorCode::ObjectDamaged);
}

TEST_CASE("a file length tells the original's, and lengths that none gives are refused", "[seal]") {
  ObjectLayout layout;
  layout.metadataBytes = 100;
  for (const std::uint64_t size : {0ull, 1ull, 65'535ull, 65'536ull, 65'537ull, 131'072ull, 131'073ull, 5'000'000'000ull})
    CHECK(layout.originalBytes(sealedBytes(100, size)).value() == size);
  const std::uint64_t least = sealedBytes(100, 0);
  CHECK_FALSE(layout.originalBytes(0).has_value());
  CHECK_FALSE(layout.originalBytes(least - 1).has_value());
  for (std::uint64_t extra = 1; extra <= kTagBytes; ++extra)
    CHECK_FALSE(layout.originalBytes(sealedBytes(100, 65'536) + extra).has_value());
}
