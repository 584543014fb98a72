// Typing a name or number and pressing Return at once, as barcode scanners do, while the vault is busy: nobody but who was typed is opened.
#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "ui/library/merge_sheet.h"
#include "ui/library/patient_list_view.h"
#include "ui/library/patients_page.h"
#include "ui/library/pick_patient_sheet.h"
#include "ui/library/search_keys.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

struct Desk {
  Desk() {
    chidi = practice.addPatient("Abara", "Chidi", "1971-07-02", "20388");
    marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
    window.resize(1200, 800);
    showActive(window);
  }
  ~Desk() { go = true; }
  /// The session works on something else until `go`.
  void keepBusy() {
    go = false;
    practice.session().run(
        Priority::Interactive, &window,
        [this](vault::Vault&, decode::Decoder&) {
          while (!go) std::this_thread::yield();
          return true;
        },
        [](bool) {});
  }
  /// Who does not stand first in a list.
  const model::Patient& other(const PatientListView& list) { return list.chosen()->id == marta.id ? chidi : marta; }
  static void type(QWidget& field, const QString& words) {
    field.setFocus();
    QTest::keyClicks(&field, words);
  }
  Practice practice;
  model::Patient chidi, marta;
  QWidget window;
  std::atomic<bool> go = true;
};

QString numberOf(const model::Patient& patient) { return QString::fromStdString(patient.details.number); }

/// A sheet that asks whose something is, with somebody in its list.
struct Picking : Desk {
  Picking() {
    sheet = new PickPatientSheet(practice.session(), &window, QStringLiteral("Whose is it?"), QStringLiteral("File here"));
    QObject::connect(sheet, &PickPatientSheet::picked, &window, [this](const model::Patient& patient) { picked = patient.id; });
    sheet->open();
    list = sheet->findChild<PatientListView*>();
    field = sheet->findChild<TextField*>();
    REQUIRE(waitUntil([&] { return list->chosen() != nullptr; }));
    wanted = other(*list);
  }
  Button* pick() {
    for (auto* button : sheet->findChildren<Button*>()) {
      if (button->text() == QStringLiteral("File here")) return button;
    }
    return nullptr;
  }
  QPointer<PickPatientSheet> sheet;
  PatientListView* list = nullptr;
  TextField* field = nullptr;
  model::Patient wanted;
  std::optional<model::PatientId> picked;
};

}  // namespace

TEST_CASE("Return before the answer picks who was typed, not who stood there before", "[ui][patients]") {
  Picking picking;
  picking.keepBusy();
  Desk::type(*picking.field, numberOf(picking.wanted));
  QTest::keyClick(picking.field, Qt::Key_Return);
  settle();
  CHECK_FALSE(picking.picked);
  picking.go = true;
  REQUIRE(waitUntil([&] { return picking.picked.has_value(); }));
  CHECK(*picking.picked == picking.wanted.id);
}

TEST_CASE("Return before the answer picks nobody when nobody is called like that, or when typing went on", "[ui][patients]") {
  Picking picking;
  picking.keepBusy();
  Desk::type(*picking.field, QStringLiteral("99999"));
  QTest::keyClick(picking.field, Qt::Key_Return);
  picking.go = true;
  REQUIRE(waitUntil([&] { return picking.list->patients().rowCount() == 0; }));
  settle();
  CHECK_FALSE(picking.picked);
  picking.keepBusy();
  picking.field->selectAll();
  Desk::type(*picking.field, numberOf(picking.wanted).left(4));
  QTest::keyClick(picking.field, Qt::Key_Return);
  Desk::type(*picking.field, numberOf(picking.wanted).right(1));
  picking.go = true;
  REQUIRE(waitUntil([&] { return picking.list->chosen() != nullptr && picking.list->chosen()->id == picking.wanted.id; }));
  settle();
  CHECK_FALSE(picking.picked);
}

TEST_CASE("while the answer is on its way no button acts on who stood there before", "[ui][patients]") {
  Picking picking;
  REQUIRE(waitUntil([&] { return picking.pick()->isEnabled(); }));
  picking.keepBusy();
  Desk::type(*picking.field, numberOf(picking.wanted));
  CHECK_FALSE(picking.pick()->isEnabled());
  QTest::keyClick(picking.field, Qt::Key_Down);
  CHECK_FALSE(picking.pick()->isEnabled());
  picking.go = true;
  REQUIRE(waitUntil([&] { return picking.pick()->isEnabled(); }));
  CHECK(picking.list->chosen()->id == picking.wanted.id);
}

TEST_CASE("on the page of patients Return opens who was typed, however busy the vault is", "[ui][patients]") {
  Desk desk;
  PatientsPage page(desk.practice.session(), desk.practice.thumbnails());
  QLineEdit search;
  QObject::connect(&search, &QLineEdit::textChanged, &page, &PatientsPage::setSearchText);
  forwardSearchKeys(search, page.list());
  page.resize(1200, 700);
  showActive(page);
  std::optional<model::PatientId> opened;
  QObject::connect(&page, &PatientsPage::openPatient, &page, [&](const model::Patient& patient) { opened = patient.id; });
  REQUIRE(waitUntil([&] { return page.list().chosen() != nullptr; }));
  const model::Patient wanted = desk.other(page.list());
  desk.keepBusy();
  Desk::type(search, numberOf(wanted));
  QTest::keyClick(&search, Qt::Key_Return);
  settle();
  CHECK_FALSE(opened);
  desk.go = true;
  REQUIRE(waitUntil([&] { return opened.has_value(); }));
  CHECK(*opened == wanted.id);
}

TEST_CASE("a merge waits for the answer too", "[ui][patients]") {
  Desk desk;
  auto* sheet = new MergeSheet(desk.practice.session(), &desk.window, desk.marta);
  sheet->open();
  auto* field = sheet->findChild<TextField*>();
  auto* list = sheet->findChild<PatientListView*>();
  Button* merge = nullptr;
  for (auto* button : sheet->findChildren<Button*>()) merge = button->text() == QStringLiteral("Merge") ? button : merge;
  REQUIRE(merge != nullptr);
  field->setText(QStringLiteral("Abara"));
  REQUIRE(waitUntil([&] { return merge->isEnabled() && list->chosen()->id == desk.chidi.id; }));
  desk.keepBusy();
  field->setText(QStringLiteral("20417"));
  CHECK_FALSE(merge->isEnabled());
  desk.go = true;
  CHECK(waitUntil([&] { return list->chosen() != nullptr && list->chosen()->id == desk.marta.id; }));
  CHECK_FALSE(merge->isEnabled());
}
