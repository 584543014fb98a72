// What practices do with backups, and what they get back.

#include "core/vault/access/people.h"
#include "core/vault/backup/places.h"
#include "core/vault/internals.h"
#include "tests/unit/core/vault/backup_fixture.h"

using namespace safelight;
using namespace safelight::tests;
using vault::BackupOrder;

TEST_CASE("a second backup copies only what is new, and each set brings back what it held", "[vault][backup]") {
  BackupPractice clinic;
  vault::Vault open = clinic.practice.open();
  const auto first = clinic.mustBackUp(open);
  CHECK(first.outcome.objects == 3);
  CHECK(first.filesAlreadyThere == 0);
  const Acknowledged early = clinic.images;
  clinic.practice.clock.advance(86'400'000);
  clinic.add(open, 2);
  const auto second = clinic.mustBackUp(open);
  CHECK(second.filesAlreadyThere == 3);
  CHECK(second.outcome.objects == 5);
  CHECK(second.outcome.verified == 3);
  const auto third = clinic.mustBackUp(open);
  CHECK(third.filesAlreadyThere == 5);
  { const vault::Vault closed = std::move(open); }
  REQUIRE(clinic.sets().size() == 3);
  CHECK(clinic.sets().front().images == 3);
  CHECK(clinic.sets().back().practice == "Harbour Dental");
  clinic.mustBringBack(clinic.images);
  vault::Vault old = clinic.restored({clinic.sets().front().name.name});
  checkEverythingIsThere(old, early);
  CHECK(vault::countImages(old, {}) == 3u);
}

TEST_CASE("a set says how much it lacks of the one before it, and what of that was deleted on purpose", "[vault][backup]") {
  BackupPractice clinic(12);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const auto all = vault::searchImages(open, {});
  for (std::size_t i = 0; i < 4; ++i) {
    REQUIRE(vault::binImages(open, {all->at(i).id}));
    REQUIRE(vault::purgeImages(open, {all->at(i).id}));
  }
  clinic.practice.clock.advance(86'400'000);
  clinic.mustBackUp(open);
  // Three that nobody deleted, gone from the vault's disk and from that of the place.
  for (std::size_t i = 4; i < 7; ++i)
    for (const Path& object : {store::Layout{clinic.practice.path}.object(all->at(i).id), vault::PlaceLayout{clinic.place}.object(all->at(i).id)}) std::filesystem::remove(object);
  REQUIRE(vault::binImages(open, {all->at(7).id}));
  REQUIRE(vault::purgeImages(open, {all->at(7).id}));
  clinic.practice.clock.advance(86'400'000);
  vault::BackupOrder anyway;
  anyway.alarm = vault::BackupOrder::Alarm::Overrule;
  REQUIRE(clinic.backUp(open, anyway));
  clinic.practice.clock.advance(86'400'000);
  clinic.mustBackUp(open);
  const auto sets = clinic.sets();
  REQUIRE(sets.size() == 4);
  CHECK((sets[0].lost == 0 && sets[0].erased == 0 && !sets[0].massChange));
  CHECK((sets[1].lost == 0 && sets[1].erased == 4 && !sets[1].massChange));
  CHECK((sets[2].lost == 3 && sets[2].erased == 1 && sets[2].massChange));
  CHECK((sets[3].lost == 0 && sets[3].erased == 0 && !sets[3].massChange));
}

TEST_CASE("where a record of the keys was damaged before it was saved, nothing that is missing counts as deleted on purpose", "[vault][backup]") {
  BackupPractice clinic(8);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const auto all = vault::searchImages(open, {});
  for (std::size_t i = 0; i < 4; ++i) {
    REQUIRE(vault::binImages(open, {all->at(i).id}));
    REQUIRE(vault::purgeImages(open, {all->at(i).id}));
  }
  const store::Layout layout{clinic.practice.path};
  for (const Path& copy : {layout.keys(), layout.keysCopy()}) flipByte(copy, 60);
  clinic.practice.clock.advance(86'400'000);
  const auto report = clinic.backUp(open);
  INFO((report ? "saved" : std::string(errorName(report.error().code))));
  REQUIRE(report);
  CHECK((clinic.sets().back().lost == 4 && clinic.sets().back().massChange));
}

TEST_CASE("a restore that was begun goes on with its own set, and with no other", "[vault][backup]") {
  BackupPractice clinic(12);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const Path target = clinic.practice.folder / "restored";
  const CancelToken cancel;
  const auto stopped = vault::restoreBackup(clinic.practice.environment(), clinic.place, target, {}, [&](const vault::BackupProgress&) { cancel.cancel(); }, cancel);
  REQUIRE_FALSE(stopped);
  const std::string begun = clinic.sets().back().name.name;
  CHECK(vault::setBeingRestored(*clinic.practice.files, target) == begun);
  clinic.practice.clock.advance(86'400'000);
  clinic.add(open, 1);
  clinic.mustBackUp(open);
  const std::string newer = clinic.sets().back().name.name;
  CHECK(vault::wouldGoOn(*clinic.practice.files, target, begun));
  CHECK_FALSE(vault::wouldGoOn(*clinic.practice.files, target, newer));
  CHECK(clinic.restore(target, {newer}).error().code == ErrorCode::VaultExists);
  const auto back = clinic.restore(target);
  REQUIRE(back);
  CHECK(back->set == begun);
  CHECK(back->images == 12);
  CHECK_FALSE(vault::setBeingRestored(*clinic.practice.files, target));
}

TEST_CASE("what is deleted for good stays in the place as long as a set names it", "[vault][backup]") {
  BackupPractice clinic;
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const auto all = vault::searchImages(open, {});
  REQUIRE(vault::binImages(open, {all->front().id}));
  REQUIRE(vault::purgeImages(open, {all->front().id}));
  clinic.practice.clock.advance(10 * 86'400'000LL);
  CHECK(clinic.mustBackUp(open).outcome.objects == 2);
  CHECK(clinic.objectsBelow(clinic.place).size() == 3);
  // 36 days later the last set that named it goes, and the object with it.
  clinic.practice.clock.advance(26 * 86'400'000LL);
  const auto late = clinic.mustBackUp(open);
  CHECK(late.setsLetGo == 1);
  CHECK(clinic.objectsBelow(clinic.place).size() == 2);
  CHECK(clinic.sets().size() == 2);
}

TEST_CASE("a clock ten years ahead lets no set go, and backups go on", "[vault][backup]") {
  BackupPractice clinic;
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  clinic.practice.clock.advance(86'400'000);
  clinic.mustBackUp(open);
  // A backup was made under the wrong clock; the next one, under the right one, sees a set from the future.
  clinic.practice.clock.advance(3650 * 86'400'000LL);
  CHECK(clinic.mustBackUp(open).clockIsWrong);
  CHECK(clinic.sets().size() == 3);
  clinic.practice.clock.advance(-3650 * 86'400'000LL);
  const auto back = clinic.mustBackUp(open);
  CHECK(back.clockIsWrong);
  CHECK(back.outcome.retentionFrozen);
  CHECK(clinic.sets().size() == 4);
}

TEST_CASE("images missing from the vault stay saved, and many at once end the run with nothing changed", "[vault][backup]") {
  BackupPractice clinic(8);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  const auto objects = clinic.objectsBelow(clinic.practice.path);
  std::filesystem::remove(objects[0]);
  {
    vault::Vault open = clinic.practice.open();
    const auto one = clinic.mustBackUp(open);
    CHECK(one.outcome.objects == 8);
    CHECK(one.outcome.missing == 0);
  }
  for (std::size_t i = 1; i < 4; ++i) std::filesystem::remove(objects[i]);
  const std::size_t sets = clinic.sets().size();
  {
    vault::Vault open = clinic.practice.open();
    const auto refused = clinic.backUp(open);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::MassChange);
    CHECK(vault::backupAge(open)->massChange);
    CHECK(clinic.sets().size() == sets);
    BackupOrder anyway;
    anyway.alarm = BackupOrder::Alarm::Overrule;
    const auto overruled = clinic.backUp(open, anyway);
    REQUIRE(overruled);
    CHECK(overruled->outcome.retentionFrozen);
    CHECK_FALSE(vault::backupAge(open)->massChange);
  }
  clinic.mustBringBack(clinic.images);
}

TEST_CASE("a vault encrypted in place, lengths and all, is noticed and the backup brings everything back", "[vault][backup]") {
  BackupPractice clinic(6);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  for (const Path& object : clinic.objectsBelow(clinic.practice.path)) overwrite(object, 0x5a);
  {
    vault::Vault open = clinic.practice.open();
    CHECK(clinic.backUp(open).error().code == ErrorCode::MassChange);
  }
  clinic.mustBringBack(clinic.images);
}

TEST_CASE("a new image that is no sealed file is not taken for saved", "[vault][backup]") {
  BackupPractice clinic(3);
  overwrite(clinic.objectsBelow(clinic.practice.path)[1], 0);
  vault::Vault open = clinic.practice.open();
  const auto report = clinic.mustBackUp(open);
  CHECK(report.outcome.objects == 2);
  CHECK(report.unreadable.size() == 1);
  CHECK(report.outcome.missing == 1);
}

TEST_CASE("a copy that decays in the place is found by reading it again and made anew", "[vault][backup]") {
  BackupPractice clinic;
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  flipByte(clinic.objectsBelow(clinic.place)[1], 200);
  const auto report = clinic.mustBackUp(open);
  CHECK(report.outcome.repaired == 1);
  CHECK(report.outcome.missing == 0);
  { const vault::Vault closed = std::move(open); }
  clinic.mustBringBack(clinic.images);
}

TEST_CASE("a copy that decays in the place after the vault lost its own is named", "[vault][backup]") {
  BackupPractice clinic;
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  flipByte(clinic.objectsBelow(clinic.place)[1], 200);
  std::filesystem::remove(clinic.objectsBelow(clinic.practice.path)[1]);
  const auto report = clinic.mustBackUp(open);
  CHECK(report.damaged.size() == 1);
  CHECK(report.outcome.missing == 1);
  CHECK(report.outcome.objects == 2);
}

TEST_CASE("old copies are read again in turn, a share each run", "[vault][backup]") {
  BackupPractice clinic(40);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  BackupOrder none;
  none.verifyFor = std::chrono::seconds(0);
  CHECK(clinic.backUp(open, none)->outcome.verified == 0);
  CHECK(clinic.mustBackUp(open).outcome.verified == 40);
}

TEST_CASE("a new copy that the disk gives back altered is found before the backup counts, and made anew", "[vault][backup]") {
  BackupPractice clinic(9);
  vault::Vault open = clinic.practice.open();
  BackupOrder order;
  order.destination = clinic.place;
  bool altered = false;
  const auto report = vault::backUp(open, order, [&](const vault::BackupProgress& progress) {
    if (progress.step != vault::BackupProgress::Step::Copying || progress.objectsDone < 9 || altered) return;
    flipByte(clinic.objectsBelow(clinic.place)[4], 200);
    altered = true;
  });
  REQUIRE(report);
  REQUIRE(altered);
  CHECK(report->readAgain == 9);
  CHECK(report->notReadAgain == 0);
  CHECK(report->outcome.repaired == 1);
  CHECK(report->outcome.missing == 0);
  { const vault::Vault closed = std::move(open); }
  clinic.mustBringBack(clinic.images);
}

TEST_CASE("copies that there was no time to read again come first in the next run", "[vault][backup]") {
  BackupPractice clinic(6);
  vault::Vault open = clinic.practice.open();
  CHECK(clinic.mustBackUp(open).readAgain == 6);
  const auto old = vault::readNewestSet(*clinic.practice.files, vault::PlaceLayout{clinic.place});
  REQUIRE(old);
  clinic.practice.clock.advance(1000);  // ids follow the clock
  clinic.add(open, 5);
  BackupOrder hurried;
  hurried.proveFor = hurried.verifyFor = std::chrono::seconds(0);
  const auto report = clinic.backUp(open, hurried);
  REQUIRE(report);
  CHECK(report->readAgain == 0);
  CHECK(report->notReadAgain == 5);
  const auto set = vault::readNewestSet(*clinic.practice.files, vault::PlaceLayout{clinic.place});
  REQUIRE(set);
  CHECK(set->set.list.verifiedUpTo == old->set.list.objects.back().id);
  // The next one finds what is wrong with them.
  flipByte(clinic.objectsBelow(clinic.place).back(), 200);
  CHECK(clinic.mustBackUp(open).outcome.repaired == 1);
}

TEST_CASE("a vault is not backed up onto or into itself, nor over anything else", "[vault][backup]") {
  BackupPractice clinic;
  const Path link = clinic.practice.folder / "link";
  std::filesystem::create_directory_symlink(clinic.practice.path, link);
  vault::Vault open = clinic.practice.open();
  for (const Path& destination : {clinic.practice.path, clinic.practice.path / ".", clinic.practice.path / "objects" / "backup", clinic.practice.path / "new", link, link / "deeper" / "still"}) {
    INFO(pathToUtf8(destination));
    CHECK(vault::backUp(open, destination).error().code == ErrorCode::AlreadyExists);
  }
  writeFile(clinic.practice.folder / "other.txt", asBytes("x"));
  CHECK(vault::backUp(open, clinic.practice.folder.path()).error().code == ErrorCode::AlreadyExists);
  clinic.add(open, 1);
  checkEverythingIsThere(open, clinic.images);
  checkClean(open);
}

TEST_CASE("a backup is not restored over anything or into itself", "[vault][backup]") {
  BackupPractice clinic;
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  CHECK(clinic.restore(clinic.practice.path).error().code == ErrorCode::VaultExists);
  CHECK(clinic.restore(clinic.place / "objects" / "again").error().code == ErrorCode::AlreadyExists);
  CHECK_FALSE(std::filesystem::exists(clinic.place / "objects" / "again"));
  CHECK(clinic.restore(clinic.practice.folder / "new", {"20200101T000000Z-1"}).error().code == ErrorCode::NotFound);
  CHECK(vault::restoreBackup(clinic.practice.environment(), clinic.practice.folder / "in1", clinic.practice.folder / "new").error().code == ErrorCode::NotAVault);
  CHECK(vault::restoreBackup(clinic.practice.environment(), clinic.practice.folder / "nowhere", clinic.practice.folder / "new").error().code == ErrorCode::BackupPlaceMissing);
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "new"));
}

TEST_CASE("an older kind of backup is restored, and becomes a new one without being copied again", "[vault][backup]") {
  BackupPractice clinic;
  std::filesystem::copy(clinic.practice.path, clinic.place, std::filesystem::copy_options::recursive);
  for (const char* name : {"catalogue.db", "thumbs.db", "lock"}) std::filesystem::remove(clinic.place / name);
  std::filesystem::remove_all(clinic.place / "tmp");
  clinic.mustBringBack(clinic.images);
  {
    vault::Vault open = clinic.practice.open();
    const auto report = clinic.mustBackUp(open);
    CHECK(report.filesAlreadyThere == 3);
  }
  CHECK_FALSE(std::filesystem::exists(clinic.place / "head"));
  CHECK_FALSE(std::filesystem::exists(clinic.place / "journal" / "000001.seg"));
  clinic.mustBringBack(clinic.images);
}

TEST_CASE("assistants make no backups on request, but what an owner planned runs for everybody", "[vault][backup]") {
  BackupPractice clinic;
  vault::Vault open = clinic.practice.open("nurse", kNursePassword);
  CHECK(clinic.backUp(open).error().code == ErrorCode::NotAllowed);
  BackupOrder planned;
  planned.cause = BackupOrder::Cause::Due;
  CHECK(clinic.backUp(open, planned));
}

TEST_CASE("a damaged or lost image is brought back from a backup", "[vault][backup]") {
  BackupPractice clinic;
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const auto objects = clinic.objectsBelow(clinic.practice.path);
  flipByte(objects[0], 150);
  std::filesystem::remove(objects[1]);
  std::vector<model::ImageId> ids;
  for (const Path& object : objects) ids.push_back(*model::ImageId::parse(pathToUtf8(object.filename())));
  CHECK(vault::repairObjects(open, clinic.place, {ids[0], ids[1]}) == 2u);
  checkEverythingIsThere(open, clinic.images);
  checkClean(open);
}

TEST_CASE("closed parts of the journal are copied once, read again, and come back", "[vault][backup]") {
  BackupPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  open.internals().journal.startSegmentsAt(3000);
  for (int i = 0; i < 12; ++i) clinic.add(open, 1);
  clinic.mustBackUp(open);
  std::vector<Path> segments;
  for (const auto& entry : std::filesystem::directory_iterator(clinic.place / "journal")) segments.push_back(entry.path());
  REQUIRE(segments.size() >= 2);
  flipByte(segments[0], 500);
  CHECK(clinic.mustBackUp(open).outcome.repaired == 1);
  { const vault::Vault closed = std::move(open); }
  clinic.mustBringBack(clinic.images);
}

TEST_CASE("two histories of one vault do not mix in one place", "[vault][backup]") {
  BackupPractice clinic(1);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  const std::string common = clinic.sets().back().name.name;
  const Path older = clinic.practice.folder / "older";
  REQUIRE(clinic.restore(older));
  const auto goOn = [&](vault::Vault& open, int imports) {
    open.internals().journal.startSegmentsAt(3000);
    for (int i = 0; i < imports; ++i) clinic.add(open, 1);
    BackupOrder anyway;
    anyway.alarm = BackupOrder::Alarm::Overrule;
    clinic.practice.clock.advance(86'400'000);
    REQUIRE(clinic.backUp(open, anyway));
  };
  const Acknowledged before = clinic.images;
  {
    vault::Vault first = clinic.practice.open();
    goOn(first, 8);
  }
  const Acknowledged firsts = clinic.images;
  clinic.images = before;
  {
    vault::Vault second = clinic.openAt(older);
    goOn(second, 9);
  }
  const auto sets = clinic.sets();
  REQUIRE(sets.size() == 3);
  for (const auto& set : sets) CHECK_FALSE(set.trouble);
  vault::Vault first = clinic.restored({sets[1].name.name});
  checkEverythingIsThere(first, firsts);
  checkClean(first);
  vault::Vault second = clinic.restored({sets[2].name.name});
  checkEverythingIsThere(second, clinic.images);
  checkClean(second);
}

TEST_CASE("a backup is restored to a name in the folder where one stands", "[vault][backup]") {
  BackupPractice clinic(1);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  const Path before = std::filesystem::current_path();
  std::filesystem::current_path(clinic.practice.folder.path());
  const auto report = clinic.restore("here");
  std::filesystem::current_path(before);
  REQUIRE(report);
  vault::Vault open = clinic.openAt(clinic.practice.folder / "here");
  checkEverythingIsThere(open, clinic.images);
}
