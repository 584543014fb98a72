// Originals are looked at after each unlock and within a month, what is damaged is named, and a backup brings it back.

#include <catch2/catch_test_macros.hpp>

#include "core/vault/backup/backup.h"
#include "core/vault/health/health.h"
#include "core/vault/health/health_record.h"
#include "core/vault/health/repair.h"
#include "core/vault/health/self_check.h"
#include "core/vault/images/open_image.h"
#include "core/vault/internals.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr std::int64_t kDay = 86'400'000;

struct Stocked : VaultFixture {
  explicit Stocked(int count = 4) {
    vault::Vault practice = open();
    addMarta(practice);
    for (int i = 0; i < count; ++i) images.push_back(takeIn(*this, practice, "image" + std::to_string(i) + ".jpg", "pixels " + std::to_string(i)));
    std::sort(images.begin(), images.end());
  }
  Path object(std::size_t i) const { return store::Layout{path}.object(images[i]); }
  void flip(std::size_t i, std::size_t fromEnd = 5) {
    Bytes bytes = readFile(object(i));
    bytes[bytes.size() - fromEnd] ^= 1;
    writeFile(object(i), bytes);
  }
  Path backUp() {
    vault::Vault practice = open();
    REQUIRE(vault::backUp(practice, folder / "backup"));
    return folder / "backup";
  }
  std::vector<model::ImageId> images;
};

vault::SelfCheckReport check(vault::Vault& practice) {
  const auto check = vault::SelfCheck::start(practice);
  while (true) {
    const auto more = check->step(practice);
    REQUIRE(more);
    if (!*more) return check->report();
  }
}

}  // namespace

TEST_CASE("a sound vault is found sound, and the journal says when", "[health][check]") {
  Stocked practice;
  vault::Vault open = practice.open();
  const auto report = check(open);
  CHECK(report.objects >= 4);
  CHECK(report.records > 0);
  CHECK(report.damaged.empty());
  CHECK_FALSE(report.journal);
  CHECK_FALSE(report.catalogue);
  const auto health = vault::readHealth(open.internals().catalogue);
  REQUIRE(health);
  REQUIRE(*health);
  CHECK((*health)->sampledAt == practice.clock.now());
  CHECK((*health)->last.damagedCount == 0);
}

TEST_CASE("damaged and missing originals are named, and stay named until they are sound again", "[health][check]") {
  Stocked practice;
  practice.flip(1);
  std::filesystem::remove(practice.object(2));
  const Bytes sound = [&] {
    Stocked* self = &practice;
    self->flip(1);
    Bytes bytes = readFile(self->object(1));
    self->flip(1);
    return bytes;
  }();
  {
    vault::Vault open = practice.open();
    const auto report = check(open);
    REQUIRE(report.damaged.size() == 2);
  }
  {
    vault::Vault open = practice.open();
    const auto facts = vault::healthFacts(open);
    REQUIRE(facts);
    CHECK(facts->damaged == 2);
    CHECK(vault::planHealth(*facts).level == vault::HealthLevel::Red);
    const auto health = *vault::readHealth(open.internals().catalogue);
    REQUIRE(health->last.damaged.size() == 2);
    for (const auto& object : health->last.damaged) CHECK((object.error == (object.image == practice.images[2] ? ErrorCode::ObjectMissing : ErrorCode::ObjectDamaged)));
  }
  writeFile(practice.object(1), sound);
  vault::Vault open = practice.open();
  check(open);
  CHECK(vault::healthFacts(open)->damaged == 1);
}

TEST_CASE("the way through all originals takes less than a month and names what it met", "[health][check]") {
  Stocked practice(30);
  std::optional<Instant> whole;
  int days = 0;
  while (!whole && days < 31) {
    practice.clock.advance(kDay);
    ++days;
    vault::Vault open = practice.open();
    check(open);
    whole = vault::healthFacts(open)->scrubbedAt;
  }
  CHECK(days <= 30);
  CHECK(whole);
}

TEST_CASE("how many originals are due grows with the days and ends with all of them", "[health][check]") {
  const Instant begun{1'000'000'000'000};
  const auto day = [&](std::int64_t number) { return Instant{begun.milliseconds + number * kDay}; };
  CHECK(vault::scrubDue(begun, begun, 0, 0) == 0);
  CHECK(vault::scrubDue(begun, begun, 0, 2'500) == 100);
  CHECK(vault::scrubDue(begun, begun, 100, 2'500) == 0);
  CHECK(vault::scrubDue(day(9), begun, 100, 2'500) == 900);
  CHECK(vault::scrubDue(day(24), begun, 0, 7) == 7);
  CHECK(vault::scrubDue(day(400), begun, 0, 1'000'000) == 1'000'000);
  CHECK(vault::scrubDue(day(-5), begun, 0, 2'500) == 100);
  CHECK(vault::scrubDue(day(3), begun, 9'000, 2'500) == 0);
}

TEST_CASE("a backup brings damaged and missing originals back, bit for bit", "[health][repair]") {
  Stocked practice;
  const Path backup = practice.backUp();
  const Bytes before = readFile(practice.object(1)), beforeMissing = readFile(practice.object(2));
  practice.flip(1);
  std::filesystem::remove(practice.object(2));
  vault::Vault open = practice.open();
  check(open);
  const auto report = vault::repairFrom(open, backup, vault::RepairDepth::Known);
  REQUIRE(report);
  CHECK(report->repaired.size() == 2);
  CHECK(report->left.empty());
  CHECK(readFile(practice.object(1)) == before);
  CHECK(readFile(practice.object(2)) == beforeMissing);
  CHECK(vault::healthFacts(open)->damaged == 0);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("a damaged original is not saved as a good one: another place says that it lacks it, and has it once it was brought back", "[health][repair][backup]") {
  Stocked practice;
  const Path backup = practice.backUp(), other = practice.folder / "other place";
  const Bytes before = readFile(practice.object(1));
  practice.flip(1);
  vault::Vault open = practice.open();
  check(open);
  const auto lacking = vault::backUp(open, other);
  REQUIRE(lacking);
  CHECK(lacking->unreadable == std::vector{practice.images[1]});
  CHECK(lacking->outcome.missing == 1);
  CHECK_FALSE(std::filesystem::exists(store::Layout{other}.object(practice.images[1])));
  REQUIRE(vault::repairFrom(open, backup, vault::RepairDepth::Known));
  const auto whole = vault::backUp(open, other);
  REQUIRE(whole);
  CHECK(whole->outcome.missing == 0);
  CHECK(readFile(store::Layout{other}.object(practice.images[1])) == before);
}

TEST_CASE("what nobody has looked at is found and brought back when everything is asked for", "[health][repair]") {
  Stocked practice;
  const Path backup = practice.backUp();
  practice.flip(3);
  vault::Vault open = practice.open();
  const auto known = vault::repairFrom(open, backup, vault::RepairDepth::Known);
  REQUIRE(known);
  CHECK(known->repaired.empty());
  const auto all = vault::repairFrom(open, backup, vault::RepairDepth::Everything);
  REQUIRE(all);
  CHECK(all->repaired == std::vector{practice.images[3]});
}

TEST_CASE("a copy that is damaged too, or another image's, never takes the place of anything", "[health][repair]") {
  Stocked practice;
  const Path backup = practice.backUp();
  const store::Layout kept{backup};
  practice.flip(0);
  practice.flip(1);
  const Bytes mine = readFile(practice.object(0));
  writeFile(kept.object(practice.images[0]), readFile(kept.object(practice.images[2])));
  std::filesystem::remove(kept.object(practice.images[1]));
  vault::Vault open = practice.open();
  const auto report = vault::repairFrom(open, backup, vault::RepairDepth::Everything);
  REQUIRE(report);
  CHECK(report->repaired.empty());
  CHECK(report->left.size() == 2);
  CHECK(readFile(practice.object(0)) == mine);
  CHECK(vault::healthFacts(open)->damaged == 2);
}

TEST_CASE("a folder that is no backup repairs nothing, and not everybody may", "[health][repair]") {
  Stocked practice;
  {
    vault::Vault open = practice.open();
    CHECK(vault::repairFrom(open, practice.folder / "nothing", vault::RepairDepth::Known).error().code == ErrorCode::BackupPlaceMissing);
  }
}

TEST_CASE("verify names the database whose pages are damaged, and this computer's memory", "[health][verify]") {
  Stocked practice;
  practice.stationMemory = practice.folder / "station";
  vault::Vault open = practice.open();
  const Path anchor = vault::anchorPath(practice.stationMemory, open.id());
  Bytes bytes = readFile(anchor);
  bytes[20] ^= 1;
  writeFile(anchor, bytes);
  const auto report = vault::verifyVault(open, vault::Depth::Quick);
  REQUIRE(report);
  REQUIRE(report->findings.size() == 1);
  CHECK(report->findings[0].where.find("memory") != std::string::npos);
}

TEST_CASE("a clock ten years off is told, whichever way", "[health][clock]") {
  Stocked practice;
  practice.stationMemory = practice.folder / "station";
  { practice.open(); }
  const auto findings = [&] {
    vault::Vault open = practice.open();
    const bool trusted = vault::trustClock(open).has_value();
    const auto health = vault::planHealth(*vault::healthFacts(open));
    const bool told = std::any_of(health.findings.begin(), health.findings.end(), [](const vault::HealthFinding& finding) {
      return finding.reason == vault::HealthReason::ClockAhead || finding.reason == vault::HealthReason::ClockBehind;
    });
    CHECK(told == !trusted);
    return told;
  };
  CHECK_FALSE(findings());
  practice.clock.advance(3'650 * kDay);
  CHECK(findings());
  CHECK_FALSE(findings());  // somebody worked at that time: it is the time now
  practice.clock.advance(-3'650 * kDay + 1'000);
  CHECK(findings());
}

TEST_CASE("the check after unlocking empties the bin of what has been there for thirty days, in a session of whoever may", "[health][check]") {
  Stocked practice;
  practice.stationMemory = practice.folder / "station";
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::binImages(open, {practice.images[0]}));
    practice.clock.advance(20 * kDay);
    REQUIRE(vault::binImages(open, {practice.images[1]}));
    check(open);
    CHECK(vault::findImage(open, practice.images[0]));
  }
  practice.clock.advance(11 * kDay);
  {
    vault::Vault nurse = practice.open("nurse", kNursePassword);
    check(nurse);
    CHECK(vault::findImage(nurse, practice.images[0]));
  }
  vault::Vault open = practice.open();
  check(open);
  CHECK(vault::findImage(open, practice.images[0]).error().code == ErrorCode::ImageNotFound);
  CHECK_FALSE(std::filesystem::exists(practice.object(0)));
  CHECK(vault::findImage(open, practice.images[1]));
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("whoever comes back after a while, or to a vault that came back, finds the bin as it was left", "[health][check]") {
  Stocked practice;
  practice.stationMemory = practice.folder / "station";
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::binImages(open, {practice.images[0]}));
  }
  practice.clock.advance(40 * kDay);
  practice.backUp();
  for (int session = 0; session < 2; ++session) {
    vault::Vault open = practice.open();
    check(open);
    CHECK(vault::findImage(open, practice.images[0]));
  }
  practice.clock.advance(29 * kDay);
  practice.backUp();
  practice.clock.advance(2 * kDay);
  vault::Vault open = practice.open();
  check(open);
  CHECK(vault::findImage(open, practice.images[0]).error().code == ErrorCode::ImageNotFound);
}

TEST_CASE("by a clock ten years ahead nothing in the bin is destroyed", "[health][clock]") {
  Stocked practice;
  practice.stationMemory = practice.folder / "station";
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::binImages(open, {practice.images[0]}));
  }
  practice.clock.advance(3'650 * kDay);
  {
    vault::Vault open = practice.open();
    CHECK(vault::purgeExpired(open) == 0u);
  }
  practice.clock.advance(-3'630 * kDay);
  practice.backUp();
  practice.clock.advance(20 * kDay);
  { practice.open(); }
  vault::Vault open = practice.open();
  CHECK(vault::purgeExpired(open) == 1u);
}

TEST_CASE("signing in again by a clock ten years ahead destroys nothing in the bin either", "[health][clock]") {
  Stocked practice;
  practice.stationMemory = practice.folder / "station";
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::binImages(open, {practice.images[0]}));
  }
  practice.clock.advance(3'650 * kDay);
  for (int session = 0; session < 3; ++session) {
    vault::Vault open = practice.open();
    CHECK(vault::purgeExpired(open) == 0u);
  }
  practice.clock.advance(-3'610 * kDay);
  { practice.open(); }
  vault::Vault open = practice.open();
  CHECK(vault::findImage(open, practice.images[0]));
}

TEST_CASE("a clock three months ahead empties the bin no more than one ten years ahead, and it empties itself a month later", "[health][clock]") {
  Stocked practice;
  practice.stationMemory = practice.folder / "station";
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::binImages(open, {practice.images[0]}));
  }
  practice.clock.advance(90 * kDay);
  practice.backUp();
  for (int session = 0; session < 2; ++session) {
    vault::Vault open = practice.open();
    CHECK(vault::purgeExpired(open) == 0u);
  }
  practice.clock.advance(29 * kDay);
  practice.backUp();
  practice.clock.advance(2 * kDay);
  vault::Vault open = practice.open();
  CHECK(vault::purgeExpired(open) == 1u);
}

TEST_CASE("what was deleted by a clock ten years behind is destroyed by a person alone", "[health][clock]") {
  Stocked practice;
  practice.stationMemory = practice.folder / "station";
  practice.clock.advance(3'700 * kDay);
  model::ImageId image;
  {
    vault::Vault open = practice.open();
    image = takeIn(practice, open, "new.jpg", "new pixels");
  }
  practice.clock.advance(-3'650 * kDay);
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::binImages(open, {image}));
  }
  practice.clock.advance(3'691 * kDay);
  for (int session = 0; session < 3; ++session) {
    vault::Vault open = practice.open();
    CHECK(vault::purgeExpired(open) == 0u);
  }
  vault::Vault open = practice.open();
  CHECK(vault::purgeImages(open, {image}));
}
