// What is on hold stays together: no way out of the record leads out of the hold.

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
  CHECK(vault::fileImages(open, {free}, other).error().code == ErrorCode::PatientOnHold);
  REQUIRE(vault::holdPatient(open, other, "The same court"));
  REQUIRE(vault::fileImages(open, {held, free}, other));
  CHECK(vault::findImage(open, held)->patient == other);
  REQUIRE(vault::releasePatient(open, other, "Case closed"));
  REQUIRE(vault::fileImages(open, {held}, marta));
  checkClean(open);
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
