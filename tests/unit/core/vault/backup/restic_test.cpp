// The real restic on a repository in a folder. Left out where restic is not installed.

#include "core/vault/backup/restic.h"

#include <atomic>
#include <cstdlib>

#include "core/vault/backup/drill.h"
#include "core/vault/backup/places.h"
#include "core/vault/backup/restic_set.h"
#include "core/vault/health/repair.h"
#include "core/vault/internals.h"
#include "tests/unit/core/vault/restic_practice.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

bool holds(const Path& folder, std::string_view text) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && toString(readFile(entry.path())).find(text) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("what restic says is read without believing that it is well formed", "[vault][backup][restic]") {
  const std::string line = R"({"message_type":"status","percent_done":0.5,"total_files":12,"files_done":7,"bytes_done":99,"total_bytes":200})";
  CHECK(vault::jsonText(line, "message_type") == "status");
  CHECK(vault::jsonNumber(line, "files_done") == 7);
  CHECK(vault::jsonNumber(line, "total_files") == 12);
  CHECK(vault::jsonNumber(line, "absent") == 0);
  CHECK(vault::jsonText(line, "files_done").empty());
  CHECK(vault::jsonText(R"({"snapshot_id":"abc)", "snapshot_id").empty());
  CHECK(vault::jsonText(R"({"snapshot_id":)", "snapshot_id").empty());
}

TEST_CASE("a vault goes into a restic repository and comes back whole, twice", "[vault][backup][restic]") {
  ResticPractice clinic;
  {
    vault::Vault open = clinic.practice.open();
    const auto first = clinic.give(open);
    INFO((first ? "" : std::string(errorName(first.error().code)) + " " + first.error().detail));
    REQUIRE(first);
    CHECK(first->outcome.objects == 3);
    CHECK(first->outcome.set.size() == 8);
    clinic.add(open, 2);
    const auto second = clinic.give(open);
    REQUIRE(second);
    CHECK(second->filesAlreadyThere == 3);
    CHECK(second->outcome.objects == 5);
    CHECK_FALSE(std::filesystem::exists(clinic.practice.path / "outgoing-set"));
  }
  // Neither what restic keeps nor what it was told shows a patient or the password.
  CHECK_FALSE(holds(clinic.practice.folder / "repository", "Harbour Dental"));
  CHECK_FALSE(holds(clinic.practice.folder / "repository", kRepositoryPassword));
  const Path target = clinic.practice.folder / "restored";
  const auto back = clinic.bring(target);
  INFO((back ? "" : std::string(errorName(back.error().code)) + " " + back.error().detail));
  REQUIRE(back);
  CHECK(back->missing.empty());
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "restored.from-restic"));
  vault::Vault open = clinic.openAt(target);
  checkEverythingIsThere(open, clinic.images);
  checkClean(open);
}

TEST_CASE("old snapshots go as old sets do, unless the storage keeps what is deleted", "[vault][backup][restic]") {
  ResticPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  REQUIRE(clinic.give(open));
  const Path folder = clinic.practice.folder.path();
  writeFile(folder / "password", asBytes(kRepositoryPassword));
  writeFile(folder / "something", asBytes("of last year"));
  const auto made = [&](const char* host) {
    const std::string command = "restic -q -r '" + clinic.repository.location + "' --password-file '" + pathToUtf8(folder / "password") + "' backup --host " + host +
                                " --time '2024-01-01 12:00:00' '" + pathToUtf8(folder / "something") + "'";
    REQUIRE(std::system(command.c_str()) == 0);
  };
  const auto snapshots = [&] { return std::distance(std::filesystem::directory_iterator(folder / "repository" / "snapshots"), {}); };
  made("safelight");
  made("somebody-elses");
  REQUIRE(snapshots() == 3);
  vault::BackupPlace place;
  place.kind = vault::PlaceKind::Restic;
  place.location = clinic.repository.location;
  place.deleting = vault::Deleting::Promised;
  place.id = *vault::setBackupPlace(open, place);
  vault::BackupOrder order;
  order.restic = clinic.repository;
  order.place = place.id;
  REQUIRE(vault::backUp(open, order));
  CHECK(snapshots() == 4);
  place.deleting = vault::Deleting::Possible;
  REQUIRE(vault::setBackupPlace(open, place));
  REQUIRE(vault::backUp(open, order));
  CHECK(snapshots() == 4);  // one more, and one less: not of others
  CHECK(clinic.bring(folder / "restored"));
}

TEST_CASE("whoever hears how a copy to restic goes hears nothing once the copy has ended, and the giving is told to its own listener", "[vault][backup][restic]") {
  ResticPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  vault::BackupOrder order;
  order.restic = clinic.repository;
  const auto run = vault::BackupRun::start(open, order);
  REQUIRE(run);
  std::atomic<bool> isCopying = true;
  std::atomic<int> heard = 0, heardLate = 0, heardGiving = 0;
  REQUIRE((*run)->copy([&](const vault::BackupProgress&) { ++(isCopying ? heard : heardLate); }));
  isCopying = false;
  REQUIRE((*run)->sign(open));
  REQUIRE((*run)->store([&](const vault::BackupProgress&) { ++heardGiving; }));
  REQUIRE((*run)->note(open, {}));
  CHECK(heard > 0);
  CHECK(heardLate == 0);
  CHECK(heardGiving > 0);
}

TEST_CASE("how far restic is counts images, and there are as many of them from the beginning to the end", "[vault][backup][restic]") {
  // A set of 57 images has six other files, which restic finds as it goes.
  const auto early = vault::givenSoFar({4, 20, 100, 5000}, 57), late = vault::givenSoFar({63, 63, 9000, 9000}, 57);
  CHECK((early.objectsDone == 4 && early.objectsTotal == 57));
  CHECK((late.objectsDone == 57 && late.objectsTotal == 57));
  CHECK(vault::givenSoFar({4, 63, 0, 0, true}, 57).step == vault::BackupProgress::Step::Waiting);
}

TEST_CASE("a wrong repository password, and a backup that is stopped, change nothing", "[vault][backup][restic]") {
  ResticPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  REQUIRE(clinic.give(open));
  const CancelToken cancel;
  cancel.cancel();
  CHECK(clinic.give(open, cancel).error().code == ErrorCode::Cancelled);
  clinic.repository.password = secret("another one");
  CHECK(clinic.give(open).error().code == ErrorCode::BackupEngineFailed);
  CHECK(clinic.bring(clinic.practice.folder / "restored").error().code == ErrorCode::WrongCredentials);
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "restored"));
}

TEST_CASE("a repository that had backups and is gone is said, and not made anew until a person wants it", "[vault][backup][restic]") {
  ResticPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  auto order = clinic.orderOfPlace(open);
  REQUIRE(vault::backUp(open, order));
  std::filesystem::remove_all(clinic.repository.location);
  CHECK(vault::backUp(open, order).error().code == ErrorCode::BackupEngineFailed);
  CHECK_FALSE(std::filesystem::exists(clinic.repository.location));
  CHECK(vault::backupPlaces(open)->front().failure);
  order.alarm = vault::BackupOrder::Alarm::Overrule;
  REQUIRE(vault::backUp(open, order));
  CHECK(clinic.bring(clinic.practice.folder / "restored"));
}

TEST_CASE("the weekly test restore takes from a repository no more than it needs", "[vault][backup][restic]") {
  ResticPractice clinic(6);
  vault::Vault open = clinic.practice.open();
  auto order = clinic.orderOfPlace(open);
  CHECK_FALSE(*vault::placeForDrill(open));
  REQUIRE(vault::backUp(open, order));
  const auto due = vault::placeForDrill(open);
  REQUIRE((due && *due));
  CHECK((*due)->id == order.place);
  auto trial = *vault::drillOrderFor(**due);
  trial.scratch = clinic.practice.folder / "scratch";
  trial.atLeast = 2;
  const auto drilled = vault::drill(clinic.practice.environment(), trial, *vault::openAsMyself(open));
  INFO((drilled ? "" : std::string(errorName(drilled.error().code)) + " " + drilled.error().detail));
  REQUIRE(drilled);
  CHECK(drilled->images == 6);
  CHECK(drilled->outcome.objects == 2);
  CHECK(drilled->damaged.empty());
  CHECK_FALSE(std::filesystem::exists(trial.scratch));
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "scratch.from-restic"));
  REQUIRE(vault::noteDrill(open, order.place, vault::DrillKind::Weekly, drilled));
  CHECK(vault::backupAge(open)->lastDrill);
  // A damaged repository does not pass.
  for (const auto& entry : std::filesystem::recursive_directory_iterator(clinic.practice.folder / "repository" / "data"))
    if (entry.is_regular_file()) {
      std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all);
      overwrite(entry.path(), 0x33);
    }
  CHECK_FALSE(vault::drill(clinic.practice.environment(), trial, *vault::openAsMyself(open)));
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "scratch.from-restic"));
}

TEST_CASE("a lock that somebody left keeps nobody from restoring", "[vault][backup][restic]") {
  ResticPractice clinic(1);
  {
    vault::Vault open = clinic.practice.open();
    REQUIRE(clinic.give(open));
  }
  // Not even one that cannot be read: it refuses every run that asks for locks.
  writeFile(Path(clinic.repository.location) / "locks" / std::string(64, 'a'), asBytes("no lock of restic's"));
  CHECK(clinic.bring(clinic.practice.folder / "restored"));
}

TEST_CASE("what a backup found out about its storage stands in the list, and counts as the copy that nobody here can delete", "[vault][backup]") {
  BackupPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  vault::BackupPlace place;
  place.kind = vault::PlaceKind::Restic;
  place.location = "s3:https://store.example/bucket";
  place.secret = *vault::joinSecret({place.location, secret("password"), {"ID", secret("SECRET")}});
  place.id = *vault::setBackupPlace(open, place);
  REQUIRE(vault::noteDeleting(open, place.id, vault::Deleting::Refused));
  auto listed = vault::backupPlaces(open)->front().place;
  CHECK(listed.deleting == vault::Deleting::Refused);
  CHECK(listed.checkedAt == clinic.practice.clock.now());
  CHECK(vault::repositoryAt(listed)->keys.secret == secret("SECRET"));
  CHECK_FALSE(vault::backupAge(open)->oneCannotBeDeleted);  // there is no copy yet
  vault::change::BackupFinished done;
  done.place = place.id;
  REQUIRE(vault::commit(open.internals(), {{{}, done}}));
  CHECK(vault::backupAge(open)->oneCannotBeDeleted);
  REQUIRE(vault::noteDeleting(open, place.id, vault::Deleting::Possible));
  CHECK_FALSE(vault::backupAge(open)->oneCannotBeDeleted);
  // Taken from the list meanwhile: nothing to say.
  REQUIRE(vault::removeBackupPlace(open, place.id));
  CHECK(vault::noteDeleting(open, place.id, vault::Deleting::Refused));
  CHECK(vault::backupPlaces(open)->empty());
}

TEST_CASE("many missing images end a backup to restic too", "[vault][backup][restic]") {
  ResticPractice clinic(6);
  {
    vault::Vault open = clinic.practice.open();
    REQUIRE(clinic.give(open));
  }
  for (const Path& object : clinic.objectsBelow(clinic.practice.path)) overwrite(object, 0x77);
  vault::Vault open = clinic.practice.open();
  CHECK(clinic.give(open).error().code == ErrorCode::MassChange);
}

TEST_CASE("an image that a repository got damaged, and that a folder brought back here, comes back whole from the next snapshot", "[vault][backup][restic][doubt]") {
  ResticPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const Path hurt = store::Layout{clinic.practice.path}.object(vault::searchImages(open, {})->front().id);
  flipByte(hurt, readFile(hurt).size() - 5);
  const vault::BackupOrder order = clinic.orderOfPlace(open);
  REQUIRE(vault::backUp(open, order));
  const auto repaired = vault::repairFrom(open, clinic.place, vault::RepairDepth::Everything);
  REQUIRE(repaired);
  REQUIRE(repaired->repaired.size() == 1);
  const auto again = vault::backUp(open, order);
  REQUIRE(again);
  CHECK(again->outcome.missing == 0);
  { const vault::Vault closed = std::move(open); }
  const Path to = clinic.practice.folder / "restored";
  const auto back = clinic.bring(to);
  REQUIRE(back);
  CHECK(back->missing.empty());
  vault::Vault restored = clinic.openAt(to);
  checkEverythingIsThere(restored, clinic.images);
}
