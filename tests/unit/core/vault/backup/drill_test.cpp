// Test restores, places, and what the journal keeps of both.

#include "core/vault/audit.h"
#include "core/vault/backup/drill.h"
#include "core/vault/backup/places.h"
#include "tests/unit/core/vault/backup_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr std::int64_t kDay = 86'400'000;

/// A practice with one place in its list.
struct PlacedPractice : BackupPractice {
  explicit PlacedPractice(int count = 3) : BackupPractice(count) {}
  vault::BackupPlace backupPlace;

  void addPlace(vault::Vault& open) {
    backupPlace = {newUuid(practice.clock, practice.random), vault::PlaceKind::Removable, "Red disk", pathToUtf8(place), {}, 24, vault::Deleting::TakenAway, practice.clock.now()};
    REQUIRE(vault::preparePlace(*practice.files, open.id(), backupPlace));
    REQUIRE(vault::setBackupPlace(open, backupPlace));
  }
  Result<vault::BackupReport> run(vault::Vault& open) {
    vault::BackupOrder order;
    order.place = backupPlace.id;
    return backUp(open, order);
  }
};

std::size_t filesBelow(const Path& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::recursive_directory_iterator(folder)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a test restore opens the backup as the vault is opened and compares images, and leaves nothing", "[vault][backup][drill]") {
  PlacedPractice clinic(30);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const std::size_t before = filesBelow(clinic.place);
  vault::DrillOrder order;
  order.backup = clinic.place;
  order.scratch = clinic.practice.folder / "scratch";
  const auto myself = vault::openAsMyself(open);
  REQUIRE(myself);
  const auto report = vault::drill(clinic.practice.environment(), order, *myself);
  REQUIRE(report);
  CHECK(report->images == 30);
  CHECK(report->outcome.objects == 20);
  CHECK(report->damaged.empty());
  CHECK(report->practice == "Harbour Dental");
  CHECK(report->outcome.firstMilliseconds >= report->openMilliseconds);
  CHECK_FALSE(std::filesystem::exists(order.scratch));
  CHECK(filesBelow(clinic.place) == before);
  REQUIRE(vault::noteDrill(open, {}, vault::DrillKind::Weekly, report));
  CHECK(vault::backupAge(open)->lastDrill == clinic.practice.clock.now());
  CHECK_FALSE(vault::backupAge(open)->drillFailed);
}

TEST_CASE("a test restore with the printed kit needs nothing else, and a wrong character names its group", "[vault][backup][drill]") {
  PlacedPractice clinic(2);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  std::string code;
  for (const std::string& group : clinic.practice.kit.groups) code += group + " ";
  vault::DrillOrder order;
  order.backup = clinic.place;
  order.kind = vault::DrillKind::Full;
  order.share = 1;
  order.scratch = clinic.practice.folder / "scratch";
  const auto report = vault::drill(clinic.practice.environment(), order, vault::openWithKit(secretOf(code)));
  REQUIRE(report);
  CHECK(report->outcome.objects == 2);
  CHECK(report->damaged.empty());
  code[4 * 6] = code[4 * 6] == 'A' ? 'B' : 'A';
  const auto wrong = vault::drill(clinic.practice.environment(), order, vault::openWithKit(secretOf(code)));
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == ErrorCode::RecoveryGroupWrong);
  CHECK(wrong.error().detail == "5");
  CHECK_FALSE(std::filesystem::exists(order.scratch));
}

TEST_CASE("a test restore finds what a copy that looks right hides", "[vault][backup][drill]") {
  PlacedPractice clinic(5);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const auto objects = clinic.objectsBelow(clinic.place);
  flipByte(objects[0], 180);
  std::filesystem::remove(objects[1]);
  vault::DrillOrder order;
  order.backup = clinic.place;
  const auto report = vault::drill(clinic.practice.environment(), order, *vault::openAsMyself(open));
  REQUIRE(report);
  CHECK(report->outcome.objects == 5);
  CHECK(report->damaged.size() == 2);
  REQUIRE(vault::noteDrill(open, {}, vault::DrillKind::Weekly, report));
  CHECK(vault::backupAge(open)->drillFailed);
  CHECK_FALSE(vault::backupAge(open)->lastDrill);
}

TEST_CASE("a test restore is due a week after the last good one, of a place that is there and has a set", "[vault][backup][drill]") {
  PlacedPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  CHECK_FALSE(*vault::placeForDrill(open));
  clinic.addPlace(open);
  CHECK_FALSE(*vault::placeForDrill(open));
  REQUIRE(clinic.run(open));
  const auto due = vault::placeForDrill(open);
  REQUIRE(due);
  REQUIRE(*due);
  CHECK((*due)->id == clinic.backupPlace.id);
  vault::DrillReport good;
  REQUIRE(vault::noteDrill(open, clinic.backupPlace.id, vault::DrillKind::Weekly, good));
  CHECK_FALSE(*vault::placeForDrill(open));
  clinic.practice.clock.advance(7 * kDay);
  CHECK(*vault::placeForDrill(open));
  std::filesystem::rename(clinic.place, clinic.practice.folder / "drawer");
  CHECK_FALSE(*vault::placeForDrill(open));
}

TEST_CASE("a place remembers its last set and what failed since, across a reopening and a rebuilt catalogue", "[vault][backup]") {
  PlacedPractice clinic(2);
  {
    vault::Vault open = clinic.practice.open();
    clinic.addPlace(open);
    REQUIRE(clinic.run(open));
    clinic.practice.clock.advance(3 * kDay);
    for (const Path& object : clinic.objectsBelow(clinic.practice.path)) std::filesystem::remove(object);
    clinic.add(open, 6);
    REQUIRE(clinic.run(open));
    for (const Path& object : clinic.objectsBelow(clinic.practice.path)) std::filesystem::remove(object);
    clinic.practice.clock.advance(kDay);
    CHECK(clinic.run(open).error().code == ErrorCode::MassChange);
  }
  std::filesystem::remove(clinic.practice.path / "catalogue.db");
  vault::Vault open = clinic.practice.open();
  const auto places = vault::backupPlaces(open);
  REQUIRE(places);
  REQUIRE(places->size() == 1);
  const vault::PlaceStatus& status = places->front();
  CHECK(status.place == clinic.backupPlace);
  REQUIRE(status.last);
  CHECK(status.last->objects == 8);
  CHECK(status.lastAt->milliseconds == clinic.practice.clock.now().milliseconds - kDay);
  REQUIRE(status.failure);
  CHECK(status.failure->second.error == ErrorCode::MassChange);
  CHECK(vault::isDueAt(status, clinic.practice.clock.now()));
  REQUIRE(vault::removeBackupPlace(open, clinic.backupPlace.id));
  CHECK(vault::backupPlaces(open)->empty());
  CHECK(std::filesystem::exists(clinic.place / "backup"));
}

TEST_CASE("a disk that is not there is missed, and an empty mount point is not taken for it", "[vault][backup]") {
  PlacedPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  clinic.addPlace(open);
  CHECK(vault::presenceOf(*clinic.practice.files, clinic.backupPlace) == vault::Presence::Here);
  std::filesystem::rename(clinic.place, clinic.practice.folder / "drawer");
  std::filesystem::create_directory(clinic.place);
  CHECK(vault::presenceOf(*clinic.practice.files, clinic.backupPlace) == vault::Presence::Missing);
  CHECK(clinic.run(open).error().code == ErrorCode::BackupPlaceMissing);
  CHECK(std::filesystem::is_empty(clinic.place));
}

TEST_CASE("a place is only made where nothing else is, and only by who may change settings", "[vault][backup]") {
  PlacedPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  vault::BackupPlace place{newUuid(clinic.practice.clock, clinic.practice.random), vault::PlaceKind::Folder, "Here", pathToUtf8(clinic.practice.folder.path()), {}, 24, {}, {}};
  CHECK(vault::preparePlace(*clinic.practice.files, open.id(), place).error().code == ErrorCode::AlreadyExists);
  place.location.clear();
  CHECK(vault::setBackupPlace(open, place).error().code == ErrorCode::InvalidArgument);
  place.location = "/x";
  place.everyHours = 0;
  CHECK(vault::setBackupPlace(open, place).error().code == ErrorCode::InvalidArgument);
  { const vault::Vault closed = std::move(open); }
  vault::Vault nurse = clinic.practice.open("nurse", kNursePassword);
  CHECK(vault::setBackupPlace(nurse, place).error().code == ErrorCode::NotAllowed);
  CHECK(vault::removeBackupPlace(nurse, place.id).error().code == ErrorCode::NotAllowed);
}

TEST_CASE("whether this workstation can delete in a place is tried, not believed", "[vault][backup]") {
  PlacedPractice clinic(1);
  std::filesystem::create_directory(clinic.place);
  CHECK(vault::tryDeleting(*clinic.practice.files, clinic.place, clinic.practice.random) == vault::Deleting::Possible);
  CHECK(std::filesystem::is_empty(clinic.place));
  CHECK_FALSE(vault::tryDeleting(*clinic.practice.files, clinic.practice.folder / "nowhere", clinic.practice.random));
}

TEST_CASE("a place on the vault's own disk is no copy out of reach, whatever it is called", "[vault][backup]") {
  PlacedPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  clinic.addPlace(open);
  REQUIRE(clinic.run(open));
  REQUIRE(clinic.practice.files->onOneVolume(clinic.place, clinic.practice.folder / "."));
  CHECK_FALSE(vault::backupAge(open)->oneCannotBeDeleted);
}

TEST_CASE("a test restore that had to take an older set says which newer ones are damaged, and has not gone well", "[vault][backup][drill]") {
  PlacedPractice clinic(3);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  clinic.practice.clock.advance(kDay);
  clinic.mustBackUp(open);
  const std::string newest = clinic.sets().back().name.name;
  flipByte(clinic.newestSet() / "list", 100);
  vault::DrillOrder order;
  order.backup = clinic.place;
  const auto report = vault::drill(clinic.practice.environment(), order, *vault::openAsMyself(open));
  REQUIRE(report);
  CHECK(report->damaged.empty());
  CHECK(report->unusable == std::vector{newest});
  REQUIRE(vault::noteDrill(open, {}, vault::DrillKind::Weekly, report));
  CHECK(vault::backupAge(open)->drillFailed);
}

TEST_CASE("far more exports than usual keep every set", "[vault][backup]") {
  PlacedPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  clinic.addPlace(open);
  for (int day = 0; day < 9; ++day) {
    REQUIRE(clinic.run(open));
    clinic.practice.clock.advance(kDay);
  }
  CHECK(vault::usualExportsPerDay(open) == 0.0);
  const auto images = vault::searchImages(open, {});
  vault::ExportRequest request;
  for (int i = 0; i < 101; ++i) {
    request.images = {(*images)[0].id, (*images)[1].id};
    request.folder = clinic.practice.folder / ("out" + std::to_string(i));
    std::filesystem::create_directory(request.folder);
    REQUIRE(vault::exportImages(open, clinic.practice.decoder, request));
  }
  const auto report = clinic.run(open);
  REQUIRE(report);
  CHECK(report->outcome.exported == 202);
  CHECK(report->exportFlood);
  CHECK(report->outcome.retentionFrozen);
}
