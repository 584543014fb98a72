#include <catch2/catch_test_macros.hpp>

#include <map>

#include "core/seal/hash.h"
#include "core/vault/contact_sheet.h"
#include "core/vault/backup/restore.h"
#include "core/vault/export.h"
#include "core/vault/import.h"
#include "core/vault/open_image.h"
#include "core/vault/patients.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/vault_fixture.h"

using namespace safelight;
using safelight::tests::VaultFixture;
using vault::ImportStatus;
using vault::MatchReason;

namespace {

constexpr const char* kMarta = "20417|Lindqvist|Marta|1987-03-14";

std::vector<vault::ImportOutcome> runAll(vault::ImportRun& run) {
  std::vector<vault::ImportOutcome> all;
  while (!run.finished()) {
    auto outcomes = run.step();
    REQUIRE(outcomes);
    for (auto& outcome : *outcomes) all.push_back(std::move(outcome));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return all;
}

std::vector<vault::ImportOutcome> import(VaultFixture& practice, vault::Vault& open, std::vector<Path> paths, std::optional<model::PatientId> patient = {},
                                         vault::MatchContext::NewPatients newPatients = vault::MatchContext::NewPatients::Suggest) {
  auto run = vault::ImportRun::start(open, practice.decoder, {std::move(paths), patient, newPatients, 2}, {});
  REQUIRE(run);
  return runAll(**run);
}

model::PatientId addMarta(vault::Vault& open) {
  const auto id = vault::createPatient(open, {"Lindqvist", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "20417", ""});
  REQUIRE(id);
  return *id;
}

}  // namespace

TEST_CASE("an image that names number, name and birth date files itself; anything less waits", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = addMarta(open);
  practice.writeImage("in/a.dcm", kMarta, "1");
  practice.writeImage("in/b.dcm", "20417|LINDQVIST|MARTA|1987-03-14", "2");
  practice.writeImage("in/c.dcm", "20417|Lindquist|Marta|1987-03-14", "3");
  practice.writeImage("in/d.dcm", "|Lindqvist|Marta|1987-03-14", "4");
  practice.writeImage("in/e.dcm", "20417|Lindqvist|Marta|1988-03-14", "5");
  practice.writeImage("in/f.dcm", "777|Somebody|Else|1950-01-01", "6");
  practice.writeImage("in/g.dcm", "|||", "7");
  const auto outcomes = import(practice, open, {practice.folder / "in"});
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

TEST_CASE("two patients who fit equally well are left to a person", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  for (const char* number : {"1", "2"}) REQUIRE(vault::createPatient(open, {"Abara", "Chidi", model::Date::make(1971, 7, 2), model::Sex::Male, number, ""}));
  const auto outcomes = import(practice, open, {practice.writeImage("x.dcm", "|Abara|Chidi|1971-07-02")});
  REQUIRE(outcomes.size() == 1);
  CHECK(outcomes[0].match == MatchReason::Several);
  CHECK(outcomes[0].status == ImportStatus::Quarantined);
}

TEST_CASE("the original comes back bit for bit and is found by its hash", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = addMarta(open);
  const Path file = practice.writeImage("x.dcm", kMarta, std::string(300'000, 'p'));
  const auto outcomes = import(practice, open, {file});
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
  addMarta(open);
  const Path first = practice.writeImage("in/a.dcm", kMarta);
  practice.writeImage("in/b.dcm", kMarta);
  const auto once = import(practice, open, {practice.folder / "in"});
  REQUIRE(once.size() == 2);
  const int duplicates = (once[0].status == ImportStatus::Duplicate) + (once[1].status == ImportStatus::Duplicate);
  CHECK(duplicates == 1);
  CHECK(once[0].image == once[1].image);
  const auto again = import(practice, open, {first});
  CHECK(again[0].status == ImportStatus::Duplicate);
  CHECK(again[0].image == once[0].image);
  CHECK(vault::countImages(open, {}) == 1u);
}

TEST_CASE("importing a binned image again brings it back", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = addMarta(open);
  const Path file = practice.writeImage("a.dcm", kMarta);
  const auto id = import(practice, open, {file})[0].image;
  REQUIRE(vault::binImages(open, {id}));
  CHECK(vault::findPatient(open, marta)->imageCount == 0);
  CHECK(import(practice, open, {file})[0].status == ImportStatus::Duplicate);
  CHECK(vault::findPatient(open, marta)->imageCount == 1);
}

TEST_CASE("a chosen patient is obeyed, and a file that names somebody else says so", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = addMarta(open);
  practice.writeImage("in/a.dcm", "|||", "1");
  practice.writeImage("in/b.dcm", "9|Other|Person|1960-01-01", "2");
  const auto outcomes = import(practice, open, {practice.folder / "in"}, marta);
  CHECK(outcomes[0].match == MatchReason::ChosenByPerson);
  CHECK(outcomes[1].match == MatchReason::ChosenButDiffers);
  CHECK(vault::findPatient(open, marta)->imageCount == 2);
}

TEST_CASE("new patients are made only when asked, and undoing the import takes them away", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  practice.writeImage("in/a.dcm", kMarta, "1");
  practice.writeImage("in/b.dcm", kMarta, "2");
  auto run = vault::ImportRun::start(open, practice.decoder, {{practice.folder / "in"}, {}, vault::MatchContext::NewPatients::Create, 2}, {});
  REQUIRE(run);
  for (const auto& outcome : runAll(**run)) CHECK(outcome.status == ImportStatus::Imported);
  CHECK(vault::searchPatients(open, {})->total == 1);
  CHECK(vault::undoImport(open, (*run)->id()) == 2u);
  CHECK(vault::searchPatients(open, {})->total == 0);
  CHECK(vault::countImages(open, {}) == 0u);
  CHECK(vault::undoImport(open, (*run)->id()).error().code == ErrorCode::NothingToUndo);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("what cannot be taken is named one by one, and the rest is taken", "[vault][import]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  practice.writeImage("in/good.dcm", kMarta);
  tests::writeFile(practice.folder / "in/empty.dcm", {});
  tests::writeFile(practice.folder / "in/text.txt", asBytes("hello"));
  std::filesystem::create_directory_symlink(practice.folder / "in", practice.folder / "in/loop");
  std::filesystem::create_symlink(practice.folder / "gone", practice.folder / "in/dangling");
  const auto outcomes = import(practice, open, {practice.folder / "in", practice.folder / "missing", practice.folder / std::string(4000, 'x')});
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
  const auto marta = addMarta(open);
  practice.writeImage("in/a.dcm", kMarta, "1");
  practice.writeImage("in/b.dcm", "|||", "2");
  auto run = vault::ImportRun::preview(open, practice.decoder, {{practice.folder / "in"}, {}, vault::MatchContext::NewPatients::Suggest, 2}, {});
  REQUIRE(run);
  const auto outcomes = runAll(**run);
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
  addMarta(open);
  for (int i = 0; i < 120; ++i) practice.writeImage("in/" + std::to_string(i) + ".dcm", kMarta, std::to_string(i));
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
  const auto marta = addMarta(open);
  const Path file = practice.writeImage("x.dcm", "|||");
  const auto id = import(practice, open, {file})[0].image;
  REQUIRE(vault::fileImages(open, {id}, marta));
  CHECK(vault::findImage(open, id)->status == model::ImageStatus::Filed);
  CHECK(vault::findPatient(open, marta)->imageCount == 1);
  CHECK(vault::readOriginal(open, id) == tests::readFile(file));
  REQUIRE(vault::unfileImages(open, {id}));
  CHECK(vault::findImage(open, id)->status == model::ImageStatus::Inbox);
  CHECK(vault::readOriginal(open, id) == tests::readFile(file));
}

TEST_CASE("tags are found by search, keep what was not changed, and go back", "[vault][images]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  const auto id = import(practice, open, {practice.writeImage("x.dcm", kMarta)})[0].image;
  const model::ImageTags before = vault::findImage(open, id)->tags;
  vault::TagChange change;
  change.teeth = model::Teeth{16, 17};
  change.view = model::View::Bitewing;
  change.note = "Caries distal";
  REQUIRE(vault::tagImages(open, {id}, change));
  vault::TagChange phase;
  phase.phase = model::Phase::Before;
  REQUIRE(vault::tagImages(open, {id}, phase));
  const auto tagged = vault::findImage(open, id)->tags;
  CHECK(tagged.teeth == model::Teeth{16, 17});
  CHECK(tagged.phase == model::Phase::Before);
  vault::ImageSearch search;
  for (const char* text : {"caries", "17", "bitewing", "before", "IO"}) {
    search.text = text;
    CHECK(vault::countImages(open, search) == 1u);
  }
  REQUIRE(vault::restoreTags(open, {{id, before}}));
  search.text = "caries";
  CHECK(vault::countImages(open, search) == 0u);
}

TEST_CASE("the bin keeps images for thirty days, then key and object go", "[vault][images]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  const auto id = import(practice, open, {practice.writeImage("x.dcm", kMarta)})[0].image;
  REQUIRE(vault::binImages(open, {id}));
  practice.clock.advance(29ll * 86'400'000);
  CHECK(vault::purgeExpired(open) == 0u);
  practice.clock.advance(2ll * 86'400'000);
  CHECK(vault::purgeExpired(open) == 1u);
  CHECK(vault::findImage(open, id).error().code == ErrorCode::ImageNotFound);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("images of merged patients are shown together and part again", "[vault][images]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = addMarta(open);
  const auto other = *vault::createPatient(open, {"Lindquist", "Martha", {}, model::Sex::Unknown, "9", ""});
  import(practice, open, {practice.writeImage("a.dcm", "", "1")}, marta);
  import(practice, open, {practice.writeImage("b.dcm", "", "2")}, other);
  vault::ImageSearch search;
  search.patient = marta;
  CHECK(vault::countImages(open, search) == 1u);
  REQUIRE(vault::mergePatients(open, other, marta));
  CHECK(vault::countImages(open, search) == 2u);
  CHECK(vault::findPatient(open, marta)->imageCount == 2);
  REQUIRE(vault::undoMerge(open, other));
  CHECK(vault::countImages(open, search) == 1u);
  CHECK(vault::findPatient(open, marta)->imageCount == 1);
  CHECK(vault::findPatient(open, other)->imageCount == 1);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("a missing, swapped, shortened or flipped object is named and nothing else is lost", "[vault][images]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  const Path firstFile = practice.writeImage("in/a.dcm", kMarta, std::string(70'000, 'a'));
  practice.writeImage("in/b.dcm", kMarta, std::string(70'000, 'b'));
  const auto outcomes = import(practice, open, {practice.folder / "in"});
  const auto first = outcomes[0].image, second = outcomes[1].image;
  const auto pathOf = [&](model::ImageId id) { return practice.path / "objects" / id.toString().substr(34) / id.toString(); };
  ErrorCode expected = ErrorCode::ObjectDamaged;
  SECTION("missing") {
    std::filesystem::remove(pathOf(second));
    expected = ErrorCode::ObjectMissing;
  }
  SECTION("swapped") { std::filesystem::copy_file(pathOf(first), pathOf(second), std::filesystem::copy_options::overwrite_existing); }
  SECTION("shortened") { std::filesystem::resize_file(pathOf(second), 60'000); }
  SECTION("flipped") {
    Bytes bytes = tests::readFile(pathOf(second));
    bytes[66'000] ^= 1;
    tests::writeFile(pathOf(second), bytes);
  }
  CHECK(vault::readOriginal(open, second).error().code == expected);
  CHECK(vault::readOriginal(open, first) == tests::readFile(firstFile));
  const auto report = vault::verifyVault(open, vault::Depth::Deep);
  REQUIRE(report);
  REQUIRE(report->findings.size() == 1);
  CHECK(report->findings[0].error.code == expected);
  CHECK(report->findings[0].where.find(second.toString()) != std::string::npos);
}

TEST_CASE("export writes originals bit for bit, never overwrites, and is in the journal first", "[vault][export]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  const Path file = practice.writeImage("x.dcm", kMarta, std::string(5000, 'q'));
  const auto id = import(practice, open, {file})[0].image;
  const vault::ExportRequest request{{id}, practice.folder / "out", vault::ExportAs::Original, vault::Identity::Keep};
  const auto first = vault::exportImages(open, practice.decoder, request);
  const auto second = vault::exportImages(open, practice.decoder, request);
  REQUIRE(first);
  REQUIRE(second);
  CHECK((*first)[0].path != (*second)[0].path);
  CHECK(tests::readFile((*first)[0].path) == tests::readFile(file));
  CHECK(tests::readFile((*second)[0].path) == tests::readFile(file));
}

TEST_CASE("an export without identity names files by number alone", "[vault][export]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  const auto id = import(practice, open, {practice.writeImage("Lindqvist.dcm", kMarta)})[0].image;
  const auto outcome = vault::exportImages(open, practice.decoder, {{id}, practice.folder / "out", vault::ExportAs::Original, vault::Identity::Remove});
  REQUIRE(outcome);
  CHECK(pathFromUtf8((*outcome)[0].path).filename() == "image-001.dcm");
}

TEST_CASE("an unknown image fails alone in an export", "[vault][export]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  const auto id = import(practice, open, {practice.writeImage("x.dcm", kMarta)})[0].image;
  model::ImageId unknown = id;
  unknown.uuid.bytes[15] ^= 1;
  const auto outcome = vault::exportImages(open, practice.decoder, {{unknown, id}, practice.folder / "out", vault::ExportAs::Original, vault::Identity::Keep});
  REQUIRE(outcome);
  CHECK((*outcome)[0].error->code == ErrorCode::ImageNotFound);
  CHECK_FALSE((*outcome)[1].error);
}

TEST_CASE("a backup opens like the vault, and a second one copies only what is new", "[vault][backup]") {
  VaultFixture practice;
  const Path backup = practice.folder / "backup", restored = practice.folder / "restored";
  Bytes original;
  model::ImageId id;
  {
    vault::Vault open = practice.open();
    addMarta(open);
    const Path file = practice.writeImage("x.dcm", kMarta);
    original = tests::readFile(file);
    id = import(practice, open, {file})[0].image;
    REQUIRE(vault::backUp(open, backup));
    const auto again = vault::backUp(open, backup);
    REQUIRE(again);
    CHECK(again->filesAlreadyThere == 1);
    std::filesystem::create_directory(practice.folder / "other");
    tests::writeFile(practice.folder / "other" / "file", asBytes("x"));
    CHECK(vault::backUp(open, practice.folder / "other").error().code == ErrorCode::AlreadyExists);
  }
  CHECK(vault::restoreBackup(practice.environment(), backup, practice.path).error().code == ErrorCode::VaultExists);
  REQUIRE(vault::restoreBackup(practice.environment(), backup, restored));
  practice.path = restored;
  vault::Vault open = practice.open();
  CHECK(vault::readOriginal(open, id) == original);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("a contact sheet shows every image and names nobody", "[vault]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  for (int i = 0; i < 5; ++i) practice.writeImage("in/" + std::to_string(i) + ".dcm", kMarta, std::to_string(i));
  import(practice, open, {practice.folder / "in"});
  const auto sheet = vault::makeContactSheet(open);
  REQUIRE(sheet);
  CHECK(sheet->pixels.size() == static_cast<std::size_t>(sheet->width) * sheet->height * 4);
  std::size_t bright = 0;
  for (std::size_t i = 0; i < sheet->pixels.size(); i += 4) bright += sheet->pixels[i] > 90;
  CHECK(bright > 5 * 60);
}
