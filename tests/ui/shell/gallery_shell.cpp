// The window's screens as pictures, for looking at: gallery_shell FOLDER. tests/ui/gallery.sh runs it.
#include <QApplication>
#include <QDir>
#include <QLocale>
#include <catch2/catch_session.hpp>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/bridge/format.h"
#include "ui/library/merge_sheet.h"
#include "ui/library/patient_sheet.h"
#include "ui/library/patients_page.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/preferences.h"
#include "ui/shell/shortcuts_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

QString g_folder;

void keep(QWidget& widget, const QString& name, qreal ratio = 1) {
  settle();
  REQUIRE(pictureOf(widget, ratio).save(QDir(g_folder).filePath(name + QStringLiteral(".png"))));
}

/// Both themes at the usual sizes; the last is 1920x1080 at 200 %.
void keepAll(MainWindow& window, const QString& name) {
  for (const auto kind : {ThemeKind::Dark, ThemeKind::Light}) {
    applyTheme(*qApp, kind);
    const QString theme = kind == ThemeKind::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    for (const QSize size : {QSize(1366, 768), QSize(1920, 1080), QSize(960, 540)}) {
      window.resize(size);
      waitUntil([] { return false; }, 150);
      keep(window, QStringLiteral("%1-%2-%3").arg(name, theme).arg(size.width()), size.width() == 960 ? 2 : 1);
    }
  }
  applyTheme(*qApp, ThemeKind::Dark);
  window.resize(1440, 900);
}

TextField* searchOf(MainWindow& window) {
  for (auto* field : window.findChildren<TextField*>()) {
    if (field->placeholderText() == QStringLiteral("Name, birth date or number")) return field;
  }
  return nullptr;
}

void rest() { waitUntil([] { return false; }, 300); }

}  // namespace

TEST_CASE("a practice with patients") {
  TestPractice practice;
  practice.addDrawnPatients({QDateTime::currentMSecsSinceEpoch()});
  Preferences preferences(QString::fromStdString(pathToUtf8(practice.fixture().folder / "preferences.ini")));
  MainWindow window(practice.session(), preferences);
  window.resize(1440, 900);
  showActive(window);
  auto* list = window.findChild<PatientListView*>();
  REQUIRE(waitUntil([&] { return list->model()->rowCount() > 0; }));
  rest();
  keepAll(window, QStringLiteral("patients"));
  searchOf(window)->setText(QStringLiteral("müll"));
  rest();
  keep(window, QStringLiteral("patients-search"));
  searchOf(window)->setText(QStringLiteral("nobody like this"));
  rest();
  keep(window, QStringLiteral("patients-nothing"));
  searchOf(window)->clear();
  rest();
  auto* sheet = new PatientSheet(practice.session(), &window);
  sheet->prefill(QStringLiteral("lindqvist marta"));
  sheet->open();
  rest();
  keep(window, QStringLiteral("patient-new"));
  sheet->close();
  rest();
  auto* merge = new MergeSheet(practice.session(), &window, *list->chosen());
  merge->open();
  rest();
  keep(window, QStringLiteral("patient-merge"));
  merge->close();
  showShortcuts(&window);
  rest();
  keep(window, QStringLiteral("shortcuts"));
  window.findChild<Sheet*>()->close();
  settle();
  window.openPatient(*list->chosen());
  REQUIRE(waitUntil([&] { return window.place() == Place::Patient; }));
  rest();
  keepAll(window, QStringLiteral("patient"));
  for (const auto& [place, name] : {std::pair{Place::Inbox, "inbox"}, {Place::Bin, "bin"}, {Place::Practice, "practice"}}) {
    window.go(place);
    rest();
    keepAll(window, QString::fromLatin1(name));
  }
}

TEST_CASE("a new practice") {
  TestPractice practice;
  Preferences preferences(QString::fromStdString(pathToUtf8(practice.fixture().folder / "preferences.ini")));
  MainWindow window(practice.session(), preferences);
  window.resize(1440, 900);
  showActive(window);
  rest();
  keepAll(window, QStringLiteral("patients-empty"));
}

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
  QApplication application(argc, argv);
  g_folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
  QDir().mkpath(g_folder);
  applyTheme(application, ThemeKind::Dark);
  return Catch::Session().run(1, argv);
}
