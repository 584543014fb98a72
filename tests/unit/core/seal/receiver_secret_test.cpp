#include "core/seal/receiver_secret.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/fixed_random.h"
#include "tests/unit/core/seal/signed_practice.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

seal::ReceiverSecret sample() {
  FixedRandom random(3);
  seal::ReceiverSecret secret = seal::ReceiverSecret::make(uuidOf(1), seal::hash(asBytes("genesis")), random);
  secret.tlsCertificate = "certificate";
  secret.tlsKey = "key";
  secret.tlsAuthorities = "authorities";
  return secret;
}

}  // namespace

TEST_CASE("a receiver's secret is read as it was written", "[seal][secret]") {
  const seal::ReceiverSecret secret = sample();
  const auto read = seal::ReceiverSecret::parse(secret.encode());
  REQUIRE(read);
  CHECK(read->vault == secret.vault);
  CHECK(read->genesis == secret.genesis);
  CHECK(read->signingSeed == secret.signingSeed);
  CHECK(read->recordKey == secret.recordKey);
  CHECK(read->tlsCertificate == "certificate");
  CHECK(read->tlsKey == "key");
  CHECK(read->tlsAuthorities == "authorities");
}

TEST_CASE("fresh secrets share nothing", "[seal][secret]") {
  FixedRandom random(3);
  const auto first = seal::ReceiverSecret::make(uuidOf(1), {}, random), second = seal::ReceiverSecret::make(uuidOf(1), {}, random);
  CHECK(first.signingSeed != second.signingSeed);
  CHECK(first.recordKey != second.recordKey);
  CHECK(first.signingSeed != first.recordKey);
}

TEST_CASE("a secret with any byte changed or missing is refused", "[seal][secret]") {
  const Bytes good = sample().encode();
  for (std::size_t at = 0; at < good.size(); ++at) {
    Bytes bad = good;
    bad[at] ^= 0x04;
    INFO(at);
    REQUIRE_FALSE(seal::ReceiverSecret::parse(bad));
    REQUIRE_FALSE(seal::ReceiverSecret::parse(ByteView(good).first(at)));
  }
  Bytes later = good;
  later[8] = 2;
  CHECK(seal::ReceiverSecret::parse(later).error().code == ErrorCode::VaultTooNew);
  CHECK(seal::ReceiverSecret::parse(Bytes(seal::kLargestReceiverSecret + 1, 0)).error().code == ErrorCode::ReceiverSecretInvalid);
}
