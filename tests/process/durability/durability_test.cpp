// A short, seeded part of what durability_harness runs for hours.

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include "core/vault/backup/backup.h"
#include "core/vault/backup/set_reader.h"
#include "core/vault/images/images.h"
#include "core/vault/keeping/erase.h"
#include "tests/process/durability/backups.h"
#include "tests/process/durability/call_faults.h"
#include "tests/process/durability/kills.h"
#include "tests/process/durability/power_cuts.h"
#include "tests/process/durability/tally.h"
#include "tests/process/durability/tamper.h"
#include "tests/process/durability/worker.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::tests;

TEST_CASE("a vault that is killed at random moments of anything keeps what it acknowledged", "[durability]") {
  const TemporaryFolder folder;
  Clinic clinic(folder / "clinic");
  Figures figures;
  runKills(clinic, {folder / "kills", 20261122, 30}, figures);
  CHECK(figures.isClean());
  CHECK(figures.kills >= 30);
  CHECK(figures.compared > 0);
}

TEST_CASE("a vault whose power goes at any call of anything keeps what it acknowledged", "[durability]") {
  const TemporaryFolder folder;
  Clinic clinic(folder / "clinic");
  Figures figures;
  // A backup, a session that died before, a restore, a lost catalogue, another password cost or kit.
  for (const std::uint64_t seed : {1u, 2u, 5u, 7u, 18u}) {
    INFO("seed " << seed);
    runPowerCuts(clinic, {folder / "cuts", seed, 16, 3, 1}, figures);
    CHECK(figures.isClean());
  }
  CHECK(figures.powerCuts >= 60);
  CHECK(figures.cutAt[static_cast<std::size_t>(Act::BringBack)] > 0);
  CHECK(figures.cutAt[static_cast<std::size_t>(Act::Replay)] > 0);
  CHECK(figures.compared > 200);
}

TEST_CASE("a run that was broken off goes on from the figures it had written down", "[durability]") {
  const TemporaryFolder folder;
  Figures first;
  first.killed(Act::Rotate);
  first.cut(Act::BringBack);
  first.portions = 7;
  REQUIRE(writeTally(folder / "tally", first, 61));
  Figures second;
  std::uint64_t seconds = 0;
  REQUIRE(readTally(folder / "tally", second, seconds));
  CHECK(seconds == 61);
  CHECK(second.kills == 1);
  CHECK(second.killedAt[static_cast<std::size_t>(Act::Rotate)] == 1);
  CHECK(second.cutAt[static_cast<std::size_t>(Act::BringBack)] == 1);
  CHECK(second.portions == 7);
  CHECK(readTally(folder / "none", second, seconds));
  CHECK(second.kills == 1);
  writeFile(folder / "other", asBytes(std::string_view("something else")));
  CHECK_FALSE(readTally(folder / "other", second, seconds));
}

TEST_CASE("a harness that expects what never was finds that", "[durability]") {
  const TemporaryFolder folder;
  Clinic clinic(folder / "clinic");
  clinic.copyTo(folder / "vault");
  auto open = clinic.open(folder / "vault");
  REQUIRE(open);
  Ledger wrong = clinic.ledger();
  wrong.pictures[4].now = {Look::State::Here, 0, 0};
  wrong.people[2].edit = 7;
  const Verdict verdict = compare(*open, wrong, {});
  CHECK(verdict.lost == 1);
  CHECK(verdict.silent == 1);
}

TEST_CASE("an older backup is not expected to hold what was filed to a person later and erased with them", "[durability]") {
  const TemporaryFolder folder;
  Clinic clinic(folder / "clinic");
  clinic.copyTo(folder / "vault");
  Ledger ledger = clinic.ledger();
  const Path place = folder / "backup";
  {
    auto open = clinic.open(folder / "vault");
    REQUIRE(open);
    Worker worker(clinic, *open, ledger, place, 1, {});
    REQUIRE(worker.import(4));
    REQUIRE(worker.backUp());
    const auto filed = std::find_if(ledger.pictures.begin(), ledger.pictures.end(), [](const auto& each) { return each.second.now.person == 3; });
    REQUIRE(filed != ledger.pictures.end());
    const auto step = [&](Act act, std::uint32_t number, std::uint32_t value) {
      ledger.take({act, false, number, value, {}});
      ledger.take({act, true, number, value, {}});
    };
    REQUIRE(vault::fileImages(*open, {{filed->second.id}}, {ledger.people[2].id}));
    step(Act::Refile, filed->first, 2);
    REQUIRE(vault::erasePatient(*open, {{ledger.people[2].id}, "asked to be forgotten", vault::ErasureRequest::Retention::Override}));
    step(Act::Erase, 2, 0);
    // A backup that is broken off behind the tombstones.
    clinic.clock.advance(86'400'000);
    REQUIRE(vault::backUp(*open, place));
  }
  const auto sets = vault::describeSets(clinic.files(), place);
  REQUIRE(sets);
  REQUIRE(sets->size() == 2);
  std::filesystem::remove_all(place / "sets" / sets->back().name.name);
  const auto verdict = bringBack(clinic, place, folder / "restored", ledger, {{}, vault::Depth::Deep});
  REQUIRE(verdict);
  for (const std::string& words : verdict->words) UNSCOPED_INFO(words);
  CHECK(verdict->isClean());
  // Somebody who does not know of it takes that for a loss.
  Ledger ignorant = ledger;
  for (auto& [number, picture] : ignorant.pictures) picture.wasErased = false;
  forgetRestored(folder / "restored");
  const auto loss = bringBack(clinic, place, folder / "restored", ignorant, {{}, std::nullopt});
  REQUIRE(loss);
  CHECK(loss->lost == 1);
}

TEST_CASE("every thing that people do survives a failing call of the machine", "[durability]") {
  const TemporaryFolder folder;
  Clinic clinic(folder / "clinic");
  Figures figures;
  runFaults(clinic, {folder / "faults", 3, 101, 1201}, figures);
  CHECK(figures.isClean());
  CHECK(figures.faults > 5);
}

TEST_CASE("whatever is changed in a closed vault is found, or is without effect for a reason", "[durability]") {
  const TemporaryFolder folder;
  Clinic clinic(folder / "clinic");
  TamperFigures figures;
  runTampering(clinic, folder / "tamper", 20261122, {4001, 211}, figures);
  for (const std::string& words : figures.silent) UNSCOPED_INFO(words);
  CHECK(figures.total().silent == 0);
  CHECK(figures.total().tried > 60);
}
