#include "ui/devices/device_sheet.h"

#include <catch2/catch_test_macros.hpp>

#include "core/vault/receiving/receiving.h"
#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "ui/bridge/format.h"
#include "ui/devices/connection_sheet.h"
#include "ui/devices/receiving_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// A window with a sheet over it.
struct Shown {
  Shown() {
    window.resize(1000, 800);
    showActive(window);
  }
  Button& button(QWidget& in, const char* words) {
    for (auto* each : in.findChildren<Button*>()) {
      if (each->text() == QString::fromUtf8(words)) return *each;
    }
    FAIL("no button " << words);
    throw 0;
  }
  TextField& field(QWidget& in, int index) { return *in.findChildren<TextField*>().at(index); }
  bool says(const QWidget& in, const char* words) const {
    const auto texts = in.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return !text->isHidden() && text->text().contains(QString::fromUtf8(words)); });
  }
  Result<std::vector<vault::Device>> devices() {
    std::optional<Result<std::vector<vault::Device>>> answer;
    practice.session().run(
        Priority::Interactive, &window, [](vault::Vault& vault, decode::Decoder&) { return vault::devices(vault); }, [&](auto result) { answer = std::move(result); });
    REQUIRE(waitUntil([&] { return answer.has_value(); }));
    return *answer;
  }
  DeviceSheet& open(const std::optional<seal::PeerSeen>& peer = {}) {
    auto* sheet = new DeviceSheet(practice.session(), services, &window, peer);
    sheet->open();
    settle();
    return *sheet;
  }
  /// In the order of the form: name, title, address, port.
  void fill(DeviceSheet& sheet, const char* name, const char* title, const char* address) {
    field(sheet, 0).setText(QString::fromUtf8(name));
    field(sheet, 1).setText(QString::fromUtf8(title));
    field(sheet, 2).setText(QString::fromUtf8(address));
  }
  TestPractice practice;
  DeviceServices services;
  QWidget window;
};

}  // namespace

TEST_CASE("a device is paired with an AE title and an address", "[ui][devices]") {
  Shown shown;
  auto& sheet = shown.open();
  CHECK_FALSE(shown.button(sheet, "Pair").isEnabled());
  shown.fill(sheet, "OPG downstairs", "OPG_EAST", "192.168.1.40");
  REQUIRE(shown.button(sheet, "Pair").isEnabled());
  std::optional<vault::Device> saved;
  QObject::connect(&sheet, &DeviceSheet::saved, &shown.window, [&](const vault::Device& device) { saved = device; });
  click(shown.button(sheet, "Pair"));
  REQUIRE(waitUntil([&] { return saved.has_value(); }));
  CHECK(saved->details.name == "OPG downstairs");
  const auto devices = shown.devices();
  REQUIRE(devices);
  REQUIRE(devices->size() == 1);
  CHECK(devices->front().details.aeTitle == "OPG_EAST");
  CHECK(devices->front().details.address == "192.168.1.40");
  CHECK(devices->front().details.kind == seal::DeviceKind::Panoramic);
  CHECK(devices->front().details.link == seal::DeviceLink::Plain);
}

TEST_CASE("an address that is a name, or a title with accents, cannot be paired and is explained", "[ui][devices]") {
  Shown shown;
  auto& sheet = shown.open();
  shown.fill(sheet, "", "OPG", "opg.local");
  CHECK_FALSE(shown.button(sheet, "Pair").isEnabled());
  CHECK(shown.says(sheet, "Numbers, as 192.168.1.40."));
  shown.fill(sheet, "", "Röntgen", "10.0.0.9");
  CHECK_FALSE(shown.button(sheet, "Pair").isEnabled());
  CHECK(shown.says(sheet, "no accents"));
}

TEST_CASE("an encrypted link wants a certificate before anything else", "[ui][devices]") {
  Shown shown;
  auto& sheet = shown.open();
  shown.fill(sheet, "", "OPG", "10.0.0.9");
  auto* link = sheet.findChildren<Choice*>().at(1);
  link->setCurrentData(static_cast<int>(seal::DeviceLink::Tls));
  Q_EMIT link->changed(link->currentIndex());
  CHECK_FALSE(shown.button(sheet, "Pair").isEnabled());
  CHECK(shown.says(sheet, "certificate by which it is known again"));
  link->setCurrentData(static_cast<int>(seal::DeviceLink::Plain));
  Q_EMIT link->changed(link->currentIndex());
  CHECK(shown.button(sheet, "Pair").isEnabled());
  CHECK(shown.says(sheet, "cross your network readable"));
}

TEST_CASE("a caller becomes a device without typing its title and address", "[ui][devices]") {
  Shown shown;
  seal::PeerSeen peer;
  peer.aeTitle = "SENSOR1";
  peer.address = "10.0.0.7";
  auto& sheet = shown.open(peer);
  CHECK(shown.field(sheet, 1).text() == QStringLiteral("SENSOR1"));
  CHECK(shown.field(sheet, 2).text() == QStringLiteral("10.0.0.7"));
  CHECK(shown.button(sheet, "Pair").isEnabled());
}

TEST_CASE("the same device twice is refused beside the title", "[ui][devices]") {
  Shown shown;
  for (int i = 0; i < 2; ++i) {
    auto& sheet = shown.open();
    shown.fill(sheet, "", "OPG", "10.0.0.9");
    bool saved = false;
    QObject::connect(&sheet, &DeviceSheet::saved, &shown.window, [&] { saved = true; });
    click(shown.button(sheet, "Pair"));
    if (i == 0) {
      REQUIRE(waitUntil([&] { return saved; }));
      settle();
    } else {
      REQUIRE(waitUntil([&] { return sheet.findChildren<FormField*>().at(2)->hasProblem(); }));
      CHECK_FALSE(saved);
    }
  }
  CHECK(shown.devices()->size() == 1);
}

TEST_CASE("the second step names title, address and port, and says whether the device answers", "[ui][devices]") {
  Shown shown;
  vault::Device device;
  device.details = {"OPG", "OPG", "127.0.0.1", 104, seal::DeviceKind::Panoramic, seal::DeviceLink::Plain, {}};
  std::function<void(Result<void>)> answer;
  int calls = 0;
  shown.services.echo = [&](const vault::Device& called, QObject*, std::function<void(Result<void>)> done) {
    CHECK(called.details.aeTitle == "OPG");
    answer = std::move(done);
    ++calls;
  };
  shown.services.worklistPort = 11113;
  auto* sheet = new ConnectionSheet(shown.practice.session(), shown.services, &shown.window, device);
  sheet->open();
  REQUIRE(waitUntil([&] { return shown.says(*sheet, "11112"); }));
  CHECK(shown.says(*sheet, "SAFELIGHT"));
  CHECK(shown.says(*sheet, "127.0.0.1"));
  CHECK(shown.says(*sheet, "port 11113"));
  REQUIRE(calls == 1);
  auto* there = sheet->findChildren<ConnectionLine*>().at(0);
  CHECK(there->state() == ConnectionLine::State::Waiting);
  answer(fail(ErrorCode::ConnectionRefused));
  CHECK(there->state() == ConnectionLine::State::Bad);
  CHECK(shown.says(*sheet, "Images can still arrive"));
  click(shown.button(*sheet, "Test again"));
  REQUIRE(calls == 2);
  answer({});
  CHECK(there->state() == ConnectionLine::State::Good);
}

TEST_CASE("title and ports of Safelight itself can be changed, and two equal ports cannot", "[ui][devices]") {
  Shown shown;
  {
    auto& sheet = shown.open();
    shown.fill(sheet, "", "OPG", "10.0.0.9");
    bool saved = false;
    QObject::connect(&sheet, &DeviceSheet::saved, &shown.window, [&] { saved = true; });
    click(shown.button(sheet, "Pair"));
    REQUIRE(waitUntil([&] { return saved; }));
    settle();
  }
  auto* sheet = new ReceivingSheet(shown.practice.session(), &shown.window);
  sheet->open();
  REQUIRE(waitUntil([&] { return shown.field(*sheet, 0).text() == QStringLiteral("SAFELIGHT"); }));
  auto& encryptedPort = shown.field(*sheet, 1);
  encryptedPort.setText(QStringLiteral("11112"));
  CHECK_FALSE(shown.button(*sheet, "Save").isEnabled());
  CHECK(shown.says(*sheet, "must differ"));
  encryptedPort.setText(QStringLiteral("2763"));
  shown.field(*sheet, 0).setText(QStringLiteral("HARBOUR"));
  // An address of this computer, whatever it is called today; the first choice is every network.
  auto* address = sheet->findChildren<Choice*>().first();
  CHECK(address->currentData().toString().isEmpty());
  address->addItem(QStringLiteral("Only 192.0.2.1"), QStringLiteral("192.0.2.1"));
  address->setCurrentData(QStringLiteral("192.0.2.1"));
  bool saved = false;
  QObject::connect(sheet, &ReceivingSheet::saved, &shown.window, [&] { saved = true; });
  click(shown.button(*sheet, "Save"));
  REQUIRE(waitUntil([&] { return saved; }));
  std::optional<seal::ReceivingSettings> settings;
  shown.practice.session().run(
      Priority::Interactive, &shown.window, [](vault::Vault& vault, decode::Decoder&) { return vault::receivingSettings(vault); },
      [&](const seal::ReceivingSettings& now) { settings = now; });
  REQUIRE(waitUntil([&] { return settings.has_value(); }));
  CHECK(settings->aeTitle == "HARBOUR");
  CHECK(settings->tlsPort == 2763);
  CHECK(settings->plainAddress == "192.0.2.1");
}
