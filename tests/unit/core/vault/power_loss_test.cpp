// The power goes between any two calls. What was acknowledged is there when it comes back, whatever a disk kept of the rest.

#include <cstdlib>

#include "core/vault/access/unlock.h"
#include "core/vault/settings.h"
#include "tests/unit/core/vault/faults.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr const char* kMarta = "20417|Lindqvist|Marta|1987-03-14";

/// The disk before each call of a small import, and how much had been acknowledged by then.
struct Moment {
  DiskState disk;
  Acknowledged acknowledged;
  std::uint32_t filed = 1;
};

std::vector<Moment> recordImport(VaultFixture& practice) {
  std::vector<Moment> moments;
  Acknowledged acknowledged;
  const auto inner = std::move(practice.files);
  auto owned = std::make_unique<FaultyFiles>(*inner, practice.path);
  FaultyFiles& faulty = *owned;
  practice.files = std::move(owned);
  const auto note = [&](std::uint64_t) { moments.push_back({faulty.state(), acknowledged}); };
  {
    vault::Vault open = practice.open();
    const auto made = vault::createPatient(open, {"Lindqvist", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "20417", ""});
    REQUIRE(made);
    const model::PatientId marta = *made;
    REQUIRE(importInto(practice, open, {practice.writeImage("first.dcm", kMarta, "first")}, acknowledged));
    faulty.onEachCall(note);
    // Two in one batch (one waits in the Inbox), large enough for several sectors and chunks, then filing one.
    practice.writeImage("in/a.dcm", kMarta, std::string(70'000, 'a'));
    practice.writeImage("in/b.dcm", "|||", std::string(5'000, 'b'));
    REQUIRE(importInto(practice, open, {practice.folder / "in"}, acknowledged));
    note(0);
    const auto images = vault::searchImages(open, {});
    REQUIRE(images);
    for (const model::Image& image : *images)
      if (image.status == model::ImageStatus::Inbox) REQUIRE(vault::fileImages(open, {image.id}, marta));
    note(0);
    moments.back().filed = 3;
    faulty.onEachCall({});
  }
  practice.files = store::systemFiles();
  return moments;
}

void powerReturns(VaultFixture& practice, const Moment& moment, std::uint64_t seed) {
  afterPowerCut(moment.disk, practice.path, seed);
  if (seed % 2 == 0) std::filesystem::remove(practice.path / "catalogue.db");
  if (seed % 3 == 0) std::filesystem::remove(practice.path / "thumbs.db");
  vault::Vault open = practice.open();
  checkEverythingIsThere(open, moment.acknowledged);
  checkNothingIsHalfThere(open);
  checkClean(open);
  // The patient was there before, with the first image; what was filed is no less acknowledged than what was taken in.
  const auto patients = vault::searchPatients(open, {});
  REQUIRE(patients);
  REQUIRE(patients->total == 1);
  CHECK(patients->patients[0].imageCount >= moment.filed);
  // Nothing but the two files of the batch may have come on top.
  CHECK(vault::countImages(open, {}).value() <= 3);
}

}  // namespace

TEST_CASE("a power cut after any call of an import loses nothing that was acknowledged", "[vault][power]") {
  VaultFixture practice;
  const std::vector<Moment> moments = recordImport(practice);
  CAPTURE(moments.size());
  REQUIRE(moments.size() > 20);
  CHECK(moments.front().acknowledged.size() == 1);
  CHECK(moments.back().acknowledged.size() == 3);
  // Opening costs a third of a second, so each moment is tried with one fate here; SAFELIGHT_LONG_TESTS tries many.
  const std::uint64_t fates = std::getenv("SAFELIGHT_LONG_TESTS") != nullptr ? 40 : 1;
  for (std::size_t i = 0; i < moments.size(); ++i)
    for (std::uint64_t fate = 0; fate < fates; ++fate) {
      const std::uint64_t seed = i % 4 == 0 && fate < 2 ? (i / 4 + fate) % 2 : 1001 * i + fate;  // odd and even ones
      INFO("before call " << i << " with seed " << seed);
      powerReturns(practice, moments[i], seed);
    }
}

TEST_CASE("a power cut while a vault is made leaves none, or one that opens", "[vault][power]") {
  const TemporaryFolder folder;
  FakeClock clock{{1'795'300'000'000}};
  seal::SodiumRandom random;
  const auto system = store::systemFiles();
  FaultyFiles faulty(*system, folder.path());
  const vault::Environment environment{clock, random, faulty};
  const auto password = secretOf(kOwnerPassword), device = secretOf(std::string(32, 'd'));
  const Path path = folder / "new.safelight";
  std::vector<DiskState> states;
  faulty.onEachCall([&](std::uint64_t) { states.push_back(faulty.state()); });
  REQUIRE(vault::Vault::create(environment, path, {"Harbour Dental", "owner", "Dr A. Okafor", password, device}));
  faulty.onEachCall({});
  const auto owner = vault::unlockMember(*system, path, {"owner", password, device});
  REQUIRE(owner);
  const TemporaryFolder after;
  std::size_t opened = 0;
  for (std::size_t i = 0; i < states.size(); ++i)
    for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, 2 + i}) {
      INFO("before call " << i << " with seed " << seed);
      afterPowerCut(states[i], after.path(), seed);
      const Path there = after / "new.safelight";
      if (!std::filesystem::exists(there / "head")) continue;
      if (seed == 1) std::filesystem::remove(there / "catalogue.db");
      const auto open = vault::Vault::open({clock, random, *system}, there, *owner);
      INFO((open ? "" : std::string(errorName(open.error().code)) + " " + open.error().detail));
      REQUIRE(open);
      CHECK(vault::settings(*open).practice == "Harbour Dental");
      ++opened;
    }
  CHECK(opened > 3);
}

TEST_CASE("a power cut while a vault opens after a crash loses nothing that was acknowledged", "[vault][power]") {
  VaultFixture practice;
  Acknowledged acknowledged;
  const auto inner = std::move(practice.files);
  auto owned = std::make_unique<FaultyFiles>(*inner, practice.path);
  FaultyFiles& faulty = *owned;
  practice.files = std::move(owned);
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::createPatient(open, {"Lindqvist", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "20417", ""}));
    faulty.failCall(0, Fault::Gone);
    REQUIRE(importInto(practice, open, {practice.writeImage("first.dcm", kMarta, "first")}, acknowledged));
    const std::uint64_t calls = faulty.calls();
    // The process dies between writing the journal and syncing it: the record is in the machine's memory only.
    faulty.failCall(calls, Fault::Gone);
    Acknowledged none;
    CHECK_FALSE(importInto(practice, open, {practice.writeImage("second.dcm", kMarta, "other")}, none));
  }
  faulty.failCall(0, Fault::Gone);
  std::vector<Moment> moments;
  faulty.onEachCall([&](std::uint64_t) { moments.push_back({faulty.state(), acknowledged}); });
  { const vault::Vault again = practice.open(); }
  faulty.onEachCall({});
  REQUIRE(moments.size() > 5);
  practice.files = store::systemFiles();
  for (std::size_t i = 0; i < moments.size(); ++i) {
    INFO("before call " << i << " of opening");
    powerReturns(practice, moments[i], i % 3 == 0 ? i % 2 : 2001 + i);
  }
}
