// An older vault is found by any backup that is there; a vault that is being restored is not taken for a damaged one.

#include "core/vault/backup/places.h"
#include "core/vault/backup/saved_states.h"
#include "core/vault/health/health.h"
#include "core/vault/internals.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/backup_fixture.h"

using namespace safelight;
using namespace safelight::tests;
using vault::HealthReason;

namespace {

std::vector<vault::BackupPlace> placesOf(vault::Vault& open) {
  std::vector<vault::BackupPlace> places;
  const auto listed = vault::backupPlaces(open);
  REQUIRE(listed);
  for (const vault::PlaceStatus& status : *listed) places.push_back(status.place);
  return places;
}

/// What the window does at each opening.
vault::Health healthOf(vault::Vault& open) {
  const auto saved = vault::readSavedStates(open.environment().files, open.id(), placesOf(open));
  const auto facts = vault::healthFacts(open, {}, saved);
  REQUIRE(facts);
  return vault::planHealth(*facts);
}

const vault::HealthFinding* found(const vault::Health& health, HealthReason reason) {
  for (const vault::HealthFinding& finding : health.findings)
    if (finding.reason == reason) return &finding;
  return nullptr;
}

/// A practice with a place on its list, backed up; `earlier` is a copy of the vault from before that.
struct Listed : BackupPractice {
  vault::BackupPlace listed;
  Path earlier = practice.folder / "earlier";

  Listed() : BackupPractice(2) {
    listed.location = pathToUtf8(place);
    {
      vault::Vault open = practice.open();
      listed.id = *vault::setBackupPlace(open, listed);
      REQUIRE(vault::preparePlace(*practice.files, open.id(), listed));
      save(open);
    }
    std::filesystem::copy(practice.path, earlier, std::filesystem::copy_options::recursive);
    vault::Vault open = practice.open();
    practice.clock.advance(86'400'000);
    add(open, 2);
  }
  void save(vault::Vault& open, vault::BackupOrder::Alarm alarm = vault::BackupOrder::Alarm::Respect) {
    vault::BackupOrder order;
    order.place = listed.id;
    order.alarm = alarm;
    REQUIRE(backUp(open, order));
  }
  /// Somebody puts the earlier copy back; this computer remembers nothing.
  void putBack() {
    std::filesystem::remove_all(practice.path);
    std::filesystem::copy(earlier, practice.path, std::filesystem::copy_options::recursive);
  }
};

}  // namespace

TEST_CASE("an older vault is found by its backup at the next opening, with the time of the later state", "[vault][backup][freshness]") {
  Listed clinic;
  Instant saved;
  {
    vault::Vault open = clinic.practice.open();
    saved = clinic.practice.clock.now();
    clinic.save(open);
    CHECK(found(healthOf(open), HealthReason::OlderThanBackup) == nullptr);
  }
  clinic.putBack();
  vault::Vault open = clinic.practice.open();
  const vault::Health health = healthOf(open);
  REQUIRE(found(health, HealthReason::OlderThanBackup) != nullptr);
  CHECK(found(health, HealthReason::OlderThanBackup)->since == saved);
  CHECK(health.level == vault::HealthLevel::Red);
}

TEST_CASE("a backup that is as old as the vault, or older, says nothing", "[vault][backup][freshness]") {
  Listed clinic;
  vault::Vault open = clinic.practice.open();
  CHECK(found(healthOf(open), HealthReason::OlderThanBackup) == nullptr);
  clinic.save(open);
  clinic.add(open, 1);
  CHECK(found(healthOf(open), HealthReason::OlderThanBackup) == nullptr);
}

TEST_CASE("a vault that went another way from an earlier copy on is told apart, until an owner overrules the backup", "[vault][backup][freshness]") {
  Listed clinic;
  {
    vault::Vault open = clinic.practice.open();
    clinic.save(open);
  }
  clinic.putBack();
  vault::Vault open = clinic.practice.open();
  // More changes than the lost history had: the count alone says nothing any more.
  clinic.add(open, 6);
  REQUIRE(open.internals().journal.end().sequence > vault::readSavedStates(*clinic.practice.files, open.id(), placesOf(open)).at(0).state.journal.sequence);
  CHECK(found(healthOf(open), HealthReason::OlderThanBackup) != nullptr);
  clinic.practice.clock.advance(1000);
  clinic.save(open, vault::BackupOrder::Alarm::Overrule);
  CHECK(found(healthOf(open), HealthReason::OlderThanBackup) == nullptr);
}

TEST_CASE("places that are away, of restic, or of another vault are passed over", "[vault][backup][freshness]") {
  Listed clinic;
  vault::Vault open = clinic.practice.open();
  const Path strangers = clinic.practice.folder / "strangers";
  std::filesystem::copy(clinic.place, strangers, std::filesystem::copy_options::recursive);
  vault::PlaceMarker marker{open.id(), clinic.listed.id};
  marker.vault.uuid.bytes[0] ^= 1;
  std::filesystem::remove(strangers / "backup");
  writeFile(strangers / "backup", vault::encodeMarker(marker));
  vault::BackupPlace away, foreign, restic = clinic.listed;
  away.location = pathToUtf8(clinic.practice.folder / "nowhere");
  foreign.location = pathToUtf8(strangers);
  restic.kind = vault::PlaceKind::Restic;
  CHECK(vault::readSavedStates(*clinic.practice.files, open.id(), {away, foreign, restic}).empty());
  CHECK(vault::readSavedStates(*clinic.practice.files, open.id(), {away, clinic.listed}).size() == 1);
}

TEST_CASE("a set that a stranger altered or renamed gives no later state, and the one before it is asked", "[vault][backup][freshness]") {
  Listed clinic;
  vault::Vault open = clinic.practice.open();
  const auto before = vault::readSavedStates(*clinic.practice.files, open.id(), {clinic.listed}).at(0).state.journal.sequence;
  clinic.practice.clock.advance(1000);
  clinic.save(open);
  const Path set = clinic.newestSet();
  SECTION("altered") { flipByte(set / "manifest", 60); }
  SECTION("renamed") { std::filesystem::rename(set, set.parent_path() / "20991231T000000Z-999999"); }
  const auto states = vault::readSavedStates(*clinic.practice.files, open.id(), {clinic.listed});
  REQUIRE(states.size() == 1);
  CHECK(states.at(0).state.journal.sequence == before);
  CHECK(found(healthOf(open), HealthReason::OlderThanBackup) == nullptr);
}

TEST_CASE("states of another practice say nothing, whatever they claim", "[vault][backup][freshness]") {
  Listed clinic;
  vault::Vault open = clinic.practice.open();
  auto states = vault::readSavedStates(*clinic.practice.files, open.id(), {clinic.listed});
  REQUIRE(states.size() == 1);
  states[0].state.journal.sequence += 1000;
  CHECK(vault::laterThanVault(open, states));
  states[0].genesis[0] ^= 1;
  CHECK_FALSE(vault::laterThanVault(open, states));
}

TEST_CASE("while a restore is under way what is not there yet is awaited, not missing", "[vault][backup][health]") {
  BackupPractice clinic(5);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  const Path target = clinic.practice.folder / "restored";
  const CancelToken cancel;
  const auto stopped = vault::restoreBackup(clinic.practice.environment(), clinic.place, target, {}, [&](const vault::BackupProgress&) { cancel.cancel(); }, cancel);
  REQUIRE(stopped.error().code == ErrorCode::Cancelled);
  {
    vault::Vault open = clinic.openAt(target);
    const auto check = vault::SelfCheck::start(open);
    for (auto more = check->step(open); more && *more;) more = check->step(open);
    CHECK(check->report().awaited >= 4);
    CHECK(check->report().damaged.empty());
    const vault::Health health = vault::planHealth(*vault::healthFacts(open, check->report()));
    CHECK(found(health, HealthReason::StillRestored) != nullptr);
    CHECK(found(health, HealthReason::OriginalsDamaged) == nullptr);
    const auto verified = vault::verifyVault(open, vault::Depth::Quick);
    REQUIRE(verified);
    CHECK(verified->awaited == 4);
    CHECK(verified->findings.empty());
    // Whoever asks for a backup now learns what it would lack, wherever it goes, and it is no attack.
    const auto saves = vault::readNewestSet(*clinic.practice.files, vault::PlaceLayout{clinic.place})->set.name.name;
    for (const Path& to : {clinic.place, clinic.practice.folder / "another place"}) {
      const auto refused = vault::backUp(open, to);
      REQUIRE_FALSE(refused);
      CHECK(refused.error().code == ErrorCode::RestoreUnfinished);
      CHECK(refused.error().detail == "4 of 5 images are still to come");
    }
    CHECK(vault::readNewestSet(*clinic.practice.files, vault::PlaceLayout{clinic.place})->set.name.name == saves);
    CHECK_FALSE(vault::backupAge(open)->massChange);
    // Should the rest never come, what is here can be saved all the same; nothing older is let go for it.
    vault::BackupOrder anyway{clinic.practice.folder / "another place"};
    anyway.alarm = vault::BackupOrder::Alarm::Overrule;
    const auto report = vault::backUp(open, anyway);
    REQUIRE(report);
    CHECK(report->lost.size() == 4);
    CHECK(report->outcome.missing == 4);
    CHECK(report->outcome.retentionFrozen);
  }
  REQUIRE(clinic.restore(target));
  vault::Vault open = clinic.openAt(target);
  CHECK(found(healthOf(open), HealthReason::StillRestored) == nullptr);
  // Now what is missing is missing.
  std::filesystem::remove(clinic.objectsBelow(target)[0]);
  const auto verified = vault::verifyVault(open, vault::Depth::Quick);
  REQUIRE(verified);
  CHECK(verified->awaited == 0);
  CHECK(verified->findings.size() == 1);
}
