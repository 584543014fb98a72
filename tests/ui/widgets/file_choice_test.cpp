#include "ui/widgets/file_choice.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTreeView>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/widgets/file_icons.h"
#include "ui/widgets/theme.h"

using namespace safelight::ui;

namespace {

/// A window, a folder to choose in, and the dialog that is open.
struct Desk {
  Desk() {
    window.resize(1000, 700);
    test::showActive(window);
  }
  QFileDialog& dialog() {
    auto* open = window.findChild<QFileDialog*>();
    REQUIRE(open != nullptr);
    return *open;
  }
  bool gone() {
    return test::waitUntil([this] {
      test::settle();
      return window.findChild<QFileDialog*>() == nullptr;
    });
  }
  QTemporaryDir folder;
  QWidget window;
};

QStringList qtSettingsFiles() {
  QStringList found;
  for (const auto& place : {QStandardPaths::GenericConfigLocation, QStandardPaths::ConfigLocation, QStandardPaths::AppConfigLocation}) {
    const QString file = QStandardPaths::writableLocation(place) + QStringLiteral("/QtProject.conf");
    if (QFile::exists(file)) found.append(file + QFileInfo(file).lastModified().toString(Qt::ISODateWithMs));
  }
  return found;
}

}  // namespace

TEST_CASE("a new file can be given another name than the one proposed", "[files]") {
  Desk desk;
  QString chosen;
  chooseNewFile(&desk.window, {QStringLiteral("Save"), QStringLiteral("Save"), QStringLiteral("Kit.pdf"), QStringLiteral("pdf")}, &desk.window,
                [&](const QString& path) { chosen = path; });
  CHECK(test::answerFileDialog(desk.window, desk.folder.filePath(QStringLiteral("Of the harbour.pdf"))) == QStringLiteral("Kit.pdf"));
  REQUIRE(desk.gone());
  CHECK(chosen == desk.folder.filePath(QStringLiteral("Of the harbour.pdf")));
}

TEST_CASE("over a window that is always dark the dialog is dark too, whatever the application's theme is", "[files]") {
  applyTheme(*qApp, ThemeKind::Light);
  {
    Desk desk;
    forceTheme(desk.window, ThemeKind::Dark);
    chooseFiles(&desk.window, ChoiceOf::Folder, QStringLiteral("Where the vault lies"), QStringLiteral("Use this folder"), &desk.window, [](const QStringList&) {});
    // What is painted under the words and the words themselves come from one theme: readable.
    const Colours& dark = coloursOf(ThemeKind::Dark);
    QFileDialog& dialog = desk.dialog();
    CHECK(dialog.palette().color(QPalette::Window) == dark.window);
    for (auto* part : dialog.findChildren<QWidget*>()) {
      INFO(part->metaObject()->className() << ' ' << part->objectName().toStdString());
      CHECK(part->palette().color(QPalette::Active, QPalette::ButtonText) == dark.text);
      CHECK(themeOf(part) == ThemeKind::Dark);
    }
    dialog.reject();
    REQUIRE(desk.gone());
  }
  applyTheme(*qApp, ThemeKind::Dark);
}

TEST_CASE("names take the room that the dialog has, and dates are not cut off", "[files]") {
  Desk desk;
  chooseFiles(&desk.window, ChoiceOf::Files, QStringLiteral("Import"), QStringLiteral("Look at them"), &desk.window, [](const QStringList&) {});
  QFileDialog& dialog = desk.dialog();
  QFile file(desk.folder.filePath(QStringLiteral("A long name of a panoramic image of the year before last.dcm")));
  REQUIRE(file.open(QIODevice::WriteOnly));
  file.close();
  dialog.setDirectory(desk.folder.path());
  auto* list = dialog.findChild<QTreeView*>();
  REQUIRE(list != nullptr);
  REQUIRE(test::waitUntil([&] { return list->model()->rowCount(list->rootIndex()) == 1; }));
  constexpr int kDate = 3;
  const auto room = [&](int column) { return list->header()->sectionSize(column); };
  const auto wish = [&] { return list->sizeHintForIndex(list->model()->index(0, kDate, list->rootIndex())).width(); };
  CHECK(test::waitUntil([&] { return room(kDate) >= wish(); }));
  CHECK(list->header()->length() == list->viewport()->width());
  CHECK(room(0) > room(kDate));
  dialog.reject();
  REQUIRE(desk.gone());
}

TEST_CASE("a name typed without its ending gets it", "[files]") {
  Desk desk;
  QString chosen;
  chooseNewFile(&desk.window, {QStringLiteral("Save"), QStringLiteral("Save"), QStringLiteral("Kit.txt"), QStringLiteral("txt")}, &desk.window,
                [&](const QString& path) { chosen = path; });
  desk.dialog().setDirectory(desk.folder.path());
  test::answerFileDialog(desk.window, QStringLiteral("mine"));
  REQUIRE(desk.gone());
  CHECK(chosen == desk.folder.filePath(QStringLiteral("mine.txt")));
}

TEST_CASE("a file that is there already is not asked about in a second dialog: whoever writes it says so", "[files]") {
  Desk desk;
  QFile there(desk.folder.filePath(QStringLiteral("there.txt")));
  REQUIRE(there.open(QIODevice::WriteOnly));
  there.close();
  QString chosen;
  chooseNewFile(&desk.window, {QStringLiteral("Save"), QStringLiteral("Save"), QStringLiteral("there.txt"), QStringLiteral("txt")}, &desk.window,
                [&](const QString& path) { chosen = path; });
  test::answerFileDialog(desk.window, there.fileName());
  REQUIRE(desk.gone());
  CHECK(chosen == there.fileName());
}

TEST_CASE("files are chosen by a typed name too, and Escape chooses none", "[files]") {
  Desk desk;
  QFile there(desk.folder.filePath(QStringLiteral("scan.dcm")));
  REQUIRE(there.open(QIODevice::WriteOnly));
  there.close();
  QStringList chosen;
  chooseFiles(&desk.window, ChoiceOf::Files, QStringLiteral("Import"), QStringLiteral("Look"), &desk.window, [&](const QStringList& paths) { chosen = paths; });
  test::answerFileDialog(desk.window, there.fileName());
  REQUIRE(desk.gone());
  CHECK(chosen == QStringList{there.fileName()});
  chosen.clear();
  chooseFiles(&desk.window, ChoiceOf::Folder, QStringLiteral("Import"), QStringLiteral("Look"), &desk.window, [&](const QStringList& paths) { chosen = paths; });
  test::press(desk.dialog(), Qt::Key_Escape);
  REQUIRE(desk.gone());
  CHECK(chosen.isEmpty());
}

TEST_CASE("whoever asked may be gone by the time something is chosen", "[files]") {
  Desk desk;
  QTemporaryDir folder;
  auto asker = std::make_unique<QObject>();
  bool called = false;
  chooseFiles(&desk.window, ChoiceOf::Folder, QStringLiteral("Import"), QStringLiteral("Look"), asker.get(), [&](const QStringList&) { called = true; });
  auto& dialog = desk.dialog();
  asker.reset();
  dialog.setDirectory(folder.path());
  static_cast<QDialog&>(dialog).accept();
  REQUIRE(desk.gone());
  CHECK_FALSE(called);
}

TEST_CASE("the dialog leaves no list of folders behind", "[files]") {
  Desk desk;
  const QStringList before = qtSettingsFiles();
  chooseFiles(&desk.window, ChoiceOf::Folder, QStringLiteral("Import"), QStringLiteral("Look"), &desk.window, [](const QStringList&) {});
  desk.dialog().setDirectory(desk.folder.path());
  static_cast<QDialog&>(desk.dialog()).accept();
  REQUIRE(desk.gone());
  CHECK(qtSettingsFiles() == before);
  const QSettings qts(QSettings::UserScope, QStringLiteral("QtProject"));
  CHECK_FALSE(QFile::exists(qts.fileName()));
}

TEST_CASE("folders and files have our own icons, by what their names say", "[files]") {
  Desk desk;
  const FileIcons icons(&desk.window);
  const auto picture = [&](const QString& name) { return icons.icon(QFileInfo(desk.folder.filePath(name))).pixmap(20).toImage(); };
  const QImage folder = icons.icon(QFileInfo(desk.folder.path())).pixmap(20).toImage();
  const QImage file = picture(QStringLiteral("letter.docx"));
  CHECK(folder == icons.icon(QAbstractFileIconProvider::Folder).pixmap(20).toImage());
  CHECK(file == icons.icon(QAbstractFileIconProvider::File).pixmap(20).toImage());
  CHECK(folder != file);
  CHECK(picture(QStringLiteral("smile.JPG")) != file);
  CHECK(picture(QStringLiteral("smile.heic")) == picture(QStringLiteral("smile.JPG")));
  CHECK(picture(QStringLiteral("scan.dcm")) == picture(QStringLiteral("dicomdir")));
  CHECK(picture(QStringLiteral("report.pdf")) != file);
  chooseFiles(&desk.window, ChoiceOf::Files, QStringLiteral("Import"), QStringLiteral("Look"), &desk.window, [](const QStringList&) {});
  CHECK(dynamic_cast<FileIcons*>(desk.dialog().iconProvider()) != nullptr);
}
