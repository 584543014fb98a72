// What arrives is verified, opened, planned and taken in.
#include <algorithm>
#include <catch2/generators/catch_generators.hpp>

#include "core/seal/hash.h"
#include "core/store/layout.h"
#include "core/vault/audit.h"
#include "core/vault/backup/restore.h"
#include "core/vault/export/export.h"
#include "core/vault/images/open_image.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/receiving_fixture.h"

using namespace safelight;
using namespace safelight::tests;
using vault::AdoptionStatus;

namespace {

void checkClean(vault::Vault& open) {
  const auto report = vault::verifyVault(open, vault::Depth::Deep);
  REQUIRE(report);
  for (const auto& finding : report->findings) UNSCOPED_INFO(finding.where << ": " << errorName(finding.error.code) << " " << finding.error.detail);
  CHECK(report->findings.empty());
}

Bytes bytesOf(const std::string& text) { return {asBytes(text).begin(), asBytes(text).end()}; }

}  // namespace

TEST_CASE("an exact match files itself, bit for bit, and says where it came from", "[vault][adoption]") {
  ReceivingPractice clinic;
  const std::string picture = clinic.pictureOfMarta("molars");
  const Uuid id = clinic.receiver->store(picture);
  CHECK(vault::countArrivals(*clinic.practice.files, clinic.practice.path) == 1);
  const auto waiting = vault::waitingArrivals(clinic.open);
  REQUIRE(waiting->size() == 1);
  CHECK(waiting->front().id.uuid == id);
  CHECK(waiting->front().arrival.device == clinic.device);
  CHECK(waiting->front().arrival.number == 1);
  CHECK_FALSE(waiting->front().trouble);

  const Adopted adopted = clinic.adopt();
  const vault::AdoptionOutcome& outcome = adopted.only();
  CHECK(outcome.status == AdoptionStatus::Filed);
  CHECK(outcome.match == vault::MatchReason::Exact);
  CHECK(outcome.patient == clinic.marta);
  CHECK(outcome.image.uuid == id);
  CHECK(adopted.summary.filed == 1);
  CHECK_FALSE(clinic.waits(id));
  CHECK(vault::countArrivals(*clinic.practice.files, clinic.practice.path) == 0);

  CHECK(vault::readOriginal(clinic.open, outcome.image) == bytesOf(picture));
  const auto image = vault::findImage(clinic.open, outcome.image);
  REQUIRE(image);
  CHECK(image->patient == clinic.marta);
  CHECK(image->device == clinic.device);
  CHECK(image->import.isNil());
  CHECK(image->sourceName == "PANO-1-000001.dcm");
  CHECK(image->bytes == picture.size());
  CHECK(vault::loadThumbnail(clinic.open, outcome.image));
  const auto origin = vault::arrivalOf(clinic.open, outcome.image);
  REQUIRE((origin && origin->has_value()));
  CHECK(**origin == outcome.arrival);
  CHECK((*origin)->callingAe == "PANO-1");
  CHECK((*origin)->address == "192.168.1.40");
  // The object file is an ordinary one: no trailer is left.
  CHECK(std::filesystem::file_size(store::Layout{clinic.practice.path}.object(outcome.image)) == outcome.arrival.objectBytes);
  checkClean(clinic.open);
  CHECK(clinic.adopt().outcomes.empty());
}

TEST_CASE("less than an exact match waits with a suggestion and its device, and filing can be undone", "[vault][adoption]") {
  ReceivingPractice clinic;
  clinic.receiver->store(imageOf("20417|Lindqvist|Martha|1987-03-14", "1"));
  clinic.receiver->store(imageOf("|||", "2"));
  clinic.receiver->store(imageOf("777|Nobody|Knows|1950-01-01", "3"));
  const Adopted adopted = clinic.adopt();
  REQUIRE(adopted.outcomes.size() == 3);
  CHECK(adopted.with(AdoptionStatus::Waiting) == 3);
  CHECK(adopted.outcomes[0].match == vault::MatchReason::NameDiffers);
  CHECK(adopted.outcomes[0].patient == clinic.marta);
  CHECK(adopted.outcomes[1].match == vault::MatchReason::NoIdentity);
  CHECK(adopted.outcomes[2].match == vault::MatchReason::NobodyAlike);
  const model::ImageId first = adopted.outcomes[0].image;
  CHECK(vault::findImage(clinic.open, first)->suggestion == clinic.marta);
  CHECK(vault::findImage(clinic.open, first)->device == clinic.device);

  REQUIRE(vault::fileImages(clinic.open, {first}, clinic.marta));
  CHECK(vault::findImage(clinic.open, first)->status == model::ImageStatus::Filed);
  REQUIRE(vault::unfileImages(clinic.open, {first}));
  CHECK(vault::findImage(clinic.open, first)->status == model::ImageStatus::Inbox);
  CHECK(vault::findImage(clinic.open, first)->suggestion == clinic.marta);
  checkClean(clinic.open);
}

TEST_CASE("an automatic filing is undone, assigned anew, and split from its group", "[vault][adoption]") {
  ReceivingPractice clinic;
  const auto other = vault::createPatient(clinic.open, {"Okonkwo", "Ada", {}, model::Sex::Female, "5", ""});
  REQUIRE(other);
  for (int i = 0; i < 4; ++i) clinic.receiver->store(clinic.pictureOfMarta(std::to_string(i)));
  const Adopted adopted = clinic.adopt();
  REQUIRE(adopted.with(AdoptionStatus::Filed) == 4);
  std::vector<model::ImageId> ids;
  for (const auto& outcome : adopted.outcomes) ids.push_back(outcome.image);

  REQUIRE(vault::unfileImages(clinic.open, {ids[0], ids[1]}));                    // undo
  REQUIRE(vault::fileImages(clinic.open, {ids[2]}, *other));                      // assign anew
  REQUIRE(vault::fileImages(clinic.open, {ids[0]}, *other));                      // half of the waiting group
  CHECK(vault::findPatient(clinic.open, clinic.marta)->imageCount == 1);
  CHECK(vault::findPatient(clinic.open, *other)->imageCount == 2);
  CHECK(vault::findImage(clinic.open, ids[1])->status == model::ImageStatus::Inbox);
  for (std::size_t i = 0; i < ids.size(); ++i) CHECK(vault::readOriginal(clinic.open, ids[i]) == bytesOf(clinic.pictureOfMarta(std::to_string(i))));
  // What a person decided about their copies holds when the device sends again.
  clinic.receiver->store(clinic.pictureOfMarta("2"));
  CHECK(clinic.adopt().only().status == AdoptionStatus::Duplicate);
  CHECK(vault::findImage(clinic.open, ids[2])->patient == *other);
  checkClean(clinic.open);
}

TEST_CASE("the same bytes again are dropped, with a record, once the first copy proved whole", "[vault][adoption]") {
  ReceivingPractice clinic;
  clinic.receiver->store(clinic.pictureOfMarta("1"));
  const model::ImageId first = clinic.adopt().only().image;
  const Uuid again = clinic.receiver->store(clinic.pictureOfMarta("1"));

  SECTION("whole") {
    const Adopted adopted = clinic.adopt();
    CHECK(adopted.only().status == AdoptionStatus::Duplicate);
    CHECK(adopted.only().image == first);
    CHECK_FALSE(clinic.waits(again));
    CHECK(vault::countImages(clinic.open, {}) == 1u);
    std::string last;
    REQUIRE(vault::readAudit(clinic.open, [&last](const vault::AuditEntry& entry) {
      last = entry.action + " " + entry.summary;
      return true;
    }));
    CHECK(last == "arrival.dropped from PANO-1 at 192.168.1.40, number 2: the same bytes are here");
    checkClean(clinic.open);
  }
  SECTION("damaged meanwhile: the second copy is kept") {
    const Path object = store::Layout{clinic.practice.path}.object(first);
    Bytes file = readFile(object);
    file[150] ^= 4;
    writeFile(object, file);
    const Adopted adopted = clinic.adopt();
    CHECK(adopted.only().status == AdoptionStatus::Filed);
    CHECK(adopted.only().conflictsWith.isNil());
    CHECK(vault::readOriginal(clinic.open, adopted.only().image) == bytesOf(clinic.pictureOfMarta("1")));
  }
  SECTION("missing meanwhile: the second copy is kept") {
    std::filesystem::remove(store::Layout{clinic.practice.path}.object(first));
    CHECK(clinic.adopt().only().status == AdoptionStatus::Filed);
  }
  SECTION("in the bin meanwhile: it comes back") {
    REQUIRE(vault::binImages(clinic.open, {first}));
    CHECK(clinic.adopt().only().status == AdoptionStatus::Duplicate);
    CHECK(vault::findImage(clinic.open, first)->status == model::ImageStatus::Filed);
    checkClean(clinic.open);
  }
}

TEST_CASE("of identical arrivals in one batch one is kept", "[vault][adoption]") {
  ReceivingPractice clinic;
  for (int i = 0; i < 5; ++i) clinic.receiver->store(clinic.pictureOfMarta("the same"));
  const Adopted adopted = clinic.adopt();
  CHECK_FALSE(adopted.error);
  CHECK(adopted.with(AdoptionStatus::Filed) == 1);
  CHECK(adopted.with(AdoptionStatus::Duplicate) == 4);
  CHECK(vault::countImages(clinic.open, {}) == 1u);
  CHECK(vault::countArrivals(*clinic.practice.files, clinic.practice.path) == 0);
  checkClean(clinic.open);
}

TEST_CASE("one SOP instance UID with two contents: both are kept, and the second waits as a conflict", "[vault][adoption]") {
  ReceivingPractice clinic;
  const bool together = GENERATE(false, true);
  INFO((together ? "in one batch" : "one after the other"));
  clinic.receiver->store(clinic.pictureOfMarta("uid:1.2.3|first"));
  Adopted adopted;
  if (!together) adopted = clinic.adopt();
  clinic.practice.clock.advance(1000);
  clinic.receiver->store(clinic.pictureOfMarta("uid:1.2.3|second"));
  const Adopted second = clinic.adopt();
  std::copy(second.outcomes.begin(), second.outcomes.end(), std::back_inserter(adopted.outcomes));
  REQUIRE(adopted.outcomes.size() == 2);
  CHECK(adopted.with(AdoptionStatus::Filed) == 1);
  const bool firstFiled = adopted.outcomes[0].status == AdoptionStatus::Filed;
  const auto& filed = adopted.outcomes[firstFiled ? 0 : 1];
  const auto& waiting = adopted.outcomes[firstFiled ? 1 : 0];
  CHECK(waiting.status == AdoptionStatus::Waiting);
  CHECK(waiting.match == vault::MatchReason::SameInstance);
  CHECK(waiting.conflictsWith == filed.image);
  CHECK(waiting.patient == clinic.marta);
  CHECK(vault::findImage(clinic.open, waiting.image)->conflictsWith == filed.image);
  CHECK(vault::findImage(clinic.open, waiting.image)->inboxReason == "same-instance");
  CHECK(vault::readOriginal(clinic.open, filed.image).value() != vault::readOriginal(clinic.open, waiting.image).value());
  checkClean(clinic.open);
}

TEST_CASE("a conflict with an image that a person had imported is seen, too", "[vault][adoption]") {
  ReceivingPractice clinic;
  const model::ImageId imported = takeIn(clinic.practice, clinic.open, "a.dcm", "uid:9.9|from a stick");
  clinic.receiver->store(clinic.pictureOfMarta("uid:9.9|from the unit"));
  CHECK(clinic.adopt().only().conflictsWith == imported);
  REQUIRE(vault::binImages(clinic.open, {imported}));
  clinic.receiver->store(imageOf("|||", "uid:8.8|x"));
  CHECK(clinic.adopt().only().conflictsWith.isNil());
}

TEST_CASE("what cannot be read is kept as a document that waits", "[vault][adoption]") {
  ReceivingPractice clinic;
  const std::string odd = "no image at all, but somebody sent it";
  clinic.receiver->store(odd);
  const Adopted adopted = clinic.adopt();
  const vault::AdoptionOutcome& outcome = adopted.only();
  CHECK(outcome.status == AdoptionStatus::Waiting);
  CHECK(outcome.match == vault::MatchReason::Unreadable);
  CHECK(outcome.pixelTrouble == ErrorCode::FormatUnknown);
  const auto image = vault::findImage(clinic.open, outcome.image);
  REQUIRE(image);
  CHECK(image->facts.kind == model::ImageKind::Document);
  CHECK(image->facts.sopClass == "1.2.840.10008.5.1.4.1.1.1.3");
  CHECK_FALSE(image->facts.sopInstance.empty());
  CHECK(vault::readOriginal(clinic.open, outcome.image) == bytesOf(odd));
  CHECK(vault::loadThumbnail(clinic.open, outcome.image).error().code == ErrorCode::NoPixels);
  clinic.receiver->store(odd);
  CHECK(clinic.adopt().only().status == AdoptionStatus::Duplicate);
  checkClean(clinic.open);
}

TEST_CASE("real dental DICOM goes in and comes out bit for bit", "[vault][adoption]") {
  ReceivingPractice clinic;
  std::vector<Bytes> sent;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(testData() / "dicom")) {
    if (!entry.is_regular_file() || entry.path().extension() == ".md" || entry.file_size() == 0) continue;
    Bytes file = readFile(entry.path());
    if (std::find(sent.begin(), sent.end(), file) != sent.end()) continue;
    sent.push_back(std::move(file));
    clinic.receiver->store(sent.back());
  }
  REQUIRE(sent.size() > 10);
  const Adopted adopted = clinic.adopt();
  CHECK_FALSE(adopted.error);
  REQUIRE(adopted.outcomes.size() == sent.size());
  for (const auto& outcome : adopted.outcomes) {
    const auto original = vault::readOriginal(clinic.open, outcome.image);
    REQUIRE(original);
    CHECK(*original == sent.at(outcome.arrival.number - 1));
    CHECK(vault::findImage(clinic.open, outcome.image)->blake2b == seal::hash(*original));
  }
  checkClean(clinic.open);
}

TEST_CASE("an image that is still being written is none yet", "[vault][adoption]") {
  ReceivingPractice clinic;
  const Uuid half = clinic.receiver->storeHalf(clinic.pictureOfMarta("1"));
  CHECK(clinic.adopt().outcomes.empty());
  CHECK(clinic.waits(half));
  CHECK(vault::waitingArrivals(clinic.open)->empty());
}

TEST_CASE("a stopped adoption leaves the rest where it waits", "[vault][adoption]") {
  ReceivingPractice clinic;
  for (int i = 0; i < 200; ++i) clinic.receiver->store(clinic.pictureOfMarta(std::to_string(i)));
  const CancelToken cancel;
  auto run = vault::AdoptionRun::start(clinic.open, clinic.practice.decoder, {}, cancel);
  REQUIRE(run);
  std::size_t told = 0;
  while (told == 0) told += (*run)->step()->size();
  cancel.cancel();
  while (!(*run)->finished()) told += (*run)->step()->size();
  run->reset();
  CHECK(told < 200);
  CHECK(vault::countImages(clinic.open, {}) == told);
  CHECK(vault::countArrivals(*clinic.practice.files, clinic.practice.path) == 200 - told);
  CHECK(clinic.adopt().with(AdoptionStatus::Filed) == 200 - told);
  checkClean(clinic.open);
}

TEST_CASE("a thousand arrivals of three patients are taken in, each once, in many batches", "[vault][adoption]") {
  ReceivingPractice clinic;
  for (int i = 0; i < 1000; ++i)
    clinic.receiver->store(i % 3 == 0 ? clinic.pictureOfMarta(std::to_string(i)) : imageOf(i % 3 == 1 ? "|||" : "1|A|B|2001-01-01", std::to_string(i)));
  const Adopted adopted = clinic.adopt();
  CHECK_FALSE(adopted.error);
  CHECK(adopted.summary.filed == 334);
  CHECK(adopted.summary.waiting == 666);
  CHECK(adopted.with(AdoptionStatus::Missing) == 0);
  CHECK(vault::countArrivals(*clinic.practice.files, clinic.practice.path) == 0);
  CHECK(vault::countImages(clinic.open, {}) == 1000u);
  CHECK(vault::findPatient(clinic.open, clinic.marta)->imageCount == 334);
  checkClean(clinic.open);
}

TEST_CASE("replaying the journal from nothing gives devices, origins and conflicts row for row", "[vault][adoption]") {
  ReceivingPractice clinic;
  clinic.receiver->store(clinic.pictureOfMarta("uid:1.2.3|1"));
  clinic.receiver->store(clinic.pictureOfMarta("uid:1.2.3|2"));
  clinic.receiver->store(clinic.pictureOfMarta("uid:1.2.3|1"));
  clinic.receiver->store("odd");
  const Adopted adopted = clinic.adopt();
  REQUIRE(adopted.outcomes.size() == 4);
  const auto before = vault::arrivalOf(clinic.open, adopted.outcomes[0].image);
  { const vault::Vault closed = std::move(clinic.open); }
  std::filesystem::remove(clinic.practice.path / "catalogue.db");
  clinic.open = clinic.practice.open();
  CHECK(clinic.open.catalogueWasRebuilt());
  checkClean(clinic.open);
  CHECK(vault::arrivalOf(clinic.open, adopted.outcomes[0].image).value() == before.value());
  CHECK(vault::devices(clinic.open)->size() == 1);
  CHECK(clinic.adopt().outcomes.empty());
}

TEST_CASE("the order goes on where it is, whoever opens the vault and takes in what waits", "[vault][adoption]") {
  ReceivingPractice clinic;
  clinic.receiver->store(clinic.pictureOfMarta("1"));
  { const vault::Vault closed = std::move(clinic.open); }
  clinic.receiver->store(clinic.pictureOfMarta("2"));  // while locked
  clinic.open = clinic.practice.open("nurse", kNursePassword);
  clinic.receiver->store(clinic.pictureOfMarta("3"));  // the receiver has not seen the new order yet
  clinic.receiver->readOrder();
  clinic.receiver->store(clinic.pictureOfMarta("4"));
  CHECK(clinic.adopt().with(AdoptionStatus::Filed) == 4);
}

TEST_CASE("a backup holds what waits, and no second copy of what was taken in", "[vault][adoption]") {
  ReceivingPractice clinic;
  const Uuid first = clinic.receiver->store(clinic.pictureOfMarta("1"));
  const Path backup = clinic.practice.folder / "backup";
  REQUIRE(vault::backUp(clinic.open, backup));
  CHECK(std::filesystem::exists(backup / "arrivals" / first.toString()));
  REQUIRE(clinic.adopt().with(AdoptionStatus::Filed) == 1);
  const Uuid second = clinic.receiver->store(clinic.pictureOfMarta("2"));
  REQUIRE(vault::backUp(clinic.open, backup));
  CHECK(std::filesystem::exists(backup / "arrivals" / second.toString()));

  { const vault::Vault closed = std::move(clinic.open); }
  const Path restored = clinic.practice.folder / "restored.safelight";
  REQUIRE(vault::restoreBackup(clinic.practice.environment(), backup, restored));
  // Each set has its own inbox: what was taken in before it is an image there, and waits no more.
  CHECK_FALSE(std::filesystem::exists(restored / "inbox" / first.toString()));
  CHECK(std::filesystem::exists(restored / "inbox" / second.toString()));
  clinic.practice.path = restored;
  clinic.open = clinic.practice.open();
  CHECK(clinic.adopt().with(AdoptionStatus::Filed) == 1);
  CHECK(vault::countImages(clinic.open, {}) == 2u);
  checkClean(clinic.open);
}

TEST_CASE("an old copy of an arrival that was taken in goes, because its image is whole", "[vault][adoption]") {
  ReceivingPractice clinic;
  const Uuid id = clinic.receiver->store(clinic.pictureOfMarta("1"));
  const Bytes copy = readFile(clinic.receiver->path(id));
  REQUIRE(clinic.adopt().with(AdoptionStatus::Filed) == 1);
  writeFile(clinic.receiver->path(id), copy);
  SECTION("and whole it is") {
    CHECK(clinic.adopt().outcomes.empty());
    CHECK_FALSE(clinic.waits(id));
  }
  SECTION("but stays when the image is damaged") {
    const Path object = store::Layout{clinic.practice.path}.object({id});
    Bytes file = readFile(object);
    file[150] ^= 4;
    writeFile(object, file);
    clinic.adopt();
    CHECK(clinic.waits(id));
  }
  SECTION("and takes the place of one that is gone") {
    std::filesystem::remove(store::Layout{clinic.practice.path}.object({id}));
    clinic.adopt();
    CHECK_FALSE(clinic.waits(id));
    CHECK(vault::readOriginal(clinic.open, {id}) == bytesOf(clinic.pictureOfMarta("1")));
  }
}

TEST_CASE("what arrived belongs to no import that could be undone", "[vault][adoption]") {
  ReceivingPractice clinic;
  clinic.receiver->store(clinic.pictureOfMarta("1"));
  const model::ImageId id = clinic.adopt().only().image;
  CHECK(vault::undoImport(clinic.open, {}).error().code == ErrorCode::NothingToUndo);
  CHECK(vault::findImage(clinic.open, id)->status == model::ImageStatus::Filed);
}
