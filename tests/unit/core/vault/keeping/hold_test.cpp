// What is on hold stays together: no way out of the record leads out of the hold.

#include <map>

#include "core/vault/keeping/recent_filings.h"
#include "core/vault/keeping/retention_plan.h"
#include "tests/unit/core/vault/keeping_fixture.h"

using namespace safelight;
using namespace safelight::tests;

TEST_CASE("an image leaves a record on hold for no other record, nor for the Inbox", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open), other = addCanary(open);
  const model::ImageId held = takeIn(practice, open, "a.dcm", "a"), free = takeIn(practice, open, "b.dcm", "b", kCanaryInFiles);
  REQUIRE(vault::holdPatient(open, marta, "A court asked for them"));
  CHECK(vault::fileImages(open, {held}, other).error().code == ErrorCode::PatientOnHold);
  CHECK(vault::unfileImages(open, {held}).error().code == ErrorCode::PatientOnHold);
  // One that may not go keeps the others of the same order where they are.
  CHECK(vault::fileImages(open, {free, held}, other).error().code == ErrorCode::PatientOnHold);
  CHECK(vault::unfileImages(open, {free, held}).error().code == ErrorCode::PatientOnHold);
  CHECK(vault::findImage(open, held)->patient == marta);
  CHECK(vault::findImage(open, free)->patient == other);
  checkClean(open);
}

TEST_CASE("into a record on hold images may come, and from one hold to another they may go", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open), other = addCanary(open);
  const model::ImageId held = takeIn(practice, open, "a.dcm", "a"), free = takeIn(practice, open, "b.dcm", "b", kCanaryInFiles);
  REQUIRE(vault::holdPatient(open, marta, "A court asked for them"));
  REQUIRE(vault::fileImages(open, {free}, marta));
  practice.clock.advance((vault::kSlipMinutes + 1) * 60'000);
  CHECK(vault::fileImages(open, {free}, other).error().code == ErrorCode::PatientOnHold);
  REQUIRE(vault::holdPatient(open, other, "The same court"));
  REQUIRE(vault::fileImages(open, {held, free}, other));
  CHECK(vault::findImage(open, held)->patient == other);
  REQUIRE(vault::releasePatient(open, other, "Case closed"));
  REQUIRE(vault::fileImages(open, {held}, marta));
  checkClean(open);
}

namespace {

/// A record on hold, and an image each that waits, that is another patient's, and that the hold found there.
struct Slip {
  Slip() : open(practice.open()), marta(addMarta(open)), other(addCanary(open)) {
    held = takeIn(practice, open, "a.dcm", "a");
    theirs = takeIn(practice, open, "b.dcm", "b", kCanaryInFiles);
    waiting = takeIn(practice, open, "c.dcm", "c", "|Nobody|Here|1991-02-03");
    REQUIRE(vault::findImage(open, waiting)->status == model::ImageStatus::Inbox);
    REQUIRE(vault::holdPatient(open, marta, "A court asked for them"));
  }
  void file(model::ImageId image) { REQUIRE(vault::fileImages(open, {image}, marta)); }
  void mustStay(model::ImageId image, model::PatientId to) {
    const auto back = to.isNil() ? vault::unfileImages(open, {image}) : vault::fileImages(open, {image}, to);
    REQUIRE_FALSE(back);
    CHECK(back.error().code == ErrorCode::PatientOnHold);
    CHECK(vault::findImage(open, image)->patient == marta);
  }

  VaultFixture practice;
  vault::Vault open;
  model::PatientId marta, other;
  model::ImageId held, theirs, waiting;
};

}  // namespace

TEST_CASE("who filed an image into a record on hold by a slip takes exactly that back", "[keeping]") {
  Slip slip;
  slip.file(slip.theirs);
  slip.file(slip.waiting);
  slip.practice.clock.advance(vault::kSlipMinutes * 60'000);
  // Only to where it was.
  slip.mustStay(slip.theirs, {});
  slip.mustStay(slip.waiting, slip.other);
  REQUIRE(vault::fileImages(slip.open, {slip.theirs}, slip.other));
  REQUIRE(vault::unfileImages(slip.open, {slip.waiting}));
  CHECK(vault::findImage(slip.open, slip.theirs)->patient == slip.other);
  CHECK(vault::findImage(slip.open, slip.waiting)->status == model::ImageStatus::Inbox);
  // What the hold found there stays, also beside one that may go.
  slip.file(slip.waiting);
  CHECK(vault::unfileImages(slip.open, {slip.waiting, slip.held}).error().code == ErrorCode::PatientOnHold);
  slip.mustStay(slip.held, slip.other);
  // The log has each way.
  std::map<std::string, int> log;
  REQUIRE(vault::readAudit(slip.open, [&log](const vault::AuditEntry& entry) { return ++log[entry.action] > 0; }));
  CHECK(log["image.filed"] == 4);
  CHECK(log["image.unfiled"] == 1);
  checkClean(slip.open);
}

TEST_CASE("a filing into a record on hold is no slip any more after a while, by another clock, or once the image was moved", "[keeping]") {
  Slip slip;
  slip.file(slip.theirs);
  slip.practice.clock.advance(vault::kSlipMinutes * 60'000 + 1);
  slip.mustStay(slip.theirs, slip.other);
  slip.practice.clock.advance(-3'600'000);
  slip.mustStay(slip.theirs, slip.other);
  slip.practice.clock.advance(7'200'000);
  // Filed once more from within: it was there before.
  slip.file(slip.waiting);
  slip.file(slip.waiting);
  slip.mustStay(slip.waiting, {});
}

TEST_CASE("what lies in a record when a hold begins stays, however it came there", "[keeping]") {
  Slip slip;
  SECTION("the hold is put anew") {
    slip.file(slip.theirs);
    REQUIRE(vault::holdPatient(slip.open, slip.marta, "Another court asked for them"));
    slip.mustStay(slip.theirs, slip.other);
  }
  SECTION("it ends and another begins") {
    slip.file(slip.theirs);
    REQUIRE(vault::releasePatient(slip.open, slip.marta, "Case closed"));
    REQUIRE(vault::holdPatient(slip.open, slip.marta, "Another court asked for them"));
    slip.mustStay(slip.theirs, slip.other);
  }
  SECTION("it was filed before the hold") {
    REQUIRE(vault::releasePatient(slip.open, slip.marta, "Case closed"));
    slip.file(slip.theirs);
    REQUIRE(vault::holdPatient(slip.open, slip.marta, "Another court asked for them"));
    slip.mustStay(slip.theirs, slip.other);
  }
  SECTION("records came together") {
    slip.file(slip.theirs);
    const auto third = vault::createPatient(slip.open, {"Brandt", "Ida", {}, model::Sex::Unknown, "3", {}});
    REQUIRE(third);
    REQUIRE(vault::mergePatients(slip.open, *third, slip.marta));
    slip.mustStay(slip.theirs, slip.other);
  }
}

TEST_CASE("another session takes nothing out of a record on hold", "[keeping]") {
  Slip slip;
  slip.file(slip.theirs);
  { const vault::Vault closed = std::move(slip.open); }
  vault::Vault again = slip.practice.open();
  CHECK(vault::fileImages(again, {slip.theirs}, slip.other).error().code == ErrorCode::PatientOnHold);
}

TEST_CASE("an image of a record that was merged goes back to the whole", "[keeping]") {
  Slip slip;
  const auto third = vault::createPatient(slip.open, {"Brandt", "Ida", {}, model::Sex::Unknown, "3", {}});
  REQUIRE(third);
  REQUIRE(vault::mergePatients(slip.open, slip.other, *third));
  slip.file(slip.theirs);
  REQUIRE(vault::fileImages(slip.open, {slip.theirs}, *third));
  CHECK(vault::findImage(slip.open, slip.theirs)->patient == *third);
}

TEST_CASE("a hold on a record that was merged keeps what lies in the whole", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open), other = addCanary(open);
  const model::ImageId image = takeIn(practice, open, "a.dcm", "a");
  const auto third = vault::createPatient(open, {"Brandt", "Ida", {}, model::Sex::Unknown, "3", {}});
  REQUIRE(third);
  REQUIRE(vault::holdPatient(open, other, "A court asked"));
  REQUIRE(vault::mergePatients(open, other, marta));
  CHECK(vault::fileImages(open, {image}, *third).error().code == ErrorCode::PatientOnHold);
  // Between the parts of one record nothing leaves it.
  REQUIRE(vault::fileImages(open, {image}, other));
  REQUIRE(vault::releasePatient(open, marta, "Case closed"));
  REQUIRE(vault::fileImages(open, {image}, *third));
}

TEST_CASE("a hold that is ordered for two records that were merged stays with both when the merge is taken back", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open), other = addCanary(open);
  REQUIRE(vault::mergePatients(open, other, marta));
  practice.clock.advance(60'000);
  REQUIRE(vault::holdPatient(open, other, "A court asked for them"));
  REQUIRE(vault::undoMerge(open, other));
  CHECK(vault::findHold(open, marta)->has_value());
  REQUIRE(vault::findHold(open, other)->has_value());
  CHECK(vault::findHold(open, other)->value().reason == "A court asked for them");
  checkClean(open);
}

TEST_CASE("whoever was merged by mistake into a record on hold leaves it as free as before", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open), other = addCanary(open);
  REQUIRE(vault::holdPatient(open, marta, "A court asked for them"));
  practice.clock.advance(60'000);
  REQUIRE(vault::mergePatients(open, other, marta));
  REQUIRE(vault::undoMerge(open, other));
  CHECK(vault::findHold(open, marta)->has_value());
  CHECK_FALSE(vault::findHold(open, other)->has_value());
}

TEST_CASE("what lies in the bin is filed nowhere until it is brought back", "[keeping]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const model::PatientId marta = addMarta(open), other = addCanary(open);
  const model::ImageId image = takeIn(practice, open, "a.dcm", "a");
  REQUIRE(vault::binImages(open, {image}));
  CHECK(vault::fileImages(open, {image}, other).error().code == ErrorCode::InvalidArgument);
  CHECK(vault::unfileImages(open, {image}).error().code == ErrorCode::InvalidArgument);
  REQUIRE(vault::restoreImages(open, {image}));
  REQUIRE(vault::fileImages(open, {image}, other));
  CHECK(vault::findPatient(open, marta)->imageCount == 0);
  CHECK(vault::findPatient(open, other)->imageCount == 1);
}
