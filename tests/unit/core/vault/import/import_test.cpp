#include <map>

#include "core/seal/hash.h"
#include "core/store/layout.h"
#include "core/vault/images/open_image.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/imports.h"

using namespace safelight;
using safelight::tests::VaultFixture;
using vault::ImportStatus;
using vault::MatchReason;

TEST_CASE("an image that names number, name and birth date files itself; anything less waits", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = tests::addMarta(open);
  practice.writeImage("in/a.dcm", tests::kMartaInFiles, "1");
  practice.writeImage("in/b.dcm", "20417|LINDQVIST|MARTA|1987-03-14", "2");
  practice.writeImage("in/c.dcm", "20417|Lindquist|Marta|1987-03-14", "3");
  practice.writeImage("in/d.dcm", "|Lindqvist|Marta|1987-03-14", "4");
  practice.writeImage("in/e.dcm", "20417|Lindqvist|Marta|1988-03-14", "5");
  practice.writeImage("in/f.dcm", "777|Somebody|Else|1950-01-01", "6");
  practice.writeImage("in/g.dcm", "|||", "7");
  const auto outcomes = tests::import(practice, open, {practice.folder / "in"});
  REQUIRE(outcomes.size() == 7);
  const std::vector<MatchReason> reasons{MatchReason::Exact, MatchReason::Exact, MatchReason::NameDiffers, MatchReason::NumberDiffers,
                                         MatchReason::BirthDateDiffers, MatchReason::NobodyAlike, MatchReason::NoIdentity};
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    INFO(outcomes[i].path);
    CHECK(outcomes[i].match == reasons[i]);
    CHECK(outcomes[i].status == (i < 2 ? ImportStatus::Imported : ImportStatus::Quarantined));
    CHECK(outcomes[i].patient == (i < 5 ? marta : model::PatientId{}));
  }
  CHECK(vault::findPatient(open, marta)->imageCount == 2);
  vault::ImageSearch inbox;
  inbox.status = model::ImageStatus::Inbox;
  CHECK(vault::countImages(open, inbox) == 5u);
}

TEST_CASE("a file whose image was lost or damaged here is taken in again, once", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const Path file = practice.writeImage("x.dcm", tests::kMartaInFiles, "the only copy");
  const model::ImageId first = tests::import(practice, open, {file})[0].image;
  CHECK(tests::import(practice, open, {file})[0].status == ImportStatus::Duplicate);
  const store::Layout layout{practice.path};
  std::filesystem::remove(layout.object(first));
  const auto again = tests::import(practice, open, {file})[0];
  CHECK(again.status == ImportStatus::Imported);
  CHECK(again.image != first);
  CHECK(vault::readOriginal(open, again.image));
  // The whole one is the one that counts from then on.
  const auto known = tests::import(practice, open, {file})[0];
  CHECK(known.status == ImportStatus::Duplicate);
  CHECK(known.image == again.image);
  Bytes object = tests::readFile(layout.object(again.image));
  object[70] ^= 1;
  tests::writeFile(layout.object(again.image), object);
  const auto third = tests::import(practice, open, {file})[0];
  CHECK(third.status == ImportStatus::Imported);
  CHECK(vault::readOriginal(open, third.image));
}

TEST_CASE("two patients who fit equally well are left to a person", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  for (const char* number : {"1", "2"}) REQUIRE(vault::createPatient(open, {"Abara", "Chidi", model::Date::make(1971, 7, 2), model::Sex::Male, number, ""}));
  const auto outcomes = tests::import(practice, open, {practice.writeImage("x.dcm", "|Abara|Chidi|1971-07-02")});
  REQUIRE(outcomes.size() == 1);
  CHECK(outcomes[0].match == MatchReason::Several);
  CHECK(outcomes[0].status == ImportStatus::Quarantined);
}

TEST_CASE("the original comes back bit for bit and is found by its hash", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = tests::addMarta(open);
  const Path file = practice.writeImage("x.dcm", tests::kMartaInFiles, std::string(300'000, 'p'));
  const auto outcomes = tests::import(practice, open, {file});
  REQUIRE(outcomes.size() == 1);
  const Bytes original = tests::readFile(file);
  CHECK(vault::readOriginal(open, outcomes[0].image) == original);
  const auto image = vault::findImage(open, outcomes[0].image);
  REQUIRE(image);
  CHECK(image->patient == marta);
  CHECK(image->bytes == original.size());
  CHECK(image->blake2b == seal::hash(original));
  CHECK(image->sourceName == "x.dcm");
  CHECK(vault::loadThumbnail(open, image->id)->width == 8);
}

TEST_CASE("the same bytes are taken once, whatever their name", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const Path first = practice.writeImage("in/a.dcm", tests::kMartaInFiles);
  practice.writeImage("in/b.dcm", tests::kMartaInFiles);
  const auto once = tests::import(practice, open, {practice.folder / "in"});
  REQUIRE(once.size() == 2);
  const int duplicates = (once[0].status == ImportStatus::Duplicate) + (once[1].status == ImportStatus::Duplicate);
  CHECK(duplicates == 1);
  CHECK(once[0].image == once[1].image);
  const auto again = tests::import(practice, open, {first});
  CHECK(again[0].status == ImportStatus::Duplicate);
  CHECK(again[0].image == once[0].image);
  CHECK(vault::countImages(open, {}) == 1u);
}

TEST_CASE("importing a binned image again brings it back", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = tests::addMarta(open);
  const Path file = practice.writeImage("a.dcm", tests::kMartaInFiles);
  const auto id = tests::import(practice, open, {file})[0].image;
  REQUIRE(vault::binImages(open, {id}));
  CHECK(vault::findPatient(open, marta)->imageCount == 0);
  const auto again = tests::import(practice, open, {file});
  CHECK(again[0].status == ImportStatus::Duplicate);
  CHECK(again[0].fromBin);
  CHECK(vault::findPatient(open, marta)->imageCount == 1);
  CHECK_FALSE(tests::import(practice, open, {file})[0].fromBin);
}

TEST_CASE("a chosen patient is obeyed, and a file that names somebody else says so", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = tests::addMarta(open);
  practice.writeImage("in/a.dcm", "|||", "1");
  practice.writeImage("in/b.dcm", "9|Other|Person|1960-01-01", "2");
  const auto outcomes = tests::import(practice, open, {practice.folder / "in"}, marta);
  CHECK(outcomes[0].match == MatchReason::ChosenByPerson);
  CHECK(outcomes[1].match == MatchReason::ChosenButDiffers);
  CHECK(vault::findPatient(open, marta)->imageCount == 2);
}

TEST_CASE("new patients are made only when asked, and undoing the import takes them away", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  practice.writeImage("in/a.dcm", tests::kMartaInFiles, "1");
  practice.writeImage("in/b.dcm", tests::kMartaInFiles, "2");
  auto run = vault::ImportRun::start(open, practice.decoder, {{practice.folder / "in"}, {}, vault::MatchContext::NewPatients::Create, 2}, {});
  REQUIRE(run);
  for (const auto& outcome : tests::runAll(**run)) CHECK(outcome.status == ImportStatus::Imported);
  CHECK(vault::searchPatients(open, {})->total == 1);
  CHECK(vault::undoImport(open, (*run)->id()) == 2u);
  CHECK(vault::searchPatients(open, {})->total == 0);
  CHECK(vault::countImages(open, {}) == 0u);
  CHECK(vault::undoImport(open, (*run)->id()).error().code == ErrorCode::NothingToUndo);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("a file whose identity makes no patient waits for a person, as it does where no patients are made", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const Path old = practice.writeImage("old.dcm", "8|Abara|Chidi|1870-01-01", "1");
  const auto preview = vault::ImportRun::preview(open, practice.decoder, {{old}, {}, vault::MatchContext::NewPatients::Create, 2}, {});
  REQUIRE(preview);
  const auto said = (*preview)->step();
  REQUIRE(said);
  REQUIRE(said->size() == 1);
  CHECK(said->front().status == ImportStatus::Quarantined);
  const auto outcomes = tests::import(practice, open, {old}, {}, vault::MatchContext::NewPatients::Create);
  REQUIRE(outcomes.size() == 1);
  CHECK(outcomes[0].status == ImportStatus::Quarantined);
  CHECK(vault::searchPatients(open, {})->total == 0);
  vault::ImageSearch inbox;
  inbox.status = model::ImageStatus::Inbox;
  CHECK(vault::countImages(open, inbox) == 1u);
}

TEST_CASE("what cannot be taken is named one by one, and the rest is taken", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  practice.writeImage("in/good.dcm", tests::kMartaInFiles);
  tests::writeFile(practice.folder / "in/empty.dcm", {});
  tests::writeFile(practice.folder / "in/text.txt", asBytes("hello"));
  std::filesystem::create_directory_symlink(practice.folder / "in", practice.folder / "in/loop");
  std::filesystem::create_symlink(practice.folder / "gone", practice.folder / "in/dangling");
  const auto outcomes = tests::import(practice, open, {practice.folder / "in", practice.folder / "missing", practice.folder / std::string(4000, 'x')});
  std::map<std::string, ErrorCode> refused;
  for (const auto& outcome : outcomes)
    if (outcome.status == ImportStatus::Refused) refused[pathFromUtf8(outcome.path).filename().string().substr(0, 8)] = outcome.error.code;
  CHECK(outcomes.size() == 7);
  CHECK(refused["empty.dc"] == ErrorCode::FileEmpty);
  CHECK(refused["text.txt"] == ErrorCode::FormatUnknown);
  CHECK(refused["loop"] == ErrorCode::FolderLoop);
  CHECK(refused["dangling"] == ErrorCode::FileNotFound);
  CHECK(refused["missing"] == ErrorCode::FileNotFound);
  CHECK(refused["xxxxxxxx"] == ErrorCode::PathTooLong);
  CHECK(vault::countImages(open, {}) == 1u);
}

TEST_CASE("a preview says what would happen and changes nothing", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = tests::addMarta(open);
  practice.writeImage("in/a.dcm", tests::kMartaInFiles, "1");
  practice.writeImage("in/b.dcm", "|||", "2");
  auto run = vault::ImportRun::preview(open, practice.decoder, {{practice.folder / "in"}, {}, vault::MatchContext::NewPatients::Suggest, 2}, {});
  REQUIRE(run);
  const auto outcomes = tests::runAll(**run);
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].status == ImportStatus::Imported);
  CHECK(outcomes[0].patient == marta);
  CHECK(outcomes[0].thumbnail.width == 8);
  CHECK(outcomes[1].status == ImportStatus::Quarantined);
  CHECK(vault::countImages(open, {}) == 0u);
  CHECK(std::filesystem::is_empty(practice.path / "tmp"));
}

TEST_CASE("a cancelled import keeps what it reported and nothing else", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  for (int i = 0; i < 120; ++i) practice.writeImage("in/" + std::to_string(i) + ".dcm", tests::kMartaInFiles, std::to_string(i));
  const CancelToken cancel;
  auto run = vault::ImportRun::start(open, practice.decoder, {{practice.folder / "in"}, {}, vault::MatchContext::NewPatients::Suggest, 2}, cancel);
  REQUIRE(run);
  std::size_t reported = 0;
  while (!(*run)->finished()) {
    const auto outcomes = (*run)->step();
    REQUIRE(outcomes);
    reported += outcomes->size();
    if (reported > 0) cancel.cancel();
  }
  run->reset();
  CHECK(reported < 120);
  CHECK(vault::countImages(open, {}) == static_cast<std::uint32_t>(reported));
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("filing from the Inbox re-wraps the key and can be undone", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = tests::addMarta(open);
  const Path file = practice.writeImage("x.dcm", "|||");
  const auto id = tests::import(practice, open, {file})[0].image;
  REQUIRE(vault::fileImages(open, {id}, marta));
  CHECK(vault::findImage(open, id)->status == model::ImageStatus::Filed);
  CHECK(vault::findPatient(open, marta)->imageCount == 1);
  CHECK(vault::readOriginal(open, id) == tests::readFile(file));
  REQUIRE(vault::unfileImages(open, {id}));
  CHECK(vault::findImage(open, id)->status == model::ImageStatus::Inbox);
  CHECK(vault::readOriginal(open, id) == tests::readFile(file));
}
