// The screens of ui/devices and ui/worklist in their states, as pictures of an invented practice: gallery_devices FOLDER dark|light WIDTHxHEIGHT.
#include <QPainter>
#include <QTest>
#include <QVBoxLayout>
#include <catch2/catch_session.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/vault/worklist.h"
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

template <class Task>
void work(TestPractice& practice, Task task) {
  bool done = false;
  QObject context;
  practice.session().run(
      Priority::Interactive, &context,
      [task](vault::Vault& vault, decode::Decoder&) {
        task(vault);
        return true;
      },
      [&](bool) { done = true; });
  REQUIRE(waitUntil([&] { return done; }));
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
  const DeviceServices all = services();
  auto* card = new DevicesCard(practice.session(), all);
  Stage stage(*gallery, card, 24);
  keep(stage, u"devices-none"_s);
  work(practice, [](vault::Vault& vault) {
    auto details = opg();
    details.certificate[0] = 1;
    CHECK(vault::pairDevice(vault, details));
    CHECK(vault::pairDevice(vault, {"Sensor program, surgery 2", "SENSOR2", "192.168.1.52", 104, seal::DeviceKind::Intraoral, seal::DeviceLink::Plain, {}}));
    CHECK(vault::pairDevice(vault, {"Hospital archive with a very long name, second floor, east wing", "PACS", "10.20.30.40", 11112, seal::DeviceKind::Archive, seal::DeviceLink::Plain, {}}));
  });
  card->refresh();
  keep(stage, u"devices"_s);
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
  sheet->close();
  (new CertificateSheet(practice.session(), all, &stage, opg()))->open();
  keep(stage, u"certificate"_s);
  Sheet::openIn(&stage)->close();
  vault::Device device;
  device.details = opg();
  (new ConnectionSheet(practice.session(), all, &stage, device))->open();
  keep(stage, u"connection"_s);
  Sheet::openIn(&stage)->close();
  (new CertificatesSheet(practice.session(), all, &stage))->open();
  keep(stage, u"certificates"_s);
  Sheet::openIn(&stage)->close();
  (new ReceivingSheet(practice.session(), &stage))->open();
  keep(stage, u"receiving"_s);
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
    const char* modalities[] = {"PX", "IO", "CT", "XC"};
    for (int i = 0; i < 7; ++i) {
      model::WorklistOrder order;
      order.modality = modalities[i % 4];
      order.scheduledAt = model::LocalTime::make(model::Date::fromDayNumber(today.dayNumber() + (i > 4 ? 1 : 0)), 1 + i * 3, 15);
      if (i == 1) order.note = "Upper jaw left, swelling since Sunday";
      const auto id = vault::enterWorklist(vault, patients[static_cast<std::size_t>(i) % 4], order);
      CHECK(id);
      if (i == 0 && id) CHECK(vault::closeWorklist(vault, *id));
    }
  });
  page->refresh();
  keep(stage, u"worklist"_s);
  model::Patient patient;
  patient.details.familyName = "Lindqvist";
  patient.details.givenName = "Marta";
  patient.id = patients[0];
  (new OrderSheet(practice.session(), &stage, patient))->open();
  keep(stage, u"order"_s);
}

int main(int argc, char** argv) {
  const Gallery shown(argc, argv);
  gallery = &shown;
  return Catch::Session().run(1, argv);
}
