#include "core/crypto/key_slot.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "core/seal/sodium_random.h"
#include "tests/support/fixed_random.h"
#include "tests/unit/core/crypto/secrets.h"

using namespace safelight;
using namespace safelight::crypto;

namespace {

const SlotOwner kOwner{Uuid::parse("0192f3a4-5b6c-7d8e-9f01-23456789abcd").value(), Uuid::parse("0192f3a4-5b6c-7d8e-9f01-00000000abcd").value()};

/// A slot that never ran Argon2id: enough for what must be refused before it.
KeySlot unrunSlot(StretchCost cost) {
  KeySlot slot;
  slot.cost = cost;
  slot.sealedSecret = Bytes(64 + 40);
  return slot;
}

}  // namespace

// Each opening costs what it costs an attacker (0.4 s): what one run can show stands in one case.
TEST_CASE("a slot opens with its password and device secret alone", "[crypto]") {
  REQUIRE(seal::startSodium().has_value());
  tests::FixedRandom random(11);
  const auto identity = Identity::make(random).value();
  const auto device = tests::secretOf(32, 0x11);
  // "é" as one character and as e with an accent: the same password from any keyboard.
  const auto slot = makeSlot(SlotKind::Password, 1, kOwner, identity, tests::secretOf("caf\xc3\xa9 at the corner"), device, {}, random).value();
  CHECK(slot.factors == Factors::kDeviceSecret);

  const auto opened = openSlot(slot, kOwner, tests::secretOf("cafe\xcc\x81 at the corner"), device);
  REQUIRE(opened.has_value());
  CHECK(opened->signingKey() == identity.signingKey());
  CHECK(opened->boxKey() == identity.boxKey());

  CHECK(openSlot(slot, kOwner, tests::secretOf("cafe at the corner"), device).error().code == ErrorCode::WrongCredentials);
  CHECK(openSlot(slot, kOwner, tests::secretOf("caf\xc3\xa9 at the corner"), tests::secretOf(32, 0x12)).error().code ==
        ErrorCode::WrongCredentials);

  SECTION("a dropped factor is noticed") {
    KeySlot dropped = slot;
    dropped.factors = 0;
    CHECK(openSlot(dropped, kOwner, tests::secretOf("caf\xc3\xa9 at the corner"), device).error().code == ErrorCode::WrongCredentials);
  }
}

TEST_CASE("the slot's test vector", "[crypto]") {
  tests::FixedRandom random(12);
  const auto identity = Identity::make(random).value();
  const auto slot = makeSlot(SlotKind::Recovery, 1, kOwner, identity, tests::secretOf("vector"), SecretBytes(), {}, random).value();
  ByteWriter writer;
  slot.encode(writer);
  CHECK(slot.factors == 0);
  CHECK(toHex(writer.bytes()) == "0201000000000300000000010000682c5d7f2b2f122158e6838c0e05db8f680000008e9c2924679778270254db"
                                "4fb468f8ed85121d4bbe50f9f4adc3f6220195b3a6f42c4601f7486de6e6528c36f5236870be1dda9b8ba60edc"
                                "76f2de6579aaeddcded46874aa9362f55e284cb2d666574d071d3b403aeaba816b4cd84b8d6ecf01584a4c5093"
                                "9ebbe3");
}

TEST_CASE("a cost outside floor or ceiling is refused before it runs", "[crypto]") {
  tests::FixedRandom random;
  const auto identity = Identity::make(random).value();
  const auto password = tests::secretOf("does not matter");
  const auto begin = std::chrono::steady_clock::now();
  for (const StretchCost cost : {StretchCost{2, 256}, StretchCost{3, 255}, StretchCost{11, 256}, StretchCost{3, 2049}, StretchCost{0, 0},
                                 StretchCost{4'000'000'000u, 256}, StretchCost{3, 4'000'000'000u}}) {
    CHECK(openSlot(unrunSlot(cost), kOwner, password, SecretBytes()).error().code == ErrorCode::SlotRefused);
    CHECK(makeSlot(SlotKind::Password, 1, kOwner, identity, password, SecretBytes(), cost, random).error().code == ErrorCode::SlotRefused);
  }
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(3));
  CHECK(StretchCost{3, 256}.isAllowed());
  CHECK(StretchCost{10, 2048}.isAllowed());
}

TEST_CASE("a missing device secret, an unknown factor or broken UTF-8 are wrong credentials", "[crypto]") {
  KeySlot slot = unrunSlot({});
  slot.factors = Factors::kDeviceSecret;
  CHECK(openSlot(slot, kOwner, tests::secretOf("x"), SecretBytes()).error().code == ErrorCode::WrongCredentials);
  slot.factors = Factors::kFido2;
  CHECK(openSlot(slot, kOwner, tests::secretOf("x"), tests::secretOf(32, 1)).error().code == ErrorCode::WrongCredentials);
  slot.factors = 0;
  CHECK(openSlot(slot, kOwner, tests::secretOf("\xff\xfe"), SecretBytes()).error().code == ErrorCode::WrongCredentials);
}

TEST_CASE("slots read back what they wrote, and nothing broken", "[crypto]") {
  KeySlot slot = unrunSlot({5, 512});
  slot.kind = SlotKind::Recovery;
  slot.version = 7;
  slot.factors = 1;
  slot.salt.fill(9);
  ByteWriter writer;
  slot.encode(writer);
  const Bytes bytes = writer.bytes();
  ByteReader reader(bytes);
  const auto again = KeySlot::parse(reader);
  REQUIRE(again.has_value());
  CHECK(reader.finished());
  CHECK(again->kind == SlotKind::Recovery);
  CHECK(again->version == 7);
  CHECK(again->factors == 1);
  CHECK(again->cost.passes == 5);
  CHECK(again->cost.memoryMiB == 512);
  CHECK(again->salt == slot.salt);
  CHECK(again->sealedSecret == slot.sealedSecret);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    ByteReader cut(ByteView(bytes).first(length));
    CHECK_FALSE(KeySlot::parse(cut).has_value());
  }
  Bytes unknownKind = bytes;
  unknownKind[0] = 3;
  ByteReader unknown(unknownKind);
  CHECK_FALSE(KeySlot::parse(unknown).has_value());
}
