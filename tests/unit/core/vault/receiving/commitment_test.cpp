// What a device says, by itself and later, of images that it was sent.
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "core/seal/commitment_report.h"
#include "core/vault/export/outbox.h"
#include "core/vault/images/images.h"
#include "core/vault/patients/patients.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/receiving_fixture.h"

using namespace safelight;
using namespace safelight::tests;
using vault::AdoptionStatus;
using vault::OutgoingState;

namespace {

constexpr std::string_view kSopClass = "1.2.840.10008.5.1.4.1.1.1.3";

/// Two images of Marta that went to the paired device, which promised nothing yet.
struct Sent : ReceivingPractice {
  explicit Sent(bool isNoted = true) {
    receiver->store(pictureOfMarta("uid:1.2.3.1"));
    receiver->store(pictureOfMarta("uid:1.2.3.2"));
    const Adopted adopted = adopt();
    REQUIRE(adopted.with(AdoptionStatus::Filed) == 2);
    for (const auto& outcome : adopted.outcomes) images.push_back(outcome.image);
    const auto queued = vault::queueImages(open, images, {device.uuid, "OP 3D"}, vault::SendForm::AsStored);
    REQUIRE(queued);
    send = *queued;
    if (isNoted) REQUIRE(vault::noteSent(open, send, images, vault::Commitment::None));
  }
  /// As the receiver takes it down.
  Uuid report(ByteView bytes, Uuid from = {}) {
    return receiver->store(bytes, [&](seal::ArrivalTrailer& trailer, seal::ArrivalFacts& facts) {
      facts.sopClass = seal::kCommitmentReportClass;
      facts.sopInstance = seal::kCommitmentReportInstance;
      facts.transferSyntax.clear();
      if (!from.isNil()) trailer.device = facts.device = from;
    });
  }
  Uuid report(const seal::CommitmentReport& word, Uuid from = {}) { return report(word.encode(), from); }
  std::map<model::ImageId, vault::OutgoingImage> outbox() {
    std::map<model::ImageId, vault::OutgoingImage> rows;
    const auto listed = vault::listOutgoing(open, {});
    REQUIRE(listed);
    for (const auto& row : *listed) rows[row.image] = row;
    return rows;
  }
  std::vector<model::ImageId> images;
  model::SendId send;
};

seal::CommittedInstance instance(const std::string& uid, std::uint16_t failure = 0) { return {std::string(kSopClass), uid, failure}; }

}  // namespace

TEST_CASE("what a device promises by itself stands in the outbox, and its report is no image", "[vault][commitment]") {
  Sent clinic;
  const Uuid id = clinic.report({"2.25.7", {instance("1.2.3.1"), instance("9.9.9")}});
  CHECK(clinic.waits(id));
  const Adopted adopted = clinic.adopt();
  const auto& outcome = adopted.only();
  CHECK(outcome.status == AdoptionStatus::Noted);
  CHECK(outcome.promised == 1);
  CHECK(outcome.notKept == 0);
  CHECK(outcome.image.isNil());
  CHECK(outcome.arrival.callingAe == "PANO-1");
  CHECK(adopted.summary.noted == 1);
  CHECK_FALSE(clinic.waits(id));
  const auto rows = clinic.outbox();
  CHECK(rows.at(clinic.images[0]).committed);
  CHECK_FALSE(rows.at(clinic.images[1]).committed);
  CHECK(rows.at(clinic.images[1]).state == OutgoingState::Done);

  // The chain goes on behind it, and nothing is missing.
  clinic.receiver->store(clinic.pictureOfMarta("uid:1.2.3.3"));
  CHECK(clinic.adopt().only().status == AdoptionStatus::Filed);
  const auto checked = vault::verifyVault(clinic.open, vault::Depth::Deep);
  REQUIRE(checked);
  CHECK(checked->findings.empty());
}

TEST_CASE("an image that was sent as another patient's own is known again by the UID that it went under", "[vault][commitment]") {
  Sent clinic(false);
  const auto chidi = vault::createPatient(clinic.open, {"Abara", "Chidi", model::Date::make(1971, 7, 2), model::Sex::Male, "20388", {}});
  REQUIRE(chidi);
  REQUIRE(vault::fileImages(clinic.open, {clinic.images[0]}, *chidi));
  REQUIRE(vault::noteSent(clinic.open, clinic.send, clinic.images, vault::Commitment::None));
  clinic.report({"2.25.7", {instance("9.1.2.3.1"), instance("1.2.3.1", 0x0112)}});
  CHECK(clinic.adopt().only().promised == 1);
  const auto rows = clinic.outbox();
  CHECK(rows.at(clinic.images[0]).committed);
  CHECK_FALSE(rows.at(clinic.images[1]).committed);
}

TEST_CASE("an image that a device has and does not keep has failed, and can be sent again", "[vault][commitment]") {
  Sent clinic;
  clinic.report({"2.25.7", {instance("1.2.3.1"), instance("1.2.3.2", 0x0112)}});
  const auto outcome = clinic.adopt().only();
  CHECK(outcome.promised == 1);
  CHECK(outcome.notKept == 1);
  const auto rows = clinic.outbox();
  CHECK(rows.at(clinic.images[0]).committed);
  CHECK(rows.at(clinic.images[1]).state == OutgoingState::Failed);
  CHECK(rows.at(clinic.images[1]).lastError == ErrorCode::PeerDidNotCommit);
  REQUIRE(vault::sendAgain(clinic.open, clinic.send));
  CHECK(clinic.outbox().at(clinic.images[1]).state == OutgoingState::Waiting);
}

TEST_CASE("a device that is quicker than the note of its sending is believed, and the note changes nothing", "[vault][commitment]") {
  Sent clinic(false);
  clinic.report({"2.25.7", {instance("1.2.3.1"), instance("1.2.3.2", 0x0112)}});
  CHECK(clinic.adopt().only().promised == 1);
  CHECK(clinic.outbox().at(clinic.images[0]).committed);
  CHECK(clinic.outbox().at(clinic.images[1]).state == OutgoingState::Waiting);
  REQUIRE(vault::noteSent(clinic.open, clinic.send, clinic.images, vault::Commitment::None));
  CHECK(clinic.outbox().at(clinic.images[0]).committed);
  CHECK(clinic.outbox().at(clinic.images[1]).state == OutgoingState::Done);
  REQUIRE(vault::noteSent(clinic.open, clinic.send, clinic.images, vault::Commitment::None));
  REQUIRE(vault::noteNotSent(clinic.open, clinic.send, {{clinic.images[0], ErrorCode::ConnectionBroken}}));
  CHECK(clinic.outbox().at(clinic.images[0]).committed);
}

TEST_CASE("another device's word changes nothing", "[vault][commitment]") {
  Sent clinic;
  const auto other = vault::pairDevice(clinic.open, {"Archive", "PACS", "192.168.1.50", 104, seal::DeviceKind::Archive, seal::DeviceLink::Plain, {}});
  REQUIRE(other);
  clinic.receiver->readOrder();
  clinic.report({"2.25.7", {instance("1.2.3.1"), instance("1.2.3.2", 0x0112)}}, other->uuid);
  CHECK(clinic.adopt().only().promised == 0);
  for (const auto& [id, row] : clinic.outbox()) {
    CHECK_FALSE(row.committed);
    CHECK(row.state == OutgoingState::Done);
  }
}

TEST_CASE("a report that is none is refused; what only calls itself one is kept as what it is", "[vault][commitment]") {
  Sent clinic;
  Bytes damaged = seal::CommitmentReport{"2.25.7", {instance("1.2.3.1")}}.encode();
  damaged.pop_back();
  const Uuid id = clinic.report(damaged);
  CHECK(clinic.adopt().only().error.code == ErrorCode::ArrivalDamaged);
  CHECK(clinic.waits(id));
  const std::string picture = clinic.pictureOfMarta("uid:1.2.3.9");
  clinic.report(asBytes(picture));
  CHECK(clinic.adopt().only().status == AdoptionStatus::Filed);
}

TEST_CASE("a report that a crash left behind goes, and is not told twice", "[vault][commitment]") {
  Sent clinic;
  const Uuid id = clinic.report({"2.25.7", {instance("1.2.3.1")}});
  const Bytes file = readFile(clinic.receiver->path(id));
  REQUIRE(clinic.adopt().only().promised == 1);
  writeFile(clinic.receiver->path(id), file);
  std::filesystem::permissions(clinic.receiver->path(id), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  CHECK(clinic.adopt().outcomes.empty());
  CHECK_FALSE(clinic.waits(id));
}
