// An image that is deleted for good takes with it what its file said, whoever's it was; what was done with it stays counted.

#include "core/vault/health/self_check.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/imports.h"
#include "tests/unit/core/vault/keeping_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

bool holds(ByteView bytes, std::string_view text) { return std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) != bytes.end(); }

/// Every change that somebody reads who holds every key of this session.
Bytes readable(vault::Vault& open, std::uint64_t& unreadable) {
  vault::Vault::Internals& internals = open.internals();
  Bytes all;
  const auto each = [&](const store::JournalRecord& record) -> Result<void> {
    TRY_ASSIGN(const auto change, vault::openChange(internals.keys, internals.catalogue, internals.id(), record));
    if (std::holds_alternative<vault::change::Unreadable>(change)) ++unreadable;
    const Bytes body = vault::change::encode(change);
    all.insert(all.end(), body.begin(), body.end());
    return {};
  };
  REQUIRE(store::Journal::scan(internals.environment.files, internals.layout.journal(), internals.id(), vault::signersOf(internals.members), each));
  return all;
}

void checkSame(vault::Vault& open) {
  const auto report = vault::verifyVault(open, vault::Depth::Deep);
  REQUIRE(report);
  for (const auto& finding : report->findings) UNSCOPED_INFO(finding.where << " " << errorName(finding.error.code) << " " << finding.error.detail);
  CHECK(report->findings.empty());
}

/// The vault after its catalogue was lost gives the same rows.
void checkReplay(VaultFixture& practice) {
  std::filesystem::remove(practice.path / "catalogue.db");
  vault::Vault open = practice.open();
  REQUIRE(open.catalogueWasRebuilt());
  checkSame(open);
}

}  // namespace

TEST_CASE("a purged image of a patient who stays leaves neither its file's name nor the names in it", "[keeping][purge]") {
  VaultFixture practice;
  model::PatientId marta;
  std::uint64_t before = 0;
  {
    vault::Vault open = practice.open();
    marta = addMarta(open);
    // Filed with Marta by a person's word, though the file names somebody else.
    const Path file = practice.writeImage("Zwiebelrost_left.dcm", kCanaryInFiles, "pixels");
    const model::ImageId image = tests::import(practice, open, {file}, marta)[0].image;
    REQUIRE(vault::tagImages(open, {image, takeIn(practice, open, "stays.dcm", "stays")}, {{}, {}, {}, {}, "note on Zwiebelrost"}));
    std::uint64_t unreadable = 0;
    REQUIRE(holds(readable(open, unreadable), kCanaryName));
    CHECK(unreadable == 0);
    REQUIRE(vault::binImages(open, {image}));
    REQUIRE(vault::purgeImages(open, {image}));
    before = open.internals().journal.end().sequence;
    const Bytes rest = readable(open, unreadable);
    CHECK_FALSE(holds(rest, "Zwiebelrost_left"));
    CHECK_FALSE(holds(rest, "77001"));
    CHECK(unreadable == 2);  // how it came, and what was written on it
    CHECK(open.internals().journal.end().sequence == before);
    checkSame(open);
  }
  checkReplay(practice);
}

TEST_CASE("a file that went to the wrong patient first names nobody once its own patient is erased", "[keeping][purge]") {
  VaultFixture practice;
  {
    vault::Vault open = practice.open();
    const model::PatientId marta = addMarta(open), canary = addCanary(open);
    const Path file = practice.writeImage("moved.dcm", kCanaryInFiles, "pixels");
    const model::ImageId image = tests::import(practice, open, {file}, marta)[0].image;
    REQUIRE(vault::fileImages(open, {image}, canary));
    REQUIRE(vault::erasePatient(open, orderOf(canary)));
    std::uint64_t unreadable = 0;
    CHECK_FALSE(holds(readable(open, unreadable), kCanaryName));
    CHECK(vault::findPatient(open, marta)->imageCount == 0);
    checkSame(open);
  }
  checkReplay(practice);
}

TEST_CASE("whatever was done with purged images counts the same when the journal is read again", "[keeping][purge]") {
  VaultFixture practice;
  {
    vault::Vault open = practice.open();
    const model::PatientId marta = addMarta(open), canary = addCanary(open);
    // Made by an import that was undone, and back from the bin: whoever holds an image is not withdrawn.
    const Path file = practice.writeImage("new.dcm", "501|Newman|Nora|1990-01-02", "new");
    std::vector<model::ImageId> gone{tests::import(practice, open, {file}, {}, vault::MatchContext::NewPatients::Create)[0].image};
    REQUIRE(vault::undoImport(open, vault::findImage(open, gone[0])->import));
    practice.clock.advance(60'000);
    REQUIRE(vault::restoreImages(open, gone));
    // From the Inbox to one patient, to another, to the Inbox, and between merged ones.
    gone.push_back(takeIn(practice, open, "wanders.dcm", "wanders", "|||"));
    practice.clock.advance(60'000);
    REQUIRE(vault::fileImages(open, {gone[1]}, canary));
    practice.clock.advance(60'000);
    REQUIRE(vault::mergePatients(open, canary, marta));
    REQUIRE(vault::unfileImages(open, {gone[1]}));
    practice.clock.advance(60'000);
    gone.push_back(takeIn(practice, open, "marta.dcm", "marta"));
    practice.clock.advance(60'000);
    REQUIRE(vault::saveDisplay(open, gone[2], {true, 10, 20, false, 1, false}));
    REQUIRE(vault::binImages(open, gone));
    REQUIRE(vault::purgeImages(open, gone));
    REQUIRE(vault::undoMerge(open, canary));
    checkSame(open);
  }
  checkReplay(practice);
  vault::Vault open = practice.open();
  // Somebody erased later takes away what is left of such images too.
  vault::PatientSearch search;
  search.text = "Newman";
  const auto nora = vault::searchPatients(open, search);
  REQUIRE(nora);
  REQUIRE(nora->total == 1);
  REQUIRE(vault::erasePatient(open, orderOf(nora->patients[0].id)));
  checkSame(open);
}

TEST_CASE("records of the older form, in which only images that wait have a key of their own, are read and counted", "[keeping][purge]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  vault::Vault::Internals& internals = open.internals();
  const model::ImageId image = takeIn(practice, open, "waits.dcm", "waits", "|Zwiebelrost|Q.|1991-02-03");
  store::JournalRecord record;
  record.epoch = internals.keys.epoch();
  record.changeClass = vault::change::DisplaySaved::kClass;
  const vault::change::Any change = vault::change::DisplaySaved{image, {true, 10, 20, false, 1, false}};
  const auto key = internals.keys.knownObjectKey(image, internals.catalogue);
  REQUIRE(key);
  REQUIRE(*key);
  const Bytes association = store::bodyAssociation(open.id(), record);
  ByteWriter body;
  body.u8(255);
  body.raw(image.uuid.view());
  body.flag(false);
  body.raw(*crypto::sealBody(vault::imageRecordKey(**key, image), vault::change::encode(change), association, practice.random));
  record.sealedBody = *crypto::sealBody(**internals.keys.journalKey({}, internals.catalogue), body.bytes(), association, practice.random);
  const auto read = vault::openChange(internals.keys, internals.catalogue, open.id(), record);
  REQUIRE(read);
  CHECK(vault::change::encode(*read) == vault::change::encode(change));
  REQUIRE(vault::binImages(open, {image}));
  REQUIRE(vault::purgeImages(open, {image}));
  const auto gone = vault::openChange(internals.keys, internals.catalogue, open.id(), record);
  REQUIRE(gone);
  CHECK(std::get<vault::change::Unreadable>(*gone).image == image);
  CHECK_FALSE(std::get<vault::change::Unreadable>(*gone).status);
}

TEST_CASE("a large catalogue is renewed beside the work, once for several erasures, and keeps nobody from opening", "[keeping][remnants]") {
  VaultFixture practice;
  const Path marker = store::Layout{practice.path}.remnants(), file = practice.path / "catalogue.db";
  {
    vault::Vault open = practice.open();
    REQUIRE(open.internals().catalogue.execute("CREATE TABLE ballast (x BLOB); INSERT INTO ballast VALUES (zeroblob(70000000))"));
    const model::PatientId canary = addCanary(open), marta = addMarta(open);
    takeIn(practice, open, "a.dcm", "a", kCanaryInFiles);
    REQUIRE(vault::erasePatient(open, orderOf(canary)));
    CHECK(std::filesystem::exists(marker));
    CHECK_FALSE(std::filesystem::exists(store::Layout{practice.path}.erasing()));
    REQUIRE(vault::erasePatient(open, orderOf(marta)));
    CHECK(std::filesystem::exists(marker));
  }
  vault::Vault open = practice.open();
  CHECK(std::filesystem::exists(marker));
  std::error_code none;
  std::filesystem::create_hard_link(file, practice.folder / "old", none);
  const auto check = vault::SelfCheck::start(open);
  while (*check->step(open)) {
  }
  CHECK_FALSE(check->report().catalogue);
  CHECK_FALSE(std::filesystem::exists(marker));
  CHECK_FALSE(std::filesystem::equivalent(file, practice.folder / "old"));  // another file has its name
  CHECK(std::filesystem::file_size(file) > 70'000'000);
  REQUIRE(open.internals().catalogue.execute("DROP TABLE ballast"));
  checkSame(open);
}
