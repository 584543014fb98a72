#include "ui/exchange/exchange_words.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::ui;

namespace {

vault::OutgoingImage image(std::uint8_t send, vault::OutgoingState state, std::optional<ErrorCode> error = {}) {
  vault::OutgoingImage row;
  row.send.uuid.bytes[0] = send;
  row.deviceName = "PACS";
  row.state = state;
  row.lastError = error;
  row.queuedAt = {send * 1000};
  if (state != vault::OutgoingState::Waiting) row.endedAt = Instant{50'000};
  return row;
}

}  // namespace

TEST_CASE("images of one sending are one group, and groups that arrived are gone", "[ui][exchange]") {
  using enum vault::OutgoingState;
  const auto groups = outgoingGroups({image(1, Waiting), image(1, Done), image(2, Done), image(3, Failed, ErrorCode::PeerRefusedImage)}, {0});
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].failed == 1);
  CHECK(groups[1].waiting == 1);
  CHECK(groups[1].done == 1);
  CHECK(outgoingTitle(groups[1]).startsWith(QStringLiteral("1 of 2 images on the way to")));
  CHECK(outgoingTitle(groups[0]).startsWith(QStringLiteral("1 image not sent to")));
}

TEST_CASE("what a person stopped and what failed long ago is no news", "[ui][exchange]") {
  using enum vault::OutgoingState;
  CHECK(outgoingGroups({image(1, Failed, ErrorCode::Cancelled)}, {0}).empty());
  CHECK(outgoingGroups({image(1, Failed, ErrorCode::PeerRefusedImage)}, {60'000}).empty());
}

TEST_CASE("modalities become words, each once", "[ui][exchange]") {
  CHECK(modalityWords({"PX", "IO", "PX"}) == QStringLiteral("Panoramic, Intra-oral"));
  CHECK(modalityWords({"DX", "CR"}) == QStringLiteral("X-ray"));
  CHECK(modalityWords({}) == QStringLiteral("Images"));
}

TEST_CASE("a name in capitals without accents is the same person", "[ui][exchange]") {
  model::PatientDetails patient;
  patient.familyName = "Müller";
  patient.givenName = "Zoë";
  patient.birthDate = *model::Date::parse("19870314");
  RemoteStudy study;
  study.patient = {"7", "MUELLER", "ZOE", patient.birthDate, 0};
  CHECK(studyOwner(study, patient).isEmpty());
  study.patient.birthDate = *model::Date::parse("19870413");
  CHECK_FALSE(studyOwner(study, patient).isEmpty());
}

TEST_CASE("a fetch is summed up without what did not happen", "[ui][exchange]") {
  CHECK(summaryWords({3, 0, 1, 0, 0}) == QString::fromUtf8("3 new images · 1 was here already"));
  CHECK(summaryWords({}) == QStringLiteral("Nothing came"));
}

TEST_CASE("archives and workstations stand before what rather sends", "[ui][exchange]") {
  std::vector<vault::Device> devices(3);
  devices[0].details.kind = seal::DeviceKind::Camera;
  devices[1].details.kind = seal::DeviceKind::Workstation;
  devices[2].details.kind = seal::DeviceKind::Archive;
  const auto sorted = sendTargets(devices);
  CHECK(sorted[0].details.kind == seal::DeviceKind::Archive);
  CHECK(sorted[1].details.kind == seal::DeviceKind::Workstation);
  CHECK(archives(devices).size() == 1);
}
