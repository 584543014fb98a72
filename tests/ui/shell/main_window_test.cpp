// What the window shows and remembers; tests of its keys stand in keyboard_test.cpp.

#include <QApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include "core/vault/audit.h"
#include "core/vault/patients/patients.h"
#include "tests/ui/shell/open_window.h"
#include "ui/bridge/format.h"
#include "ui/library/patient_sheet.h"
#include "ui/library/patients_page.h"
#include "ui/library/tooth_button.h"
#include "ui/library/undo_history.h"
#include "ui/shell/shortcuts_sheet.h"
#include "ui/widgets/language.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

TEST_CASE("however long the name of whoever is signed in, the search keeps its room", "[ui][shell]") {
  model::User user;
  user.displayName = "Wolfeschlegelsteinhausenbergerdorff-Obermueller Maximiliane Theodora";
  user.role = model::Role::Reception;
  TopBar bar(user);
  bar.resize(1294, bar.height());
  showActive(bar);
  settle();
  CHECK(bar.search().width() == 520);
  const auto texts = bar.findChildren<Text*>();
  CHECK(std::any_of(texts.begin(), texts.end(), [](const Text* text) { return text->isVisible() && text->toolTip().contains(QStringLiteral("Maximiliane Theodora")); }));
}

TEST_CASE("where the bar is narrow the patient's name is the last to be cut", "[ui][shell]") {
  model::User user;
  user.displayName = "Dr Adaeze Okafor";
  user.role = model::Role::Owner;
  model::Patient patient;
  patient.details.familyName = "Lindqvist";
  patient.details.givenName = "Marta";
  patient.details.number = "20417";
  TopBar bar(user);
  showActive(bar);
  bar.showPatient(patient);
  const auto textOf = [&](const QString& words) {
    const auto texts = bar.findChildren<Text*>();
    return *std::find_if(texts.begin(), texts.end(), [&](const Text* text) { return text->text() == words; });
  };
  const Text& name = *textOf(QStringLiteral("Lindqvist, Marta"));
  const Text& person = *textOf(QStringLiteral("Dr Adaeze Okafor"));
  int roomForBoth = 0;
  for (int width = 620; width <= 1200; width += 20) {
    bar.resize(width, bar.height());
    settle();
    INFO(width);
    const bool isWhole = name.contentsRect().width() >= name.fontMetrics().horizontalAdvance(name.text());
    CHECK((isWhole || !person.isVisible()));
    CHECK((isWhole || !bar.findChild<Chip*>()->isVisible()));
    if (isWhole && person.isVisible()) ++roomForBoth;
  }
  CHECK(roomForBoth > 5);
}

TEST_CASE("on a small screen enlarged twice nothing in the bar lies over the search, and the patient's name is whole", "[ui][shell]") {
  model::User user;
  user.displayName = "Dr Adaeze Okafor";
  TopBar bar(user);
  bar.setImportVisible(true);
  showActive(bar);
  bar.resize(600, bar.height());
  settle();
  CHECK(bar.width() == 600);  // it may become so narrow
  const auto buttons = bar.findChildren<Button*>();
  REQUIRE(buttons.size() == 2);
  for (const auto* button : buttons) {
    CHECK(bar.search().geometry().right() < button->x());
    CHECK(button->width() >= button->sizeHint().width());
  }
  model::Patient patient;
  patient.details = {"Lindqvist-Bergmann", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "20417", {}};
  bar.showPatient(patient);
  settle();
  const auto texts = bar.findChildren<Text*>();
  const auto name = std::find_if(texts.begin(), texts.end(), [](const Text* text) { return text->text().contains(QStringLiteral("Bergmann")); });
  REQUIRE(name != texts.end());
  CHECK((*name)->contentsRect().width() >= (*name)->fontMetrics().horizontalAdvance((*name)->text()));
  bar.resize(1294, bar.height());
  settle();
  for (const auto* button : buttons) CHECK(button->width() > 60);  // the words are back
}

TEST_CASE("typing finds, arrows choose and Return opens, without a mouse", "[ui][shell]") {
  Open open;
  CHECK(open.search().hasFocus());
  type(*open.window, QStringLiteral("muell"));
  REQUIRE(waitUntil([&] { return open.list().model()->rowCount() == 1; }));
  CHECK(open.chosen() == QStringLiteral("Müller-Weiß"));
  open.openFirst();
  CHECK(open.window->patient()->details.number == "10233");
}

TEST_CASE("arrow keys move the choice while the search keeps the focus", "[ui][shell]") {
  Open open;
  REQUIRE(open.chosen() == QStringLiteral("Lindqvist"));
  press(*open.window, Qt::Key_Down);
  CHECK(open.chosen() == QStringLiteral("Müller-Weiß"));
  press(*open.window, Qt::Key_Up);
  CHECK(open.chosen() == QStringLiteral("Lindqvist"));
  CHECK(open.search().hasFocus());
}

TEST_CASE("whose record is open stands in the window and never in its title", "[ui][shell]") {
  Open open;
  open.openFirst();
  CHECK(open.window->windowTitle() == QStringLiteral("Safelight"));
  const auto texts = open.window->findChild<TopBar*>()->findChildren<Text*>();
  const auto shows = [&](const char* words) {
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(QString::fromUtf8(words)); });
  };
  CHECK(shows("Lindqvist, Marta"));
  CHECK(shows("14 Mar 1987"));
  CHECK_FALSE(open.search().isVisible());
  open.window->go(Place::Inbox);
  CHECK_FALSE(shows("Lindqvist, Marta"));
  CHECK_FALSE(open.window->patient());
}

TEST_CASE("from a patient whose images are all deleted one press leads to the bin", "[ui][shell]") {
  OpenRecord open;
  open.grid().selectAll();
  test::press(*open.window, Qt::Key_Delete);
  REQUIRE(waitUntil([&] { return open.grid().items().empty(); }));
  const auto buttons = open.window->findChildren<Button*>();
  const auto show = std::find_if(buttons.begin(), buttons.end(), [](const Button* button) { return button->text() == QStringLiteral("Show the bin"); });
  REQUIRE(show != buttons.end());
  REQUIRE(waitUntil([&] { return (*show)->isVisible(); }));
  click(**show);
  CHECK(open.window->place() == Place::Bin);
}

TEST_CASE("opening a patient is in the journal before the page is shown", "[ui][shell]") {
  Open open;
  open.openFirst();
  int opened = 0;
  bool read = false;
  auto& session = open.practice.session();
  session.run(
      Priority::Interactive, open.window.get(),
      [](vault::Vault& vault, decode::Decoder&) {
        int count = 0;
        const auto result = vault::readAudit(vault, [&](const vault::AuditEntry& entry) {
          count += entry.action == "patient.opened";
          return true;
        });
        return result ? count : -1;
      },
      [&](int count) {
        opened = count;
        read = true;
      });
  REQUIRE(waitUntil([&] { return read; }));
  CHECK(opened == 1);
}

TEST_CASE("the page of keys is whole in every language, in the smallest window too", "[ui][shell]") {
  const QLocale before;
  for (const Language language : {Language::English, Language::German, Language::French}) {
    Translations translations(*QApplication::instance());
    translations.use(language);
    for (const QSize size : {QSize(1366, 768), QSize(760, 480)}) {
      QWidget window;
      window.resize(size);
      showActive(window);
      showShortcuts(&window);
      settle();
      const auto* sheet = Sheet::openIn(&window);
      REQUIRE(sheet != nullptr);
      for (const auto* words : sheet->findChildren<Text*>()) {
        if (!words->isVisible()) continue;
        INFO(words->text().toStdString());
        CHECK(words->mapTo(&window, QPoint(words->width(), 0)).x() <= window.width());
        CHECK(words->mapTo(sheet, QPoint(words->width(), 0)).x() <= sheet->width());
        CHECK(words->width() >= (words->wordWrap() ? words->minimumSizeHint().width() : words->sizeHint().width()));
        if (words->wordWrap()) CHECK(words->height() >= words->heightForWidth(words->width()));
      }
    }
  }
  QLocale::setDefault(before);
}

TEST_CASE("who was looked for is found: the search is empty again behind the open patient", "[ui][shell]") {
  Open open;
  type(*open.window, QStringLiteral("muell"));
  REQUIRE(waitUntil([&] { return open.list().model()->rowCount() == 1; }));
  open.openFirst();
  press(*open.window, Qt::Key_Escape);
  REQUIRE(open.window->place() == Place::Patients);
  CHECK(open.search().text().isEmpty());
  CHECK(open.search().hasFocus());
  REQUIRE(waitUntil([&] { return open.list().model()->rowCount() == 3; }));
}

TEST_CASE("Ctrl+Z undoes what was done last from any page, and from an empty search field", "[ui][shell]") {
  Open open;
  auto& session = open.practice.session();
  QStringList undone;
  const auto did = [&](const QString& what) {
    UndoHistory::of(session, open.window.get()).add({what, QStringLiteral("Undone: ") + what, [&undone, what](vault::Vault&) -> Result<void> {
                                                      undone.append(what);
                                                      return {};
                                                    }});
  };
  const auto comesBack = [&](const QString& what) {
    QSignalSpy changed(&session, &VaultSession::patientsChanged);
    press(*open.window, Qt::Key_Z, Qt::ControlModifier);
    return waitUntil([&] { return changed.count() > 0; }) && undone.last() == what;
  };
  did(QStringLiteral("in the list"));
  REQUIRE(open.search().hasFocus());
  CHECK(comesBack(QStringLiteral("in the list")));
  for (const Place place : {Place::Inbox, Place::Bin, Place::Practice}) {
    open.window->go(place);
    did(QStringLiteral("elsewhere"));
    CHECK(comesBack(QStringLiteral("elsewhere")));
  }
  open.window->go(Place::Patients);
  open.openFirst();
  did(QStringLiteral("with a patient"));
  CHECK(comesBack(QStringLiteral("with a patient")));
}

TEST_CASE("in a search that was typed Ctrl+Z takes back the typing", "[ui][shell]") {
  Open open;
  int undone = 0;
  UndoHistory::of(open.practice.session(), open.window.get()).add({QStringLiteral("one"), QStringLiteral("undone"), [&undone](vault::Vault&) -> Result<void> {
                                                                     ++undone;
                                                                     return {};
                                                                   }});
  type(*open.window, QStringLiteral("abara"));
  press(*open.window, Qt::Key_Z, Qt::ControlModifier);
  CHECK(open.search().text().isEmpty());
  REQUIRE(waitUntil([&] { return open.list().model()->rowCount() == 3; }));
  CHECK(undone == 0);
}

TEST_CASE("a change of a record can be undone", "[ui][shell]") {
  Open open;
  auto& session = open.practice.session();
  const auto details = [&](model::PatientId id) {
    std::optional<model::PatientDetails> found;
    session.run(
        Priority::Interactive, open.window.get(), [id](vault::Vault& vault, decode::Decoder&) { return vault::findPatient(vault, id); },
        [&](Result<model::Patient> patient) { found = patient->details; });
    REQUIRE(waitUntil([&] { return found.has_value(); }));
    return *found;
  };
  const model::Patient before = *open.list().chosen();
  auto* sheet = new PatientSheet(session, open.window.get(), before);
  sheet->open();
  settle();
  sheet->findChildren<TextField*>().first()->setText(QStringLiteral("Lindquist"));
  press(*open.window, Qt::Key_Return);
  REQUIRE(waitUntil([&] { return Sheet::openIn(open.window.get()) == nullptr; }));
  CHECK(details(before.id).familyName == "Lindquist");
  press(*open.window, Qt::Key_Z, Qt::ControlModifier);
  REQUIRE(waitUntil([&] { return details(before.id) == before.details; }));
}

TEST_CASE("a very long family name leaves the given name to be read", "[ui][shell]") {
  Open open([](TestPractice& practice) {
    practice.addPatient("Wolfeschlegelsteinhausenbergerdorff-von-und-zu-Unterwaldkirchen-Oberammergau", "Hubert", "1914-08-04", "1");
  });
  open.window->resize(1000, 700);
  open.openFirst();
  settle();
  const QString whole = QStringLiteral("Wolfeschlegelsteinhausenbergerdorff-von-und-zu-Unterwaldkirchen-Oberammergau, Hubert");
  const auto texts = open.window->findChild<TopBar*>()->findChildren<Text*>();
  const auto name = std::find_if(texts.begin(), texts.end(), [&](const Text* text) { return text->text() == whole; });
  REQUIRE(name != texts.end());
  INFO((*name)->contentsRect().width());
  REQUIRE((*name)->fontMetrics().horizontalAdvance(whole) > (*name)->contentsRect().width());
  CHECK(patientNameWithin(open.window->patient()->details, (*name)->fontMetrics(), (*name)->contentsRect().width()).endsWith(QStringLiteral(", Hubert")));
}

TEST_CASE("Escape in the list clears the search", "[ui][shell]") {
  Open open;
  type(*open.window, QStringLiteral("abara"));
  REQUIRE(waitUntil([&] { return open.list().model()->rowCount() == 1; }));
  press(*open.window, Qt::Key_Escape);
  CHECK(open.search().text().isEmpty());
  REQUIRE(waitUntil([&] { return open.list().model()->rowCount() == 3; }));
}

TEST_CASE("whatever sheet is open, one press of Lock locks", "[ui][shell]") {
  Open open;
  QSignalSpy asked(open.window.get(), &MainWindow::lockAsked);
  press(*open.window, Qt::Key_N, Qt::ControlModifier);
  REQUIRE(Sheet::openIn(open.window.get()) != nullptr);
  Button* lock = nullptr;
  for (auto* button : open.window->findChildren<Button*>())
    if (button->text() == QStringLiteral("Lock")) lock = button;
  REQUIRE(lock != nullptr);
  const QPoint place = lock->mapTo(open.window.get(), lock->rect().center());
  QTest::mouseClick(open.window->windowHandle(), Qt::LeftButton, {}, place);
  CHECK(asked.count() == 1);
}

TEST_CASE("Ctrl+A chooses every image of a patient, wherever on the page the keyboard is", "[ui][shell]") {
  OpenRecord open;
  open.window->findChild<ToothButton*>()->setFocus();
  press(*open.window, Qt::Key_A, Qt::ControlModifier);
  CHECK(open.grid().selectedCount() == 2);
}

TEST_CASE("closing the window asks and closes nothing by itself", "[ui][shell]") {
  Open open;
  QSignalSpy asked(open.window.get(), &MainWindow::quitAsked);
  open.window->close();
  CHECK(asked.count() == 1);
  CHECK(open.window->isVisible());
}

TEST_CASE("a new patient is asked for in one sheet, opens, and is found again", "[ui][shell]") {
  Open open;
  press(*open.window, Qt::Key_N, Qt::ControlModifier);
  auto* sheet = open.window->findChild<PatientSheet*>();
  REQUIRE(sheet != nullptr);
  type(*open.window, QStringLiteral("Haddad"));
  press(*open.window, Qt::Key_Tab);
  type(*open.window, QStringLiteral("Leila"));
  press(*open.window, Qt::Key_Tab);
  type(*open.window, QStringLiteral("19.1.2014"));
  press(*open.window, Qt::Key_Return);
  REQUIRE(waitUntil([&] { return open.window->place() == Place::Patient; }));
  CHECK(open.window->patient()->details.birthDate == model::Date{2014, 1, 19});
  press(*open.window, Qt::Key_K, Qt::ControlModifier);
  type(*open.window, QStringLiteral("leila 2014"));
  REQUIRE(waitUntil([&] { return open.list().model()->rowCount() == 1; }));
}

TEST_CASE("a sheet says what is missing and stays", "[ui][shell]") {
  Open open;
  press(*open.window, Qt::Key_N, Qt::ControlModifier);
  auto* sheet = open.window->findChild<PatientSheet*>();
  REQUIRE(sheet != nullptr);
  press(*open.window, Qt::Key_Return);
  settle();
  CHECK(sheet->isVisible());
  const auto texts = sheet->findChildren<Text*>();
  CHECK(std::any_of(texts.begin(), texts.end(), [](const Text* text) { return text->isVisible() && text->text().contains(QStringLiteral("name"), Qt::CaseInsensitive) && text->text().size() > 20; }));
}

TEST_CASE("a name that is here already is said before it is there twice", "[ui][shell]") {
  Open open;
  auto* sheet = new PatientSheet(open.practice.session(), open.window.get());
  sheet->prefill(QStringLiteral("Lindqvist Marta"));
  sheet->open();
  const auto texts = sheet->findChildren<Text*>();
  CHECK(waitUntil([&] {
    return std::any_of(texts.begin(), texts.end(), [](const Text* text) { return text->isVisible() && text->text().contains(QStringLiteral("There is already")); });
  }));
}

TEST_CASE("reception sees no button that would be refused", "[ui][shell]") {
  TestPractice practice;
  practice.addPatient("Abara", "Chidi");
  Preferences preferences(QString::fromStdString((practice.fixture().folder / "preferences.ini").string()));
  MainWindow window(practice.session("nurse", tests::kNursePassword), preferences);
  showActive(window);
  settle();
  const auto buttons = window.findChildren<QAbstractButton*>();
  const auto has = [&](const char* words) {
    return std::any_of(buttons.begin(), buttons.end(), [&](const QAbstractButton* button) { return button->isVisibleTo(&window) && button->text() == QString::fromUtf8(words); });
  };
  CHECK(has("New patient") == practice.session().may(model::Permission::EditPatients));
  CHECK(has("Import") == practice.session().may(model::Permission::Import));
  CHECK(has("Add a person") == practice.session().may(model::Permission::ManagePeople));
}

TEST_CASE("the theme button changes the theme and the choice is remembered without a name", "[ui][shell]") {
  Open open;
  followTheme(*qApp, *open.preferences);
  const ThemeKind before = currentTheme();
  for (auto* button : open.window->findChild<TopBar*>()->findChildren<IconButton*>()) {
    if (button->isVisible()) click(*button);
  }
  CHECK(currentTheme() != before);
  const Preferences again(QString::fromStdString((open.practice.fixture().folder / "preferences.ini").string()));
  CHECK(again.effectiveTheme() != before);
  QFile file(QString::fromStdString((open.practice.fixture().folder / "preferences.ini").string()));
  REQUIRE(file.open(QIODevice::ReadOnly));
  const QByteArray kept = file.readAll();
  CHECK_FALSE(kept.contains("Lindqvist"));
  CHECK_FALSE(kept.contains("Harbour"));
  applyTheme(*qApp, ThemeKind::Dark);
}
