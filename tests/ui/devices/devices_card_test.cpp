#include "ui/devices/devices_card.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "ui/devices/connection_sheet.h"
#include "ui/devices/device_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

struct Shown {
  explicit Shown(const std::string& login = "owner", const std::string& password = tests::kOwnerPassword)
      : card(practice.session(login, password), services) {
    card.resize(760, 500);
    showActive(card);
    settle();
  }
  void pair(const vault::DeviceDetails& details) {
    bool done = false;
    practice.session().run(
        Priority::Interactive, &card, [details](vault::Vault& vault, decode::Decoder&) { return vault::pairDevice(vault, details).has_value(); },
        [&](bool paired) {
          CHECK(paired);
          done = true;
        });
    REQUIRE(waitUntil([&] { return done; }));
    card.refresh();
  }
  bool says(const QWidget& in, const char* words) const {
    const auto texts = in.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return !text->isHidden() && text->text().contains(QString::fromUtf8(words)); });
  }
  Button* button(const QWidget& in, const char* words) const {
    for (auto* each : in.findChildren<Button*>()) {
      if (!each->isHidden() && each->text() == QString::fromUtf8(words)) return each;
    }
    return nullptr;
  }
  IconButton* iconButton(const char* words) const {
    for (auto* each : card.findChildren<IconButton*>()) {
      if (each->accessibleName() == QString::fromUtf8(words)) return each;
    }
    return nullptr;
  }
  TestPractice practice;
  DeviceServices services;
  DevicesCard card;
};

vault::DeviceDetails panoramic() { return {"OPG downstairs", "OPG", "192.168.1.40", 104, seal::DeviceKind::Panoramic, seal::DeviceLink::Plain, {}}; }

}  // namespace

TEST_CASE("without devices the card says what they are good for and offers the first", "[ui][devices]") {
  Shown shown;
  REQUIRE(waitUntil([&] { return shown.says(shown.card, "also while Safelight is locked"); }));
  CHECK(shown.button(shown.card, "Add a device") != nullptr);
  CHECK(shown.button(shown.card, "How images arrive…") == nullptr);
}

TEST_CASE("a paired device stands in the card with its title and whether it is encrypted", "[ui][devices]") {
  Shown shown;
  shown.pair(panoramic());
  REQUIRE(waitUntil([&] { return shown.says(shown.card, "OPG downstairs"); }));
  CHECK(shown.says(shown.card, "192.168.1.40"));
  CHECK(shown.says(shown.card, "Not encrypted"));
  CHECK(shown.says(shown.card, "Never called yet"));
  CHECK(shown.button(shown.card, "How images arrive…") != nullptr);
}

TEST_CASE("who leaves the sheet of a new device is on the button again that opened it", "[ui][devices]") {
  Shown shown;
  auto* add = shown.button(shown.card, "Add a device");
  REQUIRE(add != nullptr);
  add->setFocus();
  press(shown.card, Qt::Key_Return);
  REQUIRE(waitUntil([&] { return Sheet::openIn(&shown.card) != nullptr; }));
  press(shown.card, Qt::Key_Escape);
  settle();
  CHECK(add->hasFocus());
}

TEST_CASE("a removed device leaves the card only after a question", "[ui][devices]") {
  Shown shown;
  shown.pair(panoramic());
  REQUIRE(waitUntil([&] { return shown.iconButton("Take nothing more from OPG downstairs") != nullptr; }));
  click(*shown.iconButton("Take nothing more from OPG downstairs"));
  settle();
  auto* sheet = Sheet::openIn(&shown.card);
  REQUIRE(sheet != nullptr);
  CHECK(shown.says(shown.card, "OPG downstairs"));
  click(*shown.button(*sheet, "Remove"));
  REQUIRE(waitUntil([&] { return shown.iconButton("Take nothing more from OPG downstairs") == nullptr; }));
}

TEST_CASE("rows that are made anew leave the keyboard where it was; of a device that went it goes to the next thing to do", "[ui][devices]") {
  Shown shown;
  shown.pair(panoramic());
  REQUIRE(waitUntil([&] { return shown.iconButton("Change OPG downstairs") != nullptr; }));
  shown.iconButton("Change OPG downstairs")->setFocus(Qt::TabFocusReason);
  REQUIRE(shown.card.focusWidget() != nullptr);
  auto other = panoramic();
  other.name = "Scanner";
  other.aeTitle = "SCAN";
  shown.pair(other);
  REQUIRE(waitUntil([&] { return shown.says(shown.card, "Scanner"); }));
  settle();
  REQUIRE(shown.card.focusWidget() != nullptr);
  CHECK(shown.card.focusWidget()->accessibleName() == QStringLiteral("Change OPG downstairs"));

  shown.iconButton("Take nothing more from Scanner")->setFocus(Qt::TabFocusReason);
  press(shown.card, Qt::Key_Return);
  REQUIRE(waitUntil([&] { return Sheet::openIn(&shown.card) != nullptr; }));
  click(*shown.button(*Sheet::openIn(&shown.card), "Remove"));
  REQUIRE(waitUntil([&] { return shown.iconButton("Take nothing more from Scanner") == nullptr; }));
  CHECK(shown.card.focusWidget() == shown.button(shown.card, "Add a device"));
}

TEST_CASE("pairing leads on to what must be typed in at the device", "[ui][devices]") {
  Shown shown;
  click(*shown.button(shown.card, "Add a device"));
  settle();
  auto* sheet = shown.card.findChild<DeviceSheet*>();
  REQUIRE(sheet != nullptr);
  const auto fields = sheet->findChildren<TextField*>();
  fields.at(1)->setText(QStringLiteral("OPG"));
  fields.at(2)->setText(QStringLiteral("192.168.1.40"));
  click(*shown.button(*sheet, "Pair"));
  REQUIRE(waitUntil([&] { return shown.card.findChild<ConnectionSheet*>() != nullptr; }));
}

TEST_CASE("who may not change settings sees the devices and changes none", "[ui][devices]") {
  Shown shown("nurse", tests::kNursePassword);
  // Nothing there to do for them: the card says who can.
  REQUIRE(waitUntil([&] { return shown.says(shown.card, "An owner of the practice can add some"); }));
  CHECK(shown.button(shown.card, "Add a device") == nullptr);
}
