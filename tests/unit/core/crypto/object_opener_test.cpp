#include "core/crypto/object_opener.h"

#include <catch2/catch_test_macros.hpp>

#include "core/seal/sodium_random.h"
#include "tests/support/fixed_random.h"
#include "tests/unit/core/crypto/sealed_object.h"
#include "tests/unit/core/crypto/secrets.h"

using namespace safelight;
using namespace safelight::crypto;
using tests::SealedObject;

TEST_CASE("objects of every size around a chunk come back bit for bit", "[crypto]") {
  REQUIRE(seal::startSodium().has_value());
  for (const std::size_t size : {0u, 1u, 65'535u, 65'536u, 65'537u, 131'072u, 140'000u, 1'000'000u}) {
    const SealedObject object(size);
    const auto opener = object.open().value();
    CHECK(opener.originalBytes() == size);
    CHECK(toString(opener.metadata().value()) == "metadata of the object");
    CHECK(opener.readAll().value() == object.original);
  }
}

TEST_CASE("any part can be read alone, and only the chunks that hold it are opened", "[crypto]") {
  const SealedObject object(300'000);
  std::vector<std::uint64_t> offsets;
  const auto opener = ObjectOpener::open(object.id, object.key, object.sealed.size(), [&](std::uint64_t offset, MutableByteView into) {
                        offsets.push_back(offset);
                        return tests::readFrom(object.sealed, offset, into);
                      }).value();
  offsets.clear();
  Bytes part(10);
  REQUIRE(opener.readAt(131'075, part).has_value());
  CHECK(std::equal(part.begin(), part.end(), object.original.begin() + 131'075));
  CHECK(offsets.size() == 2);  // one chunk and its tag
  for (const auto& [offset, length] : std::vector<std::pair<std::size_t, std::size_t>>{
           {0, 300'000}, {65'530, 12}, {65'536, 65'536}, {1, 299'998}, {299'999, 1}, {300'000, 0}, {131'072, 0}}) {
    Bytes piece(length);
    REQUIRE(opener.readAt(offset, piece).has_value());
    CHECK(std::equal(piece.begin(), piece.end(), object.original.begin() + static_cast<std::ptrdiff_t>(offset)));
  }
}

TEST_CASE("reading outside the original is refused", "[crypto]") {
  const SealedObject object(1000);
  const auto opener = object.open().value();
  Bytes one(1);
  CHECK(opener.readAt(1000, one).error().code == ErrorCode::InvalidArgument);
  CHECK(opener.readAt(~std::uint64_t{0}, one).error().code == ErrorCode::InvalidArgument);
  Bytes all(1001);
  CHECK(opener.readAt(0, all).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("an object opens only with its own key and under its own name", "[crypto]") {
  const SealedObject object(1000);
  const auto wrongKey = tests::secretOf(32, 0x43);
  CHECK(object.openAs(object.id, wrongKey, object.sealed).error().code == ErrorCode::ObjectDamaged);
  CHECK(object.openAs(Uuid{}, object.key, object.sealed).error().code == ErrorCode::ObjectDamaged);
  CHECK(object.openAs(object.id, tests::secretOf(31, 1), object.sealed).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("a read error of the file is handed on as it is", "[crypto]") {
  const SealedObject object(1000);
  const auto opener = ObjectOpener::open(object.id, object.key, object.sealed.size(), [&](std::uint64_t offset, MutableByteView into) -> Result<void> {
                        if (offset > 96) return fail(ErrorCode::ReadFailed);
                        return tests::readFrom(object.sealed, offset, into);
                      }).value();
  CHECK(opener.readAll().error().code == ErrorCode::ReadFailed);
}

TEST_CASE("a streamed object opens like one sealed at once", "[crypto]") {
  seal::SodiumRandom random;
  const auto key = tests::secretOf(32, 9);
  const Bytes bytes(200'000, 0x77);
  Bytes sealed;
  key.read([&](ByteView keyBytes) {
    auto sealer = seal::ObjectSealer::start(Uuid{}, keyBytes, {}, random, [&](ByteView part) {
      sealed.insert(sealed.end(), part.begin(), part.end());
      return ok();
    });
    REQUIRE(sealer.value().write(bytes).has_value());
    REQUIRE(sealer.value().finish().has_value());
  });
  const auto opener = ObjectOpener::open(Uuid{}, key, sealed.size(), [&](std::uint64_t offset, MutableByteView into) {
                        return tests::readFrom(sealed, offset, into);
                      }).value();
  CHECK(opener.readAll().value() == bytes);
  CHECK(opener.metadata().value().empty());
}
