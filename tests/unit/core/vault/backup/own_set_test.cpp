// A vault that came out of a backup knows of that backup, although nothing in it could be written after the set was.

#include "core/vault/backup/places.h"
#include "core/vault/health/anchor.h"
#include "core/vault/health/health.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/erase.h"
#include "tests/unit/core/vault/backup_fixture.h"

using namespace safelight;
using namespace safelight::tests;
using vault::HealthReason;

namespace {

constexpr std::int64_t kHour = 3'600'000, kDay = 24 * kHour;

/// A practice with one place on its list, backed up once.
struct OnceBackedUp : BackupPractice {
  vault::BackupPlace listed;
  Instant savedAt;

  OnceBackedUp() : BackupPractice(2) {
    listed.location = pathToUtf8(place);
    vault::Vault open = practice.open();
    listed.id = *vault::setBackupPlace(open, listed);
    REQUIRE(vault::preparePlace(*practice.files, open.id(), listed));
    save(open);
    practice.clock.advance(3 * kHour);
  }
  void save(vault::Vault& open) {
    savedAt = practice.clock.now();
    vault::BackupOrder order;
    order.place = listed.id;
    REQUIRE(backUp(open, order));
  }
};

bool finds(vault::Vault& open, HealthReason reason) {
  const auto facts = vault::healthFacts(open);
  REQUIRE(facts);
  const auto health = vault::planHealth(*facts);
  return std::any_of(health.findings.begin(), health.findings.end(), [&](const vault::HealthFinding& each) { return each.reason == reason; });
}

vault::BackupAge ageOf(vault::Vault& open) {
  const auto age = vault::backupAge(open);
  REQUIRE(age);
  return *age;
}

std::int64_t daysUntilFinal(vault::Vault& open, VaultFixture& practice, model::PatientId patient) {
  const auto check = vault::checkErasure(open, patient);
  REQUIRE(check);
  return check->finalOn.dayNumber() - model::LocalTime::at(practice.clock.now(), practice.clock).date().dayNumber();
}

}  // namespace

TEST_CASE("what came out of the very first backup knows when and where that was", "[vault][backup][restore]") {
  OnceBackedUp clinic;
  vault::Vault open = clinic.restored();
  CHECK(ageOf(open).lastBackup == clinic.savedAt);
  CHECK_FALSE(finds(open, HealthReason::NoBackup));
  const auto places = vault::backupPlaces(open);
  REQUIRE(places);
  REQUIRE(places->size() == 1);
  REQUIRE(places->front().last);
  CHECK(places->front().lastAt == clinic.savedAt);
  CHECK(places->front().last->set == clinic.sets().front().name.name);
  CHECK(places->front().last->objects == 2);
  CHECK(places->front().last->bytes > 0);
  CHECK_FALSE(vault::isDueAt(places->front(), clinic.practice.clock.now()));
}

TEST_CASE("a vault that just came out of a backup lost no index, and one whose index went later did", "[vault][backup][restore]") {
  OnceBackedUp clinic;
  const Path there = [&] {
    vault::Vault open = clinic.restored();
    REQUIRE(open.catalogueWasRebuilt());
    CHECK_FALSE(finds(open, HealthReason::IndexRebuilt));
    clinic.add(open, 1);
    return open.path();
  }();
  {
    vault::Vault open = clinic.openAt(there);
    CHECK_FALSE(open.catalogueWasRebuilt());
    CHECK_FALSE(finds(open, HealthReason::IndexRebuilt));
  }
  REQUIRE(clinic.practice.files->remove(there / "catalogue.db"));
  vault::Vault open = clinic.openAt(there);
  REQUIRE(open.catalogueWasRebuilt());
  CHECK(finds(open, HealthReason::IndexRebuilt));
}

TEST_CASE("who is erased after a restore is not said to be gone from backups at once", "[vault][backup][restore][keeping]") {
  OnceBackedUp clinic;
  vault::Vault open = clinic.restored();
  const auto patient = vault::createPatient(open, {"Adler", "Marta", {}, model::Sex::Unknown, "1", {}});
  REQUIRE(patient);
  CHECK(daysUntilFinal(open, clinic.practice, *patient) == 35);
}

TEST_CASE("of two sets, the one that was restored is the last backup that the vault knows", "[vault][backup][restore]") {
  OnceBackedUp clinic;
  const Instant first = clinic.savedAt;
  {
    vault::Vault open = clinic.practice.open();
    clinic.add(open, 1);
    clinic.practice.clock.advance(20 * kDay);
    clinic.save(open);
  }
  clinic.practice.clock.advance(kHour);
  const auto sets = clinic.sets();
  {
    vault::Vault newest = clinic.restored();
    CHECK(ageOf(newest).lastBackup == clinic.savedAt);
    CHECK_FALSE(finds(newest, HealthReason::BackupOld));
  }
  vault::Vault older = clinic.restored({sets.front().name.name});
  CHECK(ageOf(older).lastBackup == first);
}

TEST_CASE("an alarm that a person overruled does not come back with the set that they let be written", "[vault][backup][restore]") {
  OnceBackedUp clinic;
  {
    vault::Vault open = clinic.practice.open();
    vault::change::BackupFinished stopped;
    stopped.place = clinic.listed.id;
    stopped.error = ErrorCode::MassChange;
    stopped.sequence = vault::currentState(open).journal.sequence;
    REQUIRE(vault::commit(open.internals(), {{{}, stopped}}));
    CHECK(ageOf(open).massChange);
    clinic.practice.clock.advance(kHour);
    clinic.save(open);
    CHECK_FALSE(ageOf(open).massChange);
  }
  vault::Vault open = clinic.restored();
  CHECK_FALSE(ageOf(open).massChange);
  CHECK_FALSE(vault::backupPlaces(open)->front().failure);
}

TEST_CASE("the next backup takes the place of the one that a vault came out of", "[vault][backup][restore]") {
  OnceBackedUp clinic;
  vault::Vault open = clinic.restored();
  const Path note = open.path() / "restored";
  CHECK(std::filesystem::exists(note));
  clinic.practice.clock.advance(2 * kDay);
  clinic.save(open);
  CHECK(ageOf(open).lastBackup == clinic.savedAt);
  CHECK_FALSE(std::filesystem::exists(note));
}

TEST_CASE("a backup to another place does not make the one that a vault came out of unknown", "[vault][backup][restore]") {
  OnceBackedUp clinic;
  vault::Vault open = clinic.restored();
  const Instant first = clinic.savedAt;
  const Path other = clinic.practice.folder / "other";
  vault::BackupPlace second;
  second.location = pathToUtf8(other);
  second.id = *vault::setBackupPlace(open, second);
  REQUIRE(vault::preparePlace(*clinic.practice.files, open.id(), second));
  clinic.practice.clock.advance(kDay);
  vault::BackupOrder order;
  order.place = second.id;
  order.destination = other;
  REQUIRE(vault::backUp(open, order));
  CHECK(ageOf(open).lastBackup == clinic.practice.clock.now());
  const auto places = vault::backupPlaces(open);
  REQUIRE(places);
  REQUIRE(places->size() == 2);
  for (const vault::PlaceStatus& status : *places) CHECK(status.lastAt == (status.place.id == second.id ? clinic.practice.clock.now() : first));
}

TEST_CASE("a backup that nobody of the practice vouches for, or of another history, is none", "[vault][backup][restore]") {
  OnceBackedUp clinic;
  const Path to = clinic.practice.folder / "out";
  REQUIRE(clinic.restore(to));
  const Bytes note = readFile(to / "restored");
  for (const std::size_t at : {std::size_t(9), std::size_t(40), std::size_t(175), std::size_t(200)}) {  // version, members, when, signature
    INFO(at);
    writeFile(to / "restored", note);
    flipByte(to / "restored", at);
    vault::Vault open = clinic.openAt(to);
    CHECK_FALSE(ageOf(open).lastBackup);
  }
  for (const std::size_t length : {std::size_t(0), std::size_t(100), note.size() - 1}) {
    std::filesystem::remove(to / "restored");
    writeFile(to / "restored", Bytes(note.begin(), note.begin() + static_cast<std::ptrdiff_t>(length)));
    vault::Vault open = clinic.openAt(to);
    CHECK_FALSE(ageOf(open).lastBackup);
  }
  // Sound in itself, but this vault never was in that state.
  BackupPractice stranger;
  {
    vault::Vault open = stranger.practice.open();
    stranger.mustBackUp(open);
  }
  const Path other = stranger.practice.folder / "out";
  REQUIRE(stranger.restore(other));
  std::filesystem::remove(to / "restored");
  std::filesystem::copy(other / "restored", to / "restored");
  vault::Vault open = clinic.openAt(to);
  CHECK_FALSE(ageOf(open).lastBackup);
  CHECK(finds(open, HealthReason::NoBackup));
}
