#include "core/vault/export/outbox.h"

#include <catch2/catch_test_macros.hpp>

#include "core/vault/images/images.h"
#include "core/vault/import/import.h"
#include "core/vault/verify.h"
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
