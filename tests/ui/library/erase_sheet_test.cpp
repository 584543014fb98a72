#include "ui/library/erase_sheet.h"

#include <QCheckBox>
#include <catch2/catch_test_macros.hpp>

#include "core/vault/backup/backup.h"
#include "core/vault/keeping/hold.h"
#include "tests/ui/library/shown_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

namespace {

struct Open : ShownSheet<EraseSheet> {
  using ShownSheet::ShownSheet;
  /// With what the vault says of the patient.
  EraseSheet& sheet() {
    if (shown) return *shown;
    QObject::connect(&ShownSheet::sheet(), &EraseSheet::erased, &window, [this] { erased = true; });
    REQUIRE(waitUntil([&] { return says(u"cannot be undone"_s) || says(u"on hold"_s); }));
    return *shown;
  }
  bool erased = false;
};

}  // namespace

TEST_CASE("a patient is erased only with a reason, the name typed by hand, and the retention time overridden", "[ui][library]") {
  Open open(6);
  open.sheet();
  auto* erase = open.button(u"Erase for good"_s);
  CHECK(open.says(u"6 images"_s));
  CHECK(open.says(u"The practice keeps records until"_s));
  CHECK_FALSE(erase->isEnabled());
  open.field(0)->setText(u"Asked for it"_s);
  open.field(1)->setText(u"Lindqvist"_s);
  CHECK_FALSE(erase->isEnabled());  // the time of keeping runs
  open.sheet().findChild<QCheckBox*>()->setChecked(true);
  CHECK(erase->isEnabled());
  open.field(1)->setText(u"Lindquist"_s);
  CHECK_FALSE(erase->isEnabled());
  open.field(1)->setText(u" 20417 "_s);
  CHECK(erase->isEnabled());
  open.field(0)->setText(u"  "_s);
  CHECK_FALSE(erase->isEnabled());
  open.field(0)->setText(u"Asked for it"_s);
  click(*erase);
  REQUIRE(waitUntil([&] { return open.erased; }));
  CHECK(open.practice.ask([id = open.marta.id](vault::Vault& vault, decode::Decoder&) { return vault::findPatient(vault, id).error().code; }) == ErrorCode::PatientErased);
  REQUIRE(waitUntil([&] { return open.shown.isNull(); }));
}

TEST_CASE("whoever erased a patient is told the day on which it is final in backups too", "[ui][library]") {
  Open open(2);
  const bool saved = open.practice.ask([](vault::Vault& vault, decode::Decoder&) {
    const Path place = vault.path().parent_path() / "disk";
    vault::BackupOrder order;
    order.destination = place;
    return vault.environment().files.makeDirectory(place).has_value() && vault::backUp(vault, order).has_value();
  });
  REQUIRE(saved);
  open.sheet();
  CHECK(open.says(u"it is final there too"_s));
  open.field(0)->setText(u"Asked for it"_s);
  open.field(1)->setText(u"Lindqvist"_s);
  open.sheet().findChild<QCheckBox*>()->setChecked(true);
  click(*open.button(u"Erase for good"_s));
  REQUIRE(waitUntil([&] { return open.erased; }));
  REQUIRE(waitUntil([&] {
    const auto labels = open.window.findChildren<Text*>();
    return std::any_of(labels.begin(), labels.end(), [](const Text* text) { return text->text().contains(u"In backups it is final from"_s); });
  }));
}

TEST_CASE("once a patient is erased the keyboard goes where the page leads it that is shown instead", "[ui][library]") {
  Open open(0);
  open.sheet();
  auto* search = new TextField({}, &open.window);
  search->show();
  QObject::connect(open.shown, &EraseSheet::erased, search, [search] { search->setFocus(); });
  open.field(0)->setText(u"Asked for it"_s);
  open.field(1)->setText(u"Lindqvist"_s);
  if (auto* despite = open.sheet().findChild<QCheckBox*>(); despite->isVisible()) despite->setChecked(true);
  click(*open.button(u"Erase for good"_s));
  REQUIRE(waitUntil([&] { return open.shown.isNull(); }));
  CHECK(search->hasFocus());
}

TEST_CASE("records on hold offer nothing to press but Cancel", "[ui][library]") {
  Open open(1);
  REQUIRE(vault::holdPatient(open.practice.vault(), open.marta.id, "A court asked"));
  open.sheet();
  CHECK(open.says(u"A court asked"_s));
  CHECK_FALSE(open.button(u"Erase for good"_s)->isVisible());
  CHECK(open.button(u"Cancel"_s)->isVisible());
}

TEST_CASE("a hold is put and ended with a reason", "[ui][library]") {
  Open open(0);
  open.showWindow();
  for (const auto way : {HoldSheet::Way::Hold, HoldSheet::Way::Release}) {
    QPointer<HoldSheet> sheet = new HoldSheet(open.practice.session(), &open.window, open.marta, way);
    sheet->open();
    const auto buttons = sheet->findChildren<Button*>();
    auto* apply = *std::find_if(buttons.begin(), buttons.end(), [](const Button* one) { return one->kind() == ButtonKind::Primary; });
    CHECK_FALSE(apply->isEnabled());
    const auto said = sheet->findChildren<Text*>();
    CHECK(std::any_of(said.begin(), said.end(), [](const Text* text) { return text->isVisible() && text->text().contains(u"name nobody"_s); }));
    sheet->findChild<TextField*>()->setText(u"why"_s);
    click(*apply);
    REQUIRE(waitUntil([&] { return sheet.isNull(); }));
    const bool isHeld = open.practice.ask([id = open.marta.id](vault::Vault& vault, decode::Decoder&) { return vault::findHold(vault, id)->has_value(); });
    CHECK(isHeld == (way == HoldSheet::Way::Hold));
  }
}
