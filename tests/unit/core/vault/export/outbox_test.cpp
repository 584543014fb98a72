#include "core/vault/export/outbox.h"

#include <catch2/catch_test_macros.hpp>

#include "core/vault/export/export.h"
#include "core/vault/export/other_name.h"
#include "core/vault/images/images.h"
#include "core/vault/images/open_image.h"
#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"
#include "core/vault/verify.h"
#include "tests/support/fake_decoder.h"
#include "tests/support/sample_values.h"
#include "tests/unit/core/vault/vault_fixture.h"

using namespace safelight;
using namespace safelight::vault;
using safelight::tests::VaultFixture;

namespace {

const SendTarget kPacs{tests::numbered<model::SendId>(9).uuid, "PACS"};

std::vector<model::ImageId> importThree(VaultFixture& fixture, Vault& vault) {
  ImportRequest request;
  for (const char* name : {"a.dcm", "b.dcm", "c.dcm"}) request.paths.push_back(fixture.writeImage(name, "1|Lindqvist|Marta|1987-03-14", name));
  request.newPatients = MatchContext::NewPatients::Create;
  const auto run = ImportRun::start(vault, fixture.decoder, request, {});
  REQUIRE(run);
  std::vector<model::ImageId> ids;
  while (!(*run)->finished()) {
    const auto outcomes = (*run)->step();
    REQUIRE(outcomes);
    for (const ImportOutcome& outcome : *outcomes) ids.push_back(outcome.image);
  }
  REQUIRE(ids.size() == 3);
  return ids;
}

/// Remembers what it was asked to make.
class WatchedDecoder final : public decode::Decoder {
 public:
  Result<decode::Inspection> inspect(ByteView original, const decode::Request& request) override {
    auto inspection = m_inner.inspect(original, request);
    if (inspection && seesPhotos) {
      inspection->facts.mediaType = "image/jpeg";
      inspection->facts.kind = model::ImageKind::Photo;
    }
    return inspection;
  }
  Result<imaging::PixelImage> frame(ByteView original, const decode::Request& request) override { return m_inner.frame(original, request); }
  Result<std::vector<decode::HeaderRow>> header(ByteView original) override { return m_inner.header(original); }
  Result<std::vector<decode::ArchiveEntry>> listArchive(ByteView original) override { return m_inner.listArchive(original); }
  Result<Bytes> extractEntry(ByteView original, const decode::ArchiveEntry& entry) override { return m_inner.extractEntry(original, entry); }
  Result<std::vector<decode::MediaReference>> listMedia(ByteView original) override { return m_inner.listMedia(original); }
  Result<Bytes> transform(ByteView original, const decode::Request& request) override {
    asked = request;
    return m_inner.transform(original, request);
  }
  std::optional<decode::Request> asked;
  bool seesPhotos = false;

 private:
  tests::FakeDecoder m_inner;
};

std::vector<OutgoingImage> due(Vault& vault) {
  OutgoingSearch search;
  search.dueAt = vault.environment().clock.now();
  return *listOutgoing(vault, search);
}

}  // namespace

TEST_CASE("queued images are due at once and done when the device has them", "[outbox]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const auto images = importThree(fixture, vault);
  const auto send = queueImages(vault, images, kPacs, SendForm::AsStored);
  REQUIRE(send);
  CHECK(due(vault).size() == 3);
  CHECK(due(vault)[0].deviceName == "PACS");
  REQUIRE(noteSent(vault, *send, {images[0]}, Commitment::None));
  REQUIRE(noteSent(vault, *send, {images[1]}, Commitment::Promised));
  REQUIRE(due(vault).size() == 1);
  CHECK(due(vault)[0].image == images[2]);
  OutgoingSearch search;
  search.state = OutgoingState::Done;
  const auto done = *listOutgoing(vault, search);
  REQUIRE(done.size() == 2);
  CHECK(done[0].committed != done[1].committed);
  CHECK(done[0].endedAt);
}

TEST_CASE("a failed image waits longer each time, through restarts", "[outbox]") {
  VaultFixture fixture;
  model::SendId send;
  std::vector<model::ImageId> images;
  {
    Vault vault = fixture.open();
    images = importThree(fixture, vault);
    send = *queueImages(vault, images, kPacs, SendForm::AsStored);
    REQUIRE(noteNotSent(vault, send, {{images[0], ErrorCode::ConnectionRefused}, {images[1], ErrorCode::PeerRefusedImage}}));
    CHECK(due(vault).size() == 1);
    CHECK(nextAttempt(vault)->value() == due(vault)[0].retryAt);
  }
  Vault vault = fixture.open();
  fixture.clock.advance(59'000);
  CHECK(due(vault).size() == 1);
  fixture.clock.advance(1'000);
  REQUIRE(due(vault).size() == 2);
  REQUIRE(noteNotSent(vault, send, {{images[0], ErrorCode::ConnectionRefused}}));
  fixture.clock.advance(119'000);
  CHECK(due(vault).size() == 1);
  fixture.clock.advance(1'000);
  CHECK(due(vault).size() == 2);
  OutgoingSearch search;
  search.state = OutgoingState::Failed;
  const auto failed = *listOutgoing(vault, search);
  REQUIRE(failed.size() == 1);
  CHECK(failed[0].image == images[1]);
  CHECK(failed[0].lastError == ErrorCode::PeerRefusedImage);
  REQUIRE(sendAgain(vault, send));
  CHECK(due(vault).size() == 3);
  CHECK(sendAgain(vault, send).error().code == ErrorCode::NotFound);
}

TEST_CASE("a person may give up what waits", "[outbox]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const auto images = importThree(fixture, vault);
  const auto send = queueImages(vault, images, kPacs, SendForm::AsStored);
  REQUIRE(noteSent(vault, *send, {images[0]}, Commitment::None));
  REQUIRE(stopSending(vault, *send));
  CHECK(due(vault).empty());
  CHECK_FALSE(*nextAttempt(vault));
  CHECK(stopSending(vault, *send).error().code == ErrorCode::NotFound);
}

TEST_CASE("who may not export may not send, and what is not there is not queued", "[outbox]") {
  VaultFixture fixture;
  std::vector<model::ImageId> images;
  {
    Vault vault = fixture.open();
    images = importThree(fixture, vault);
    CHECK(queueImages(vault, {tests::numbered<model::ImageId>(1)}, kPacs, SendForm::AsStored).error().code == ErrorCode::ImageNotFound);
    CHECK(queueImages(vault, {}, kPacs, SendForm::AsStored).error().code == ErrorCode::InvalidArgument);
  }
  Vault vault = fixture.open("nurse", tests::kNursePassword);
  CHECK(queueImages(vault, images, kPacs, SendForm::AsStored).error().code == ErrorCode::NotAllowed);
}

TEST_CASE("the outbox is the same after a replay, row for row", "[outbox]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const auto images = importThree(fixture, vault);
  const auto send = queueImages(vault, images, kPacs, SendForm::ExplicitLittleEndian);
  REQUIRE(noteNotSent(vault, *send, {{images[0], ErrorCode::PeerBusy}, {images[1], ErrorCode::PeerCannotTakeForm}}));
  REQUIRE(noteSent(vault, *send, {images[2]}, Commitment::Promised));
  const auto report = verifyVault(vault, Depth::Deep);
  REQUIRE(report);
  for (const Finding& finding : report->findings) FAIL_CHECK(finding.where << " " << finding.error.detail);
}

TEST_CASE("a DICOM image leaves with the bytes it came with; a document does not leave", "[outbox]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const auto images = importThree(fixture, vault);
  const auto sendable = makeSendable(vault, fixture.decoder, images[0], SendForm::AsStored);
  REQUIRE(sendable);
  CHECK(findImage(vault, images[0])->bytes == sendable->file.size());
  ImportRequest request;
  request.paths.push_back(fixture.folder / "d.pdf");
  tests::writeFile(request.paths[0], asBytes("DOC|1|Lindqvist|Marta|1987-03-14|text"));
  const auto run = ImportRun::start(vault, fixture.decoder, request, {});
  REQUIRE(run);
  model::ImageId document;
  while (!(*run)->finished()) {
    const auto outcomes = (*run)->step();
    REQUIRE(outcomes);
    for (const ImportOutcome& outcome : *outcomes) document = outcome.image;
  }
  CHECK(makeSendable(vault, fixture.decoder, document, SendForm::AsStored).error().code == ErrorCode::FormatUnsupported);
}

TEST_CASE("as a DICOM file an image that was moved is exported under the name it is filed with, as original as it came", "[outbox]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const auto images = importThree(fixture, vault);
  const auto chidi = createPatient(vault, {"Abara", "Chidi", model::Date::make(1971, 7, 2), model::Sex::Male, "20388", {}});
  REQUIRE(chidi);
  REQUIRE(namesInside(vault, images)->others.empty());
  REQUIRE(fileImages(vault, {images[1]}, *chidi));
  CHECK(namesInside(vault, images)->others == std::vector{images[1]});
  CHECK(namesInside(vault, {model::ImageId(), images[1]})->others == std::vector{images[1]});
  WatchedDecoder decoder;
  const auto exported = [&](ExportAs as, model::ImageId image) {
    const auto outcomes = exportImages(vault, decoder, {{image}, fixture.folder / "out", as, Identity::Keep, 0, {}});
    REQUIRE(outcomes);
    REQUIRE_FALSE(outcomes->front().error);
    return tests::readFile(pathFromUtf8(outcomes->front().path));
  };
  CHECK(exported(ExportAs::Original, images[1]) == *readOriginal(vault, images[1]));
  CHECK(exported(ExportAs::Dicom, images[0]) == *readOriginal(vault, images[0]));
  CHECK_FALSE(decoder.asked);
  exported(ExportAs::Dicom, images[1]);
  REQUIRE(decoder.asked);
  CHECK(decoder.asked->encodeAs == decode::EncodeAs::DicomUncompressed);
  CHECK(decoder.asked->identity == model::SourceIdentity{"20388", "Abara", "Chidi", model::Date::make(1971, 7, 2), static_cast<std::uint8_t>(model::Sex::Male)});
  // Without identity it is taken out, not replaced.
  decoder.asked.reset();
  REQUIRE(exportImages(vault, decoder, {{images[1]}, fixture.folder / "out", ExportAs::Dicom, Identity::Remove, 0, {}}));
  REQUIRE(decoder.asked);
  CHECK(decoder.asked->operation == decode::Operation::Deidentify);
  CHECK(decoder.asked->identity.empty());
}

TEST_CASE("an image that was moved to another patient leaves under that patient's name", "[outbox]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const auto images = importThree(fixture, vault);
  const auto chidi = createPatient(vault, {"Abara", "Chidi", model::Date::make(1971, 7, 2), model::Sex::Male, "20388", {}});
  REQUIRE(chidi);
  REQUIRE(fileImages(vault, {images[0]}, *chidi));
  WatchedDecoder decoder;
  REQUIRE(goesAsItCame(vault, *findImage(vault, images[0]), SendForm::AsStored) == false);
  for (const SendForm form : {SendForm::AsStored, SendForm::ExplicitLittleEndian}) {
    const auto sendable = makeSendable(vault, decoder, images[0], form);
    REQUIRE(sendable);
    REQUIRE(decoder.asked);
    CHECK(decoder.asked->encodeAs == decode::EncodeAs::DicomUncompressed);
    // As an object of Chidi's own: no study has two patients.
    CHECK(decoder.asked->otherOwner == chidi->uuid);
    CHECK(decoder.asked->uidKey == exportUidKey(vault));
    CHECK(decoder.asked->identity == model::SourceIdentity{"20388", "Abara", "Chidi", model::Date::make(1971, 7, 2), static_cast<std::uint8_t>(model::Sex::Male)});
    decoder.asked.reset();
  }
  // Who stays who they are goes as they came, whatever number another house gave them.
  REQUIRE(goesAsItCame(vault, *findImage(vault, images[1]), SendForm::AsStored) == true);
  model::Patient marta = *findPatient(vault, findImage(vault, images[1])->patient);
  marta.details.number = "777";
  marta.details.givenName = "Märta Anna";
  REQUIRE(editPatient(vault, marta.id, marta.details));
  REQUIRE(makeSendable(vault, decoder, images[1], SendForm::AsStored));
  CHECK_FALSE(decoder.asked);
}

TEST_CASE("an image whose file names nobody leaves under the name of the patient it was filed with", "[outbox]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const auto chidi = createPatient(vault, {"Abara", "Chidi", model::Date::make(1971, 7, 2), model::Sex::Male, "20388", {}});
  REQUIRE(chidi);
  ImportRequest request;
  request.paths = {fixture.writeImage("nobody.dcm", "|||", "nobody"), fixture.writeImage("number.dcm", "20388|||", "number")};
  request.patient = *chidi;
  const auto run = ImportRun::start(vault, fixture.decoder, request, {});
  REQUIRE(run);
  std::vector<model::ImageId> images;
  while (!(*run)->finished()) {
    const auto outcomes = (*run)->step();
    REQUIRE(outcomes);
    for (const ImportOutcome& outcome : *outcomes) images.push_back(outcome.image);
  }
  REQUIRE(images.size() == 2);
  const auto names = namesInside(vault, images);
  REQUIRE(names);
  CHECK(names->nobody.size() == 2);
  CHECK(names->others.empty());
  WatchedDecoder decoder;
  for (const model::ImageId image : images) {
    CHECK(goesAsItCame(vault, *findImage(vault, image), SendForm::AsStored) == false);
    decoder.asked.reset();
    REQUIRE(makeSendable(vault, decoder, image, SendForm::AsStored));
    REQUIRE(decoder.asked);
    CHECK(decoder.asked->identity.familyName == "Abara");
    CHECK(decoder.asked->identity.givenName == "Chidi");
    // What the number ties to the patient stays the object it is.
    CHECK(decoder.asked->otherOwner.isNil() == (findImage(vault, image)->facts.identity.patientNumber == "20388"));
    // As it came, it still is what it was.
    const auto original = exportImages(vault, decoder, {{image}, fixture.folder / "out", ExportAs::Original, Identity::Keep, 0, {}});
    REQUIRE(original);
    CHECK(tests::readFile(pathFromUtf8(original->front().path)) == *readOriginal(vault, image));
  }
}

TEST_CASE("an image of somebody whose name was changed leaves under the new name as the object that it is", "[outbox]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const auto images = importThree(fixture, vault);
  const model::Image image = *findImage(vault, images[0]);
  model::Patient person = *findPatient(vault, image.patient);
  person.details.number = image.facts.identity.patientNumber;
  REQUIRE_FALSE(person.details.number.empty());
  person.details.familyName = "Married";
  REQUIRE(editPatient(vault, person.id, person.details));
  const auto name = nameToWrite(vault, image);
  REQUIRE((name && *name));
  CHECK((*name)->owner.isNil());
  CHECK((*name)->identity.familyName == "Married");
  person.details.number = "another house's";
  REQUIRE(editPatient(vault, person.id, person.details));
  CHECK((*nameToWrite(vault, image))->owner == person.id.uuid);
}

TEST_CASE("a photograph becomes an object as the practice sees it, whichever way it leaves", "[outbox]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  WatchedDecoder decoder;
  decoder.seesPhotos = true;
  ImportRequest request;
  request.paths.push_back(fixture.writeImage("mirror.jpg", "1|Lindqvist|Marta|1987-03-14", "mirror"));
  request.newPatients = MatchContext::NewPatients::Create;
  const auto run = ImportRun::start(vault, decoder, request, {});
  REQUIRE(run);
  model::ImageId photo;
  while (!(*run)->finished()) {
    const auto outcomes = (*run)->step();
    REQUIRE(outcomes);
    for (const ImportOutcome& outcome : *outcomes) photo = outcome.image;
  }
  model::DisplayState turned;
  turned.quarterTurns = 1;
  turned.mirrored = true;
  REQUIRE(saveDisplay(vault, photo, turned));
  REQUIRE(makeSendable(vault, decoder, photo, SendForm::AsStored));
  REQUIRE(decoder.asked);
  CHECK(decoder.asked->hasDisplay);
  CHECK(decoder.asked->display == turned);
  for (const Identity identity : {Identity::Keep, Identity::Remove}) {
    decoder.asked.reset();
    REQUIRE(exportImages(vault, decoder, {{photo}, fixture.folder / "out", ExportAs::Dicom, identity, 0, {}}));
    REQUIRE(decoder.asked);
    CHECK(decoder.asked->hasDisplay);
    CHECK(decoder.asked->display == turned);
  }
}
