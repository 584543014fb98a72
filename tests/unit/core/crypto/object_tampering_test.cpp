// Every change to a sealed object is noticed.

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/seal/sodium_random.h"
#include "tests/unit/core/crypto/sealed_object.h"

using namespace safelight;
using tests::SealedObject;

namespace {

constexpr std::size_t kMetadata = 22;
constexpr std::size_t kOriginalStart = 96 + kMetadata + 16;
constexpr std::size_t kSealedChunk = 65'536 + 16;

/// Header, metadata, and of every chunk its first and last bytes and its tag.
std::set<std::size_t> tellingBytes(std::size_t fileBytes) {
  std::set<std::size_t> bytes;
  for (std::size_t at = 0; at < std::min(kOriginalStart, fileBytes); ++at) bytes.insert(at);
  for (std::size_t chunk = kOriginalStart; chunk < fileBytes; chunk += kSealedChunk) {
    const std::size_t end = std::min(chunk + kSealedChunk, fileBytes);
    for (std::size_t at = chunk; at < std::min(chunk + 4, end); ++at) bytes.insert(at);
    for (std::size_t at = end - std::min<std::size_t>(20, end - chunk); at < end; ++at) bytes.insert(at);
  }
  return bytes;
}

bool everyBitCounts(const SealedObject& object, const std::set<std::size_t>& places) {
  Bytes file = object.sealed;
  for (const std::size_t at : places) {
    for (int bit = 0; bit < 8; ++bit) {
      file[at] ^= static_cast<std::uint8_t>(1 << bit);
      if (!object.refuses(file)) return false;
      file[at] ^= static_cast<std::uint8_t>(1 << bit);
    }
  }
  return true;
}

}  // namespace

TEST_CASE("every flipped bit of a small object is found", "[crypto]") {
  REQUIRE(seal::startSodium().has_value());
  for (const std::size_t size : {0u, 1u}) {
    const SealedObject object(size);
    std::set<std::size_t> all;
    for (std::size_t at = 0; at < object.sealed.size(); ++at) all.insert(at);
    CHECK(everyBitCounts(object, all));
  }
}

TEST_CASE("flipped bits of larger objects are found: header, metadata, tags, edges and at random", "[crypto]") {
  for (const std::size_t size : {65'536u, 140'000u}) {
    const SealedObject object(size);
    CHECK(everyBitCounts(object, tellingBytes(object.sealed.size())));
    tests::FixedRandom random(size);
    std::set<std::size_t> some;
    while (some.size() < 60) {
      const auto bytes = random.array<4>();
      some.insert((bytes[0] | std::size_t{bytes[1]} << 8 | std::size_t{bytes[2]} << 16) % object.sealed.size());
    }
    CHECK(everyBitCounts(object, some));
  }
}

TEST_CASE("every truncation is found", "[crypto]") {
  for (const std::size_t size : {0u, 1u, 65'536u, 140'000u}) {
    const SealedObject object(size);
    bool allFound = true;
    const std::size_t full = object.sealed.size();
    for (std::size_t length = 0; length < full; ++length) {
      // All lengths near what a chunk border could fake, the others in steps.
      const bool telling = length < kOriginalStart + 64 || full - length < 64 || (length - kOriginalStart) % kSealedChunk < 40 || length % 997 == 0;
      if (!telling) continue;
      allFound = allFound && object.refuses(Bytes(object.sealed.begin(), object.sealed.begin() + static_cast<std::ptrdiff_t>(length)));
    }
    CHECK(allFound);
  }
}

TEST_CASE("anything appended is found, whole chunks too", "[crypto]") {
  for (const std::size_t size : {0u, 1u, 65'536u, 140'000u}) {
    const SealedObject object(size);
    for (const std::size_t extra : {1u, 15u, 16u, 17u, 32u, 65'536u, 65'552u}) {
      Bytes longer = object.sealed;
      longer.resize(longer.size() + extra);
      CHECK(object.refuses(longer));
    }
    Bytes doubled = object.sealed;
    doubled.insert(doubled.end(), object.sealed.begin() + kOriginalStart, object.sealed.end());
    CHECK(object.refuses(doubled));
  }
}

TEST_CASE("exchanged, repeated and left-out chunks are found", "[crypto]") {
  const SealedObject object(3 * 65'536 + 100);
  const auto chunk = [](Bytes& file, std::size_t index) { return file.begin() + static_cast<std::ptrdiff_t>(kOriginalStart + index * kSealedChunk); };
  Bytes exchanged = object.sealed;
  std::swap_ranges(chunk(exchanged, 0), chunk(exchanged, 1), chunk(exchanged, 1));
  CHECK(object.refuses(exchanged));
  Bytes repeated = object.sealed;
  std::copy(chunk(repeated, 0), chunk(repeated, 1), chunk(repeated, 2));
  CHECK(object.refuses(repeated));
  Bytes shorter = object.sealed;
  shorter.erase(chunk(shorter, 1), chunk(shorter, 2));
  CHECK(object.refuses(shorter));
  Bytes cut = object.sealed;  // the object ends at a chunk border: only the last-flag tells
  cut.erase(chunk(cut, 3), cut.end());
  CHECK(object.refuses(cut));
}

TEST_CASE("chunks and headers of another object are found, even under the same key", "[crypto]") {
  const SealedObject one(140'000, 1);
  const SealedObject two(140'000, 2);
  CHECK(one.refuses(two.sealed));
  Bytes mixed = one.sealed;
  std::copy(two.sealed.begin() + kOriginalStart, two.sealed.begin() + kOriginalStart + kSealedChunk, mixed.begin() + kOriginalStart);
  CHECK(one.refuses(mixed));
  Bytes otherMetadata = one.sealed;
  std::copy(two.sealed.begin() + 96, two.sealed.begin() + kOriginalStart, otherMetadata.begin() + 96);
  CHECK(one.refuses(otherMetadata));
  Bytes otherHeader = one.sealed;
  std::copy(two.sealed.begin(), two.sealed.begin() + 96, otherHeader.begin());
  CHECK(one.refuses(otherHeader));
  Bytes renamed = two.sealed;  // the header claims to be `one`
  std::copy(one.id.bytes.begin(), one.id.bytes.end(), renamed.begin() + 16);
  CHECK(one.refuses(renamed));
}

TEST_CASE("an untouched object is not refused", "[crypto]") {
  for (const std::size_t size : {0u, 1u, 65'536u, 140'000u}) CHECK_FALSE(SealedObject(size).refuses(SealedObject(size).sealed));
}
