// The test vector of an inbox key's secret half: tests/data/format/inbox-secret. This program must write it byte for byte and must read the
// committed one. SAFELIGHT_WRITE_VECTORS=1 writes it anew.

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "core/crypto/key_wrap.h"
#include "core/vault/receiving/inbox_keys.h"
#include "tests/support/fixed_random.h"
#include "tests/support/sample_values.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr std::size_t kHeadBytes = 122;

crypto::SecretBytes keyOf(std::uint8_t byte) { return std::move(*crypto::SecretBytes::copyOf(Bytes(32, byte))); }

/// Secret half 0x77..., announced by order 5; sealed under 0x5e..., which a vault derives from its root.
Bytes head() {
  const auto opener = crypto::BoxOpener::fromSecret(keyOf(0x77));
  REQUIRE(opener);
  return vault::inboxSecretHead(numbered<model::VaultId>(0x11), numbered<model::ImageId>(0x22).uuid, 5, {1'795'000'000'000}, opener->publicKey(), seal::SigningPublicKey{0x66});
}

Bytes committed() { return readFile(testData() / "format" / "inbox-secret"); }

}  // namespace

TEST_CASE("an inbox key's secret half is written byte for byte as it always was", "[vault][format]") {
  FixedRandom random(9);
  Bytes file = head();
  REQUIRE(file.size() == kHeadBytes);
  const auto sealed = crypto::wrapKey(keyOf(0x5e), keyOf(0x77), file, random);
  REQUIRE(sealed);
  file.insert(file.end(), sealed->begin(), sealed->end());
  CHECK(file.size() == 194);
  if (std::getenv("SAFELIGHT_WRITE_VECTORS") != nullptr) writeFile(testData() / "format" / "inbox-secret", file);
  CHECK(toHex(file) == toHex(committed()));
}

TEST_CASE("the committed secret half opens with its key and its head, and with no other", "[vault][format]") {
  const Bytes file = committed();
  const ByteView before = ByteView(file).first(kHeadBytes), sealed = ByteView(file).subspan(kHeadBytes);
  const auto secret = crypto::unwrapKey(keyOf(0x5e), sealed, before);
  REQUIRE(secret);
  CHECK(secret->read([](ByteView bytes) { return Bytes(bytes.begin(), bytes.end()); }) == Bytes(32, 0x77));
  CHECK_FALSE(crypto::unwrapKey(keyOf(0x5f), sealed, before));
  for (std::size_t at = 0; at < kHeadBytes; ++at) {
    Bytes other(before.begin(), before.end());
    other[at] ^= 1;
    CHECK_FALSE(crypto::unwrapKey(keyOf(0x5e), sealed, other));
  }
}
