// Damaged images come back from a repository of restic. Left out where restic is not installed.

#include "core/vault/backup/repository_repair.h"

#include "core/vault/internals.h"
#include "tests/unit/core/vault/restic_practice.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

std::vector<vault::DamagedObject> damagedIn(vault::Vault& open) {
  const auto need = vault::findDamaged(open, vault::RepairDepth::Everything);
  REQUIRE(need);
  return need->damaged;
}

Path leftovers(const ResticPractice& clinic) {
  Path path = clinic.practice.path;
  path += ".from-restic-repair";
  return path;
}

}  // namespace

TEST_CASE("damaged and missing images come back from a repository, and nothing of it is left beside the vault", "[vault][backup][restic][repair]") {
  ResticPractice clinic(40);
  vault::Vault open = clinic.practice.open();
  REQUIRE(clinic.give(open));
  // More than one load of them.
  const auto objects = clinic.objectsBelow(clinic.practice.path);
  for (std::size_t i = 0; i < 35; ++i) {
    if (i % 2 == 0) flipByte(objects[i], 400);
    else std::filesystem::remove(objects[i]);
  }
  const auto damaged = damagedIn(open);
  REQUIRE(damaged.size() == 35);
  const auto report = vault::repairFromRepository(open, clinic.repository, damaged);
  INFO((report ? "" : std::string(errorName(report.error().code)) + " " + report.error().detail));
  REQUIRE(report);
  CHECK(report->repaired.size() == 35);
  CHECK(report->looked == 35);
  CHECK(report->left.empty());
  CHECK(damagedIn(open).empty());
  checkEverythingIsThere(open, clinic.images);
  CHECK_FALSE(std::filesystem::exists(leftovers(clinic)));
}

TEST_CASE("what a repository does not have is named, and the rest comes back", "[vault][backup][restic][repair]") {
  ResticPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  REQUIRE(clinic.give(open));
  clinic.add(open, 1);
  for (const Path& object : clinic.objectsBelow(clinic.practice.path)) flipByte(object, 400);
  const auto report = vault::repairFromRepository(open, clinic.repository, damagedIn(open));
  REQUIRE(report);
  CHECK(report->repaired.size() == 2);
  REQUIRE(report->left.size() == 1);
  CHECK(report->left.front().error == ErrorCode::ObjectMissing);
}

TEST_CASE("a repository that cannot be reached, or has another password, changes nothing and says so at once", "[vault][backup][restic][repair]") {
  ResticPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  REQUIRE(clinic.give(open));
  flipByte(clinic.objectsBelow(clinic.practice.path).front(), 400);
  const auto damaged = damagedIn(open);
  vault::ResticRepository away = clinic.repository;
  away.location += "-gone";
  CHECK(vault::repairFromRepository(open, away, damaged).error().code == ErrorCode::BackupPlaceMissing);
  vault::ResticRepository other = clinic.repository;
  other.password = secret("not this one");
  CHECK(vault::repairFromRepository(open, other, damaged).error().code == ErrorCode::WrongCredentials);
  CancelToken cancelled;
  cancelled.cancel();
  CHECK(vault::repairFromRepository(open, clinic.repository, damaged, cancelled).error().code == ErrorCode::Cancelled);
  CHECK(damagedIn(open).size() == 1);
  CHECK_FALSE(std::filesystem::exists(leftovers(clinic)));
  REQUIRE(vault::repairFromRepository(open, clinic.repository, damaged));
  CHECK(damagedIn(open).empty());
}

TEST_CASE("nothing damaged asks no repository", "[vault][backup][restic][repair]") {
  ResticPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  vault::ResticRepository away = clinic.repository;
  away.location += "-gone";
  const auto report = vault::repairFromRepository(open, away, {});
  REQUIRE(report);
  CHECK(report->repaired.empty());
}
