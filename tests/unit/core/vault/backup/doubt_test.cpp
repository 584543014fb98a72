// What was saved damaged before anybody knew, and brought back from elsewhere since: the place that has it damaged gets the right one.

#include "core/vault/backup/doubtful_copies.h"
#include "core/vault/backup/drill.h"
#include "core/vault/backup/places.h"
#include "core/vault/health/repair.h"
#include "core/vault/health/self_check.h"
#include "core/vault/internals.h"
#include "tests/support/sample_values.h"
#include "tests/unit/core/vault/backup_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// Two places: an early one that is whole, and one that saved the first image after its file here was damaged. The early one has brought it back.
struct SavedDamaged : BackupPractice {
  vault::Vault open = practice.open();
  Path early = practice.folder / "early";
  model::ImageId hurt;
  Bytes right;

  SavedDamaged() : BackupPractice(4) {
    vault::BackupOrder order;
    order.destination = early;
    REQUIRE(vault::backUp(open, order));
    hurt = vault::searchImages(open, {})->front().id;
    right = readFile(here());
    flipByte(here(), right.size() - 5);
    mustBackUp(open);
    REQUIRE(readFile(there()) != right);
  }

  Path here() const { return store::Layout{practice.path}.object(hurt); }
  Path there() const { return vault::PlaceLayout{place}.object(hurt); }
  void bringBack() {
    const auto report = vault::repairFrom(open, early, vault::RepairDepth::Everything);
    REQUIRE(report);
    REQUIRE(report->repaired == std::vector{hurt});
    REQUIRE(readFile(here()) == right);
  }
  /// What the newest set says of it.
  std::optional<vault::KeptObject> listed() {
    const auto newest = vault::readNewestSet(*practice.files, vault::PlaceLayout{place});
    REQUIRE(newest);
    const vault::KeptObject* object = vault::findObject(newest->set.list.objects, hurt);
    return object == nullptr ? std::nullopt : std::optional(*object);
  }
};

vault::DrillReport tryAll(SavedDamaged& clinic) {
  vault::DrillOrder order;
  order.backup = clinic.place;
  order.scratch = clinic.practice.folder / "scratch";
  order.share = 1;
  const auto report = vault::drill(clinic.practice.environment(), order, *vault::openAsMyself(clinic.open));
  REQUIRE(report);
  return *report;
}

/// A backup to where the image came back from changes nothing there.
void checkLeftAlone(SavedDamaged& clinic) {
  vault::BackupOrder order;
  order.destination = clinic.early;
  const auto report = vault::backUp(clinic.open, order);
  REQUIRE(report);
  CHECK(report->outcome.repaired == 0);
  CHECK(report->outcome.missing == 0);
  CHECK(readFile(vault::PlaceLayout{clinic.early}.object(clinic.hurt)) == clinic.right);
}

}  // namespace

TEST_CASE("an image that was saved damaged, and brought back here from another place, is whole in the first one after its next backup", "[vault][backup][doubt]") {
  SavedDamaged clinic;
  clinic.bringBack();
  const auto report = clinic.mustBackUp(clinic.open);
  CHECK(report.outcome.repaired == 1);
  CHECK(report.outcome.missing == 0);
  CHECK(readFile(clinic.there()) == clinic.right);
  CHECK(tryAll(clinic).isGood());
  CHECK(clinic.mustBackUp(clinic.open).outcome.repaired == 0);
  { const vault::Vault closed = std::move(clinic.open); }
  clinic.mustBringBack(clinic.images);
}

TEST_CASE("what brought an image back is not touched for it", "[vault][backup][doubt]") {
  SavedDamaged clinic;
  clinic.bringBack();
  checkLeftAlone(clinic);
}

TEST_CASE("a sound copy never gives way to a file that was damaged once more after it was brought back", "[vault][backup][doubt]") {
  SavedDamaged clinic;
  clinic.bringBack();
  flipByte(clinic.here(), clinic.right.size() - 7);
  checkLeftAlone(clinic);
}

TEST_CASE("where neither the vault's file nor the place's is what it should be, the set does not claim the image", "[vault][backup][doubt]") {
  SavedDamaged clinic;
  clinic.bringBack();
  flipByte(clinic.here(), clinic.right.size() - 7);
  flipByte(clinic.there(), clinic.right.size() - 9);
  const auto report = clinic.mustBackUp(clinic.open);
  CHECK(report.damaged == std::vector{clinic.hurt});
  CHECK(report.outcome.missing == 1);
  CHECK_FALSE(clinic.listed());
}

TEST_CASE("what a test restore could not open is compared by the next backup, even when nothing was brought back here", "[vault][backup][doubt]") {
  SavedDamaged clinic;
  // The disk's file comes back by other means: a copy of the whole folder, or a disk that reads again.
  writeFile(clinic.here(), clinic.right);
  CHECK(clinic.mustBackUp(clinic.open).outcome.repaired == 0);
  const auto tried = tryAll(clinic);
  CHECK(tried.damaged == std::vector{clinic.hurt});
  REQUIRE(vault::noteDrill(clinic.open, {}, vault::DrillKind::Full, tried));
  const auto report = clinic.mustBackUp(clinic.open);
  CHECK(report.outcome.repaired == 1);
  CHECK(readFile(clinic.there()) == clinic.right);
  CHECK(tryAll(clinic).isGood());
}

TEST_CASE("a backup that ends before its set is written leaves nothing that the next one does not settle", "[vault][backup][doubt]") {
  SavedDamaged clinic;
  clinic.bringBack();
  {
    vault::BackupOrder order;
    order.destination = clinic.place;
    const auto run = vault::BackupRun::start(clinic.open, order);
    REQUIRE(run);
    REQUIRE((*run)->copy());
    const auto more = (*run)->settle(clinic.open);
    REQUIRE(more);
    CHECK_FALSE(*more);
    REQUIRE((*run)->sign(clinic.open));
    // Between the signature and the copy the file here changes once more.
    flipByte(clinic.here(), clinic.right.size() - 3);
    const auto stored = (*run)->store();
    REQUIRE_FALSE(stored);
    CHECK(stored.error().code == ErrorCode::ReadFailed);
    CHECK_FALSE((*run)->note(clinic.open, stored));
  }
  writeFile(clinic.here(), clinic.right);
  // And one whose new file is there, but not its set.
  writeFile(clinic.there(), clinic.right);
  const auto report = clinic.mustBackUp(clinic.open);
  CHECK(report.outcome.missing == 0);
  REQUIRE(clinic.listed());
  CHECK(clinic.listed()->hash == seal::hash(clinic.right));
  CHECK(tryAll(clinic).isGood());
}

TEST_CASE("doubt is about images that are there, until a set of a later moment", "[vault][backup][doubt]") {
  BackupPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  vault::Vault::Internals& internals = open.internals();
  const model::ImageId mine = vault::searchImages(open, {})->front().id;
  const vault::change::HealthChecked brought{vault::change::CheckKind::Repair, 1, {}, 0, {}, 0, {}, {mine, numbered<model::ImageId>(9)}};
  REQUIRE(vault::commit(internals, {{{}, brought}}));
  const std::uint64_t records = internals.journal.end().sequence;
  const auto doubtful = vault::doubtfulCopies(internals.catalogue);
  REQUIRE(doubtful);
  // Of images that are no longer there nothing is asked.
  REQUIRE(doubtful->size() == 1);
  CHECK(doubtful->front().image == mine);
  CHECK(doubtful->front().sequence == records - 1);
  CHECK(vault::doubtedSince(*doubtful, records - 1) == std::vector{mine});
  CHECK(vault::doubtedSince(*doubtful, records).empty());
}

TEST_CASE("whenever the power goes while a damaged copy is replaced, the next backup has it right", "[vault][backup][doubt][power]") {
  SavedDamaged clinic;
  clinic.bringBack();
  { const vault::Vault closed = std::move(clinic.open); }
  const auto inner = std::move(clinic.practice.files);
  auto owned = std::make_unique<FaultyFiles>(*inner, clinic.place);
  FaultyFiles& faulty = *owned;
  clinic.practice.files = std::move(owned);
  std::vector<DiskState> moments;
  {
    vault::Vault again = clinic.practice.open();
    faulty.onEachCall([&](std::uint64_t) { moments.push_back(faulty.state()); });
    CHECK(clinic.mustBackUp(again).outcome.repaired == 1);
    faulty.onEachCall({});
  }
  clinic.practice.files = store::systemFiles();
  REQUIRE(moments.size() > 20);
  vault::Vault again = clinic.practice.open();
  for (std::size_t i = 0; i < moments.size(); ++i) {
    clinic.place = clinic.practice.folder / "after";
    std::filesystem::remove_all(clinic.place);
    afterPowerCut(moments[i], clinic.place, i % 3 == 2 ? 7001 * i + 2 : i % 3);
    INFO("moment " << i << " of " << moments.size());
    const auto report = clinic.mustBackUp(again);
    CHECK(report.outcome.missing == 0);
    CHECK(readFile(clinic.there()) == clinic.right);
    const auto listed = clinic.listed();
    REQUIRE(listed);
    CHECK(listed->hash == seal::hash(clinic.right));
  }
}

TEST_CASE("a place on the list wants a backup at once when its set does not know of what was brought back, and not after", "[vault][backup][doubt]") {
  SavedDamaged clinic;
  vault::BackupPlace listed;
  listed.location = pathToUtf8(clinic.place);
  listed.id = *vault::setBackupPlace(clinic.open, listed);
  REQUIRE(vault::preparePlace(*clinic.practice.files, clinic.open.id(), listed));
  vault::BackupOrder order;
  order.place = listed.id;
  REQUIRE(clinic.backUp(clinic.open, order));
  const auto isDue = [&] {
    const auto places = vault::backupPlaces(clinic.open);
    REQUIRE(places);
    return vault::isDueAt(places->front(), clinic.practice.clock.now());
  };
  CHECK_FALSE(isDue());
  clinic.bringBack();
  CHECK(isDue());
  REQUIRE(clinic.backUp(clinic.open, order));
  CHECK_FALSE(isDue());
}
