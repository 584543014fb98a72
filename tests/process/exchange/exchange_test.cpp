// The window's exchange: what waits in the outbox goes when its device is back, and what an archive has of a patient comes here once.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/workspace/exchange.h"
#include "core/vault/export/outbox.h"
#include "core/vault/patients/patients.h"
#include "tests/process/network/network_practice.h"
#include "tests/ui/support/events.h"

using namespace safelight;
using namespace safelight::tests;
using seal::DeviceLink;
using ui::test::waitUntil;

namespace {

constexpr int kPatience = 60'000;  // milliseconds; for what hangs

/// An archive of one kind or the other, while it runs.
struct Archive {
  enum class Kind { Dcmqrscp, OrthancOverTls };

  explicit Archive(Kind which) : kind(which), port(freePort()) {
    id = practice.pair("ARCHIVE", port, kind == Kind::OrthancOverTls ? DeviceLink::Tls : DeviceLink::Plain, seal::DeviceKind::Archive);
  }
  bool isInstalled() const { return findProgram(kind == Kind::Dcmqrscp ? "dcmqrscp" : "Orthanc").has_value(); }
  void start() {
    if (kind == Kind::Dcmqrscp) dcmqrscp.emplace(startArchive(practice.outside() / "archive", port, practice.plainPort()));
    else orthanc = startOrthanc(practice, "ARCHIVE", port, DeviceLink::Tls);
  }

  NetworkPractice practice;
  Kind kind;
  std::uint16_t port;
  model::DeviceId id;
  std::optional<Peer> dcmqrscp;
  std::optional<Orthanc> orthanc;
};

/// The exchange as the window has it, over the practice's vault.
struct Desk {
  explicit Desk(NetworkPractice& practice) : session(practice.takeVault(), practice.takeDecoder()), exchange(session) {
    QObject::connect(&exchange, &app::Exchange::told, &exchange, [this](const QString& words, ui::Text::Tone tone) { told.emplace_back(words, tone); });
  }
  template <class Task>
  auto work(Task task) -> std::invoke_result_t<Task&, vault::Vault&> {
    std::optional<std::invoke_result_t<Task&, vault::Vault&>> value;
    session.run(ui::Priority::Interactive, &session, [task](vault::Vault& vault, decode::Decoder&) mutable { return task(vault); },
                [&](auto result) { value.emplace(std::move(result)); });
    REQUIRE(waitUntil([&] { return value.has_value(); }, kPatience));
    return std::move(*value);
  }
  vault::OutgoingImage outgoing() {
    const auto rows = work([](vault::Vault& vault) { return vault::listOutgoing(vault, {}); });
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    return rows->front();
  }
  bool hears(const QString& words, ui::Text::Tone tone) {
    return waitUntil([&] { return std::any_of(told.begin(), told.end(), [&](const auto& one) { return one.first.contains(words) && one.second == tone; }); }, kPatience);
  }

  ui::VaultSession session;
  app::Exchange exchange;
  std::vector<std::pair<QString, ui::Text::Tone>> told;
};

}  // namespace

TEST_CASE("an image whose archive did not answer leaves when it is back, and the person hears so once", "[process][exchange]") {
  Archive archive(GENERATE(Archive::Kind::Dcmqrscp, Archive::Kind::OrthancOverTls));
  if (!archive.isInstalled()) SKIP("no such archive here (packages dcmtk, orthanc)");
  const model::ImageId image = archive.practice.import(testData() / "dicom" / "codecs" / "CT_small.dcm");
  Desk desk(archive.practice);
  REQUIRE(desk.work([&](vault::Vault& vault) { return vault::queueImages(vault, {image}, {archive.id.uuid, "Archive"}, vault::SendForm::AsStored); }));
  desk.exchange.sendNow();
  REQUIRE(waitUntil([&] { return desk.outgoing().attempts == 1; }, kPatience));
  CHECK(desk.outgoing().state == vault::OutgoingState::Waiting);
  CHECK(desk.outgoing().lastError == ErrorCode::ConnectionRefused);
  CHECK(desk.told.empty());  // it is tried again: nothing for a person to do

  archive.start();
  desk.exchange.sendNow();  // too early: it waits its minute
  archive.practice.pass(std::chrono::minutes(2));
  desk.exchange.sendNow();
  REQUIRE(desk.hears(QStringLiteral("sent to"), ui::Text::Tone::Good));
  CHECK(desk.outgoing().state == vault::OutgoingState::Done);
  CHECK(desk.told.size() == 1);
}

TEST_CASE("what an archive has of a patient is found, comes once, and is known when it waits in the Inbox", "[process][exchange]") {
  Archive archive(GENERATE(Archive::Kind::Dcmqrscp, Archive::Kind::OrthancOverTls));
  if (!archive.isInstalled()) SKIP("no such archive here (packages dcmtk, orthanc)");
  archive.start();
  REQUIRE(sendAll(archive.practice.node(archive.id), {outgoing(makeObject("1")), outgoing(makeObject("2")), outgoing(makeObject("3"))}).taken() == 3);
  Desk desk(archive.practice);
  const auto id = desk.work([](vault::Vault& vault) { return vault::createPatient(vault, {"Canarynet", "Received", {}, model::Sex::Unknown, "P-77", ""}); });
  REQUIRE(id);
  const auto patient = desk.work([&](vault::Vault& vault) { return vault::findPatient(vault, *id); });
  const auto device = desk.work([&](vault::Vault& vault) { return vault::findDevice(vault, archive.id); });
  REQUIRE((patient && device));
  const ui::ExchangeServices services = desk.exchange.services();

  std::optional<Result<std::vector<ui::RemoteStudy>>> studies;
  services.find(*device, *patient, &desk.session, [&](auto found) { studies = std::move(found); });
  REQUIRE(waitUntil([&] { return studies.has_value(); }, kPatience));
  REQUIRE(*studies);
  REQUIRE((*studies)->size() == 1);
  CHECK((*studies)->front().patient.patientNumber == "P-77");

  const auto fetch = [&] {
    std::optional<Result<ui::FetchSummary>> summary;
    std::uint32_t seen = 0;
    services.fetch(*device, (*studies)->front().uid, &desk.session,
                   {[&](const ui::FetchProgress& progress) { seen = std::max(seen, progress.done); }, [&](auto end) { summary = std::move(end); }});
    REQUIRE(waitUntil([&] { return summary.has_value(); }, kPatience));
    REQUIRE(*summary);
    CHECK(seen == 3);
    return **summary;
  };
  const ui::FetchSummary first = fetch();
  CHECK(first.filed + first.inInbox == 3);
  CHECK(first.inInbox == 3);  // no birth date: a person says whose they are
  CHECK(first.wereHere + first.refused + first.notGiven == 0);
  const ui::FetchSummary second = fetch();
  CHECK(second.wereHere == 3);
  CHECK(second.filed + second.inInbox == 0);
}

TEST_CASE("an archive with another certificate than the one it was paired with gets nothing and gives nothing", "[process][exchange]") {
  Archive archive(Archive::Kind::OrthancOverTls);
  if (!archive.isInstalled()) SKIP("Orthanc is not installed (package orthanc)");
  archive.start();
  const model::ImageId image = archive.practice.import(testData() / "dicom" / "codecs" / "CT_small.dcm");
  // Paired anew: from here on only a newer certificate of the same authority counts, which Orthanc does not have.
  const auto device = vault::findDevice(archive.practice.open(), archive.id);
  REQUIRE(device);
  vault::DeviceDetails details = device->details;
  details.certificate[0] ^= 1;
  REQUIRE(vault::editDevice(archive.practice.open(), archive.id, details));
  Desk desk(archive.practice);
  REQUIRE(desk.work([&](vault::Vault& vault) { return vault::queueImages(vault, {image}, {archive.id.uuid, "Archive"}, vault::SendForm::AsStored); }));
  desk.exchange.sendNow();
  REQUIRE(waitUntil([&] { return desk.outgoing().attempts > 0; }, kPatience));
  CHECK(desk.outgoing().state != vault::OutgoingState::Done);
  CHECK(desk.hears(QStringLiteral("not sent to"), ui::Text::Tone::Danger));
}
