#include "core/seal/member_keys.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/temporary_folder.h"
#include "tests/unit/core/seal/signed_practice.h"

using namespace safelight;
using namespace safelight::tests;

TEST_CASE("the public half of the committed members file is read", "[seal][members]") {
  const Bytes file = readFile(testData() / "format" / "members");
  const auto keys = seal::MemberKeys::read(file);
  REQUIRE(keys);
  CHECK(keys->vault() == uuidOf(1));
  const auto genesis = seal::MemberRecord::parse(ByteView(file).subspan(seal::kMembersHeaderBytes));
  REQUIRE(genesis);
  CHECK(keys->genesis() == seal::hash(ByteView(file).subspan(seal::kMembersHeaderBytes, genesis->recordBytes)));
  CHECK(keys->activeOwner(genesis->signer) != nullptr);
}

TEST_CASE("roles and departures count from the record that says so", "[seal][members]") {
  SignedPractice practice;
  CHECK(practice.members().activeOwner(practice.owner.id) != nullptr);
  CHECK(practice.members().activeOwner(practice.clinician.id) == nullptr);
  practice.log.role(practice.clinician.id, 1, practice.owner);
  CHECK(practice.members().activeOwner(practice.clinician.id)->signingKey == practice.clinicianKey.publicKey());
  practice.log.disabled(practice.owner.id, practice.clinician);
  CHECK(practice.members().activeOwner(practice.owner.id) == nullptr);
  CHECK(practice.members().activeOwner(practice.clinician.id) != nullptr);
}

TEST_CASE("a new slot of one's own and a new name change nobody's rights", "[seal][members]") {
  SignedPractice practice;
  practice.log.slot(practice.clinician.id, practice.clinician);
  practice.log.renamed(practice.owner);
  CHECK(practice.members().activeOwner(practice.owner.id) != nullptr);
  CHECK(practice.members().activeOwner(practice.clinician.id) == nullptr);
}

TEST_CASE("a record by somebody who may not make it damages the log", "[seal][members]") {
  const auto damagedAfter = [](auto&& change) {
    SignedPractice practice;
    change(practice);
    practice.log.renamed(practice.owner);  // so that the bad one is not the last, which might only be torn
    const auto keys = seal::MemberKeys::read(practice.log.bytes());
    return !keys && keys.error().code == ErrorCode::MembersDamaged;
  };
  CHECK_FALSE(damagedAfter([](SignedPractice&) {}));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.role(p.clinician.id, 1, p.clinician); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.disabled(p.owner.id, p.clinician); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.renamed(p.clinician); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.added({uuidOf(9), 1, &p.clinicianKey}, p.clinician); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.slot(p.owner.id, p.clinician); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.added(p.clinician, p.owner); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.role(uuidOf(9), 1, p.owner); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.role(p.clinician.id, 5, p.owner); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.disabled(uuidOf(9), p.owner); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.genesis(p.owner); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.record(Bytes{99}, p.owner); }));
  CHECK_FALSE(damagedAfter([](SignedPractice& p) { p.log.turned(2, p.owner); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.turned(2, p.clinician); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.turned(3, p.owner); }));
  CHECK(damagedAfter([](SignedPractice& p) { p.log.turned(1, p.owner); }));
  CHECK(damagedAfter([](SignedPractice& p) {  // in the owner's name, signed by another key
    p.log.role(p.clinician.id, 1, {p.owner.id, 1, &p.clinicianKey});
  }));
  CHECK(damagedAfter([](SignedPractice& p) {
    p.log.disabled(p.clinician.id, p.owner);
    p.log.slot(p.clinician.id, p.clinician);
  }));
}

TEST_CASE("a torn last record is left out, whatever was torn off", "[seal][members]") {
  SignedPractice practice;
  practice.log.role(practice.clinician.id, 1, practice.owner);
  const Bytes& whole = practice.log.bytes();
  for (std::size_t length = practice.log.lastRecordAt(); length < whole.size(); ++length) {
    const auto keys = seal::MemberKeys::read(ByteView(whole).first(length));
    REQUIRE(keys);
    CHECK(keys->activeOwner(practice.clinician.id) == nullptr);
  }
  CHECK(seal::MemberKeys::read(whole)->activeOwner(practice.clinician.id) != nullptr);
}

TEST_CASE("a flipped byte never makes anybody an owner", "[seal][members]") {
  const SignedPractice practice;
  const Bytes& good = practice.log.bytes();
  for (std::size_t at = 0; at < good.size(); ++at) {
    Bytes bad = good;
    bad[at] ^= 0x01;
    const auto keys = seal::MemberKeys::read(bad);
    if (!keys) continue;
    INFO(at);
    CHECK(keys->activeOwner(practice.clinician.id) == nullptr);
    // The first record is never the torn one here: who founded the practice stands firm.
    CHECK(keys->activeOwner(practice.owner.id) != nullptr);
  }
}

TEST_CASE("other files, later versions and an empty log are told apart", "[seal][members]") {
  const SignedPractice practice;
  CHECK(seal::MemberKeys::read({}).error().code == ErrorCode::MembersDamaged);
  CHECK(seal::MemberKeys::read(asBytes("SAFELITE, something else")).error().code == ErrorCode::MembersDamaged);
  CHECK(seal::MemberKeys::read(ByteView(practice.log.bytes()).first(seal::kMembersHeaderBytes)).error().code == ErrorCode::MembersDamaged);
  Bytes later = practice.log.bytes();
  later[8] = 3;
  CHECK(seal::MemberKeys::read(later).error().code == ErrorCode::VaultTooNew);
}
