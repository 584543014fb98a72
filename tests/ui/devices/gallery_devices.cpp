// The screens of ui/devices and ui/worklist in their states, as pictures of an invented practice: gallery_devices FOLDER dark|light WIDTHxHEIGHT.
#include <QPainter>
#include <QTest>
#include <QVBoxLayout>
#include <catch2/catch_session.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/vault/receiving/receiving.h"
#include "core/vault/worklist/worklist.h"
#include "tests/support/receiver_double.h"
#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/gallery.h"
#include "ui/bridge/format.h"
#include "ui/devices/certificate_sheet.h"
#include "ui/devices/certificates_sheet.h"
#include "ui/devices/connection_sheet.h"
#include "ui/devices/device_sheet.h"
#include "ui/devices/devices_card.h"
#include "ui/devices/receiving_sheet.h"
#include "ui/widgets/preferences.h"
#include "ui/worklist/order_sheet.h"
#include "ui/worklist/worklist_page.h"

namespace {

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

const Gallery* gallery = nullptr;

void keep(QWidget& window, const QString& name) { gallery->keep(window, name); }

vault::DeviceDetails opg() { return {"OPG, ground floor", "OPG_EAST", "192.168.1.40", 104, seal::DeviceKind::Panoramic, seal::DeviceLink::Tls, {}}; }

/// What `task(vault)` says on the session's worker must be true. The task itself asserts nothing: Catch2 counts on one thread only.
template <class Task>
void work(TestPractice& practice, Task task) {
  std::optional<bool> good;
  QObject context;
  practice.session().run(
      Priority::Interactive, &context, [task](vault::Vault& vault, decode::Decoder&) -> bool { return task(vault); }, [&](bool answer) { good = answer; });
  REQUIRE(waitUntil([&] { return good.has_value(); }, 60'000));
  REQUIRE(*good);
}

/// The receiver has been here: devices called, images came, and two others were turned away.
void letCall(TestPractice& practice) {
  auto& fixture = practice.fixture();
  const Path secret = fixture.folder / "receiver-secret";
  work(practice, [secret](vault::Vault& vault) { return vault::prepareReceiver(vault, secret, vault::Takeover::IfNobody) == vault::ReceiverPlace::Here; });
  const tests::ReceiverDouble receiver(fixture.path, secret, fixture.clock);
  const Instant now = SystemClock().now(), before{now.milliseconds - 3'600'000};
  const std::int64_t today = localNow().date().dayNumber();
  std::vector<seal::PeerSeen> seen;
  for (const auto& device : receiver.order().devices) {
    if (device.aeTitle == "OPG_EAST") seen.push_back({device.aeTitle, device.address, device.id, before, now, 300, seal::PeerVerdict::Accepted, today, 126, 4000, now});
    if (device.aeTitle == "SENSOR2") seen.push_back({device.aeTitle, device.address, device.id, before, before, 3, seal::PeerVerdict::Accepted, today - 1, 12, 700, before});
  }
  seen.push_back({"NEWCBCT", "192.168.1.77", {}, before, now, 14, seal::PeerVerdict::UnknownAddress, 0, 0, 0, {}});
  seen.push_back({"SENSOR1", "192.168.1.52", {}, before, before, 1, seal::PeerVerdict::UnknownTitle, 0, 0, 0, {}});
  receiver.writeSeen(std::move(seen));
}

DeviceServices services() {
  DeviceServices all;
  all.echo = [](const vault::Device&, QObject*, std::function<void(Result<void>)> done) { done({}); };
  all.issueCertificate = [](vault::Vault&, const CertificateOrder&) -> Result<DeviceCertificate> { return fail(ErrorCode::Internal); };
  all.practiceCertificates = [](vault::Vault&) -> Result<std::optional<PracticeCertificates>> {
    seal::Hash authority, own;
    for (std::size_t i = 0; i < own.size(); ++i) {
      authority[i] = static_cast<std::uint8_t>(i * 37 + 11);
      own[i] = static_cast<std::uint8_t>(i * 91 + 5);
    }
    return PracticeCertificates{{authority, {2'400'000'000'000}}, {own, {1'890'000'000'000}}, "PEM"};
  };
  all.renewCertificate = [](vault::Vault&) -> Result<void> { return ok(); };
  return all;
}

}  // namespace

TEST_CASE("devices", "[gallery]") {
  TestPractice practice;
  practice.setClock(SystemClock().now());
  const DeviceServices all = services();
  auto* card = new DevicesCard(practice.session(), all);
  Stage stage(*gallery, card, 24);
  keep(stage, u"devices-none"_s);
  work(practice, [](vault::Vault& vault) {
    auto details = opg();
    details.certificate[0] = 1;
    return vault::pairDevice(vault, details) && vault::pairDevice(vault, {"Sensor program, surgery 2", "SENSOR2", "192.168.1.52", 104, seal::DeviceKind::Intraoral, seal::DeviceLink::Plain, {}}) &&
           vault::pairDevice(vault, {"Hospital archive with a very long name, second floor, east wing", "PACS", "10.20.30.40", 11112, seal::DeviceKind::Archive, seal::DeviceLink::Plain, {}});
  });
  letCall(practice);
  card->refresh();
  keep(stage, u"devices"_s);
  for (auto* button : card->findChildren<Button*>()) {
    if (button->text() != u"It is ours…"_s) continue;
    click(*button);
    break;
  }
  keep(stage, u"device-from-caller"_s);
  Sheet::openIn(&stage)->close();
  click(*card->findChildren<IconButton*>().at(2));
  keep(stage, u"device-remove"_s);
  Sheet::openIn(&stage)->close();
  auto* sheet = new DeviceSheet(practice.session(), all, &stage);
  sheet->open();
  keep(stage, u"device-new"_s);
  const auto fields = sheet->findChildren<TextField*>();
  fields.at(0)->setText(u"OPG, ground floor"_s);
  fields.at(1)->setText(u"Röntgen"_s);
  fields.at(2)->setText(u"opg.local"_s);
  auto* link = sheet->findChildren<Choice*>().at(1);
  link->setCurrentData(static_cast<int>(seal::DeviceLink::Tls));
  Q_EMIT link->changed(0);
  keep(stage, u"device-problems"_s);
  fields.at(1)->setText(u"OPG_WEST"_s);
  fields.at(2)->setText(u"192.168.1.41"_s);
  keep(stage, u"device-encrypted"_s);
  sheet->close();
}

TEST_CASE("certificates and connections", "[gallery]") {
  TestPractice practice;
  DeviceServices all = services();
  auto* card = new DevicesCard(practice.session(), all);
  Stage stage(*gallery, card, 24);
  const auto shown = [&](Sheet* sheet, const QString& name) {
    sheet->open();
    keep(stage, name);
    sheet->close();
    settle();
  };
  shown(new CertificatesSheet(practice.session(), DeviceServices(), &stage), u"certificates-none"_s);
  work(practice, [](vault::Vault& vault) {
    auto details = opg();
    details.certificate[0] = 1;
    return vault::pairDevice(vault, details).has_value();
  });
  shown(new CertificatesSheet(practice.session(), all, &stage), u"certificates"_s);
  auto* certificate = new CertificateSheet(practice.session(), all, &stage, opg());
  certificate->open();
  keep(stage, u"certificate"_s);
  const auto passwords = certificate->findChildren<PasswordField*>();
  passwords.at(0)->setFocus();
  type(stage, u"seven gulls"_s);
  passwords.at(1)->setFocus();
  type(stage, u"seven"_s);
  keep(stage, u"certificate-differs"_s);
  certificate->close();
  vault::Device device;
  device.details = opg();
  shown(new ConnectionSheet(practice.session(), all, &stage, device), u"connection"_s);
  all.echo = [](const vault::Device&, QObject*, std::function<void(Result<void>)> done) { done(fail(ErrorCode::ConnectionTimedOut)); };
  shown(new ConnectionSheet(practice.session(), all, &stage, device), u"connection-silent"_s);
  all.echo = [](const vault::Device&, QObject*, std::function<void(Result<void>)>) {};
  shown(new ConnectionSheet(practice.session(), all, &stage, device), u"connection-calling"_s);
  auto* receiving = new ReceivingSheet(practice.session(), &stage);
  receiving->open();
  keep(stage, u"receiving"_s);
  const auto fields = receiving->findChildren<TextField*>();
  fields.at(0)->setText(u"PRAXIS MÜLLER"_s);
  fields.at(1)->setText(fields.at(2)->text());
  keep(stage, u"receiving-problems"_s);
}

TEST_CASE("worklist", "[gallery]") {
  TestPractice practice;
  practice.setClock(SystemClock().now());
  std::vector<model::PatientId> patients{practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417"), practice.addPatient("Abara", "Chidi", "1979-11-02", "20388"),
                                         practice.addPatient("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh", "Maximiliana", "1952-06-30", "20001"),
                                         practice.addPatient("بن عبد الرحمن الأندلسي", "عبد الله", "2018-05-02", "20991")};
  auto* page = new WorklistPage(practice.session());
  Stage stage(*gallery, page);
  keep(stage, u"worklist-empty"_s);
  work(practice, [&](vault::Vault& vault) {
    const auto today = localNow().date();
    bool good = true;
    const char* modalities[] = {"PX", "IO", "CT", "XC"};
    for (int i = 0; i < 7; ++i) {
      model::WorklistOrder order;
      order.modality = modalities[i % 4];
      order.scheduledAt = model::LocalTime::make(model::Date::fromDayNumber(today.dayNumber() + (i > 4 ? 1 : 0)), 1 + i * 3, 15);
      if (i == 1) order.note = "Upper jaw left, swelling since Sunday";
      const auto id = vault::enterWorklist(vault, patients[static_cast<std::size_t>(i) % 4], order);
      good = good && id && (i != 0 || vault::closeWorklist(vault, *id));
    }
    return good;
  });
  page->refresh();
  keep(stage, u"worklist"_s);
  model::Patient patient;
  patient.details.familyName = "Lindqvist";
  patient.details.givenName = "Marta";
  patient.details.birthDate = *model::Date::parse("19870314");
  patient.id = patients[0];
  (new OrderSheet(practice.session(), &stage, patient))->open();
  keep(stage, u"order"_s);
  Sheet::openIn(&stage)->close();
  Preferences preferences(QString::fromStdString(pathToUtf8(practice.fixture().folder / "preferences.ini")));
  preferences.setOrderFolder(u"/srv/practice/Aufträge für Safelight"_s);
  page->readFolder(preferences, [once = true](vault::Vault&, const Path&) mutable -> Result<DroppedOrders> {
    if (!std::exchange(once, false)) return DroppedOrders{};
    return DroppedOrders{3, {{"monday.csv", 4, {ErrorCode::OrderPatientDiffers, {}}}, {"monday.csv", 7, {ErrorCode::OrderFieldMissing, "birth date"}}, {"exported from the old program.txt", 0, {ErrorCode::OrderFileUnreadable, {}}}}};
  });
  keep(stage, u"worklist-refused"_s);
  for (auto* button : page->findChildren<Button*>()) {
    if (button->text() == u"Practice software…"_s) click(*button);
  }
  keep(stage, u"drop-folder"_s);
}

int main(int argc, char** argv) {
  const Gallery shown(argc, argv);
  gallery = &shown;
  return Catch::Session().run(1, argv);
}
