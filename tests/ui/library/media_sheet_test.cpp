#include "ui/library/media_sheet.h"

#include <QDir>
#include <QFile>
#include <QMenu>
#include <QPlainTextEdit>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/library/shown_sheet.h"
#include "ui/library/filter_bar.h"
#include "ui/library/patient_page.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

namespace {

struct Open : ShownSheet<MediaSheet> {
  using ShownSheet::ShownSheet;
  MediaSheet& sheet() {
    if (shown) return *shown;
    QObject::connect(&ShownSheet::sheet(), &MediaSheet::written, &window, [this](int on, int left) { written = {on, left}; });
    return *shown;
  }
  QString folder(const char* name) { return QString::fromStdString(pathToUtf8(practice.folder / name)); }
  void press(const QString& words) {
    REQUIRE(button(words)->isVisible());
    click(*button(words));
  }
  std::optional<std::pair<int, int>> written;
};

}  // namespace

TEST_CASE("a medium gets every image and its directory, and the sheet goes", "[ui][library]") {
  Open open(6);
  open.sheet().setFolder(open.folder("stick"));
  open.press(u"Write"_s);
  REQUIRE(waitUntil([&] { return open.written.has_value(); }));
  CHECK(*open.written == std::pair(6, 0));
  CHECK(QFile::exists(open.folder("stick") + u"/DICOMDIR"_s));
  CHECK(QDir(open.folder("stick") + u"/DICOM"_s).entryList(QDir::Files).size() == 6);
  REQUIRE(waitUntil([&] { return open.shown.isNull(); }));
  CHECK(open.says(u"6 images written to"_s));
}

TEST_CASE("what has no place on a medium is named, and the rest is written", "[ui][library]") {
  Open open(2);
  open.practice.import({{.what = "pdf", .name = "consent.pdf"}}, open.marta.id);
  open.sheet().setFolder(open.folder("stick"));
  open.press(u"Write"_s);
  REQUIRE(waitUntil([&] { return open.written.has_value(); }));
  CHECK(*open.written == std::pair(2, 1));
  CHECK(open.says(u"Written in part"_s));
  CHECK(open.sheet().findChild<QPlainTextEdit*>()->toPlainText().contains(u"A disc of this kind has no place for this"_s));
}

TEST_CASE("a folder that holds a medium already is refused in the field, and another can be chosen", "[ui][library]") {
  Open open(2);
  QDir().mkpath(open.folder("full"));
  QFile old(open.folder("full") + u"/DICOMDIR"_s);
  REQUIRE(old.open(QIODevice::WriteOnly));
  old.write("old");
  old.close();
  open.sheet().setFolder(open.folder("full"));
  open.press(u"Write"_s);
  REQUIRE(waitUntil([&] { return open.says(u"is already there, and Safelight never overwrites it."_s); }));
  CHECK_FALSE(open.written);
  open.sheet().setFolder(open.folder("empty"));
  CHECK_FALSE(open.says(u"is already there"_s));
  open.press(u"Write"_s);
  REQUIRE(waitUntil([&] { return open.written.has_value(); }));
}

TEST_CASE("a folder must be named from the top of the disk", "[ui][library]") {
  Open open(1);
  open.sheet().setFolder(u"somewhere"_s);
  open.press(u"Write"_s);
  CHECK(open.says(u"type where it is from the top of the disk"_s));
  CHECK_FALSE(open.written);
}

TEST_CASE("each form says what it is for", "[ui][library]") {
  Open open(1);
  auto* kind = open.sheet().findChild<Choice*>();
  REQUIRE(kind != nullptr);
  CHECK(open.says(u"STD-GEN-CD"_s));
  kind->setCurrentData(static_cast<int>(decode::MediaProfile::Dental));
  Q_EMIT kind->changed(kind->currentIndex());
  CHECK(open.says(u"STD-DEN-CD"_s));
}

TEST_CASE("the patient's menu writes a medium for whoever may export, and for nobody else", "[ui][library]") {
  for (const auto role : {model::Role::Owner, model::Role::Assistant}) {
    Practice practice(role);
    const auto marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
    PatientPage page(practice.session(), practice.thumbnails());
    page.resize(1366, 768);
    showActive(page);
    page.setPatient(marta);
    Q_EMIT page.findChild<FilterBar*>()->moreAsked(QPoint(600, 100));
    auto* menu = page.findChild<QMenu*>();
    const auto actions = menu != nullptr ? menu->actions() : QList<QAction*>();
    const bool offered = std::any_of(actions.begin(), actions.end(), [](const QAction* action) { return action->text().startsWith(u"Write a disc"_s); });
    CHECK(offered == practice.session().may(model::Permission::Export));
    if (menu != nullptr) menu->close();
  }
}
