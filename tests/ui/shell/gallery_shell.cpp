// The window's screens, the first run and the practice page in every state (see tests/ui/gallery.sh). Everybody in them is invented.
#include <QScrollArea>
#include <catch2/catch_session.hpp>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/gallery.h"
#include "ui/library/merge_sheet.h"
#include "ui/library/patient_sheet.h"
#include "ui/library/patients_page.h"
#include "ui/practice/health_card.h"
#include "ui/practice/password_sheet.h"
#include "ui/practice/person_sheet.h"
#include "ui/setup/kit_entry.h"
#include "ui/setup/kit_step.h"
#include "ui/setup/new_password_form.h"
#include "ui/setup/owner_step.h"
#include "ui/setup/practice_step.h"
#include "ui/setup/setup_window.h"
#include "ui/setup/welcome_step.h"
#include "ui/shell/main_window.h"
#include "ui/shell/medium_bar.h"
#include "ui/shell/shortcuts_sheet.h"
#include "ui/shell/top_bar.h"
#include "ui/widgets/preferences.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

const Gallery* g_gallery = nullptr;

void keep(QWidget& widget, const char* name) { g_gallery->keep(widget, QString::fromLatin1(name)); }

struct Shown {
  explicit Shown(const std::function<void(TestPractice&)>& fill) {
    fill(practice);
    preferences = std::make_unique<Preferences>(QString::fromStdString((practice.fixture().folder / "preferences.ini").string()));
    preferences->useTheme(g_gallery->theme() == ThemeKind::Dark ? ThemeChoice::Dark : ThemeChoice::Light);
    window = std::make_unique<MainWindow>(practice.session(), *preferences);
    g_gallery->show(*window);
    REQUIRE(waitUntil([&] { return !list().patients().isLoading(); }));
  }
  PatientListView& list() { return *window->findChild<PatientListView*>(); }
  void search(const char* text) { window->findChild<TopBar*>()->search().setText(QString::fromUtf8(text)); }

  TestPractice practice;
  std::unique_ptr<Preferences> preferences;
  std::unique_ptr<MainWindow> window;
};

Instant today() { return {QDateTime::currentMSecsSinceEpoch()}; }

void typePassword(QWidget& form) {
  for (auto* field : form.findChildren<PasswordField*>()) field->append(QStringLiteral("copper lantern over nine quays"));
}

}  // namespace

TEST_CASE("a practice with patients") {
  Shown shown([](TestPractice& practice) { practice.addDrawnPatients(today()); });
  auto& window = *shown.window;
  keep(window, "patients");
  shown.search("müll");
  keep(window, "patients-search");
  shown.search("nobody like this");
  keep(window, "patients-nothing-found");
  shown.search("");
  waitUntil([&] { return shown.list().model()->rowCount() > 2; });
  auto* sheet = new PatientSheet(shown.practice.session(), &window);
  sheet->prefill(QStringLiteral("lindqvist marta"));
  sheet->open();
  keep(window, "patient-new");
  delete sheet;
  auto* merge = new MergeSheet(shown.practice.session(), &window, *shown.list().chosen());
  merge->open();
  keep(window, "patient-merge");
  delete merge;
  showShortcuts(&window);
  keep(window, "keys");
  delete window.findChild<Sheet*>();
  window.findChild<MediumBar*>()->offer(QStringLiteral("/media/CANON_DC"), QStringLiteral("CANON_DC"));
  Toast::show(&window, QStringLiteral("Merged into Lindqvist, Marta"), Text::Tone::Good, [] {});
  keep(window, "patients-medium-and-toast");
  window.findChild<MediumBar*>()->hide();
  window.openPatient(*shown.list().chosen());
  REQUIRE(waitUntil([&] { return window.place() == Place::Patient; }));
  keep(window, "patient");
}

TEST_CASE("many patients") {
  Shown shown([](TestPractice& practice) { practice.addManyPatients(300); });
  keep(*shown.window, "patients-full");
}

TEST_CASE("a new practice") {
  Shown shown([](TestPractice&) {});
  keep(*shown.window, "patients-empty");
  for (const auto& [place, name] : {std::pair{Place::Inbox, "inbox-empty"}, {Place::Bin, "bin-empty"}, {Place::Practice, "practice"}}) {
    shown.window->go(place);
    keep(*shown.window, name);
  }
  shown.window->findChild<HealthCard*>()->check(vault::Depth::Quick);
  waitUntil([] { return false; }, 400);
  for (auto* area : shown.window->findChildren<QScrollArea*>()) area->ensureWidgetVisible(shown.window->findChild<HealthCard*>());
  keep(*shown.window, "practice-checked");
  auto* person = new PersonSheet(shown.practice.session(), shown.window.get());
  person->open();
  for (auto* button : person->findChildren<Button*>()) {
    if (button->text().startsWith(QStringLiteral("Suggest"))) button->click();
  }
  keep(*shown.window, "practice-add-person");
  delete person;
  (new PasswordSheet(shown.practice.session(), shown.window.get()))->open();
  keep(*shown.window, "practice-password");
}

TEST_CASE("a vault that is not well") {
  Shown shown([](TestPractice& practice) {
    practice.addImages(practice.addPatient("Abara", "Chidi"), {"1|16|2026-11-20T09:00:00", "1|17|2026-11-20T09:01:00"});
  });
  for (const auto& entry : std::filesystem::recursive_directory_iterator(shown.practice.fixture().path / "objects")) {
    if (!entry.is_regular_file()) continue;
    std::filesystem::resize_file(entry.path(), 40);
    break;
  }
  auto& watch = HealthWatch::of(shown.practice.session());
  watch.checkNow();
  REQUIRE(waitUntil([&] { return watch.health() && watch.health()->checkedAt.has_value(); }, 60000));
  keep(*shown.window, "health-bar");
  shown.window->go(Place::Practice);
  for (auto* area : shown.window->findChildren<QScrollArea*>()) area->ensureWidgetVisible(shown.window->findChild<HealthCard*>());
  waitUntil([] { return false; }, 300);
  keep(*shown.window, "health-card");
}

TEST_CASE("the first run") {
  tests::VaultFixture fixture;
  const vault::Environment environment = fixture.environment();
  SetupWindow window(environment, {QString::fromStdString((fixture.folder / "Safelight").string()), fixture.folder / "config" / "device-secret"});
  g_gallery->show(window);
  keep(window, "setup-welcome");
  window.findChild<ChoiceCard*>()->click();
  type(window, QStringLiteral("Harbour Dental"));
  keep(window, "setup-practice");
  window.findChild<PracticeStep*>()->next()->click();
  type(window, QStringLiteral("Dr Adaeze Okafor"));
  auto& owner = *window.findChild<OwnerStep*>();
  typePassword(owner);
  keep(window, "setup-owner");
  for (auto* button : owner.findChildren<Button*>()) {
    if (button->text().startsWith(QStringLiteral("Suggest"))) button->click();
  }
  keep(window, "setup-owner-suggested");
  owner.next()->click();
  auto& kit = *window.findChild<KitStep*>();
  REQUIRE(waitUntil([&] { return kit.isVisible(); }));
  keep(window, "setup-kit");
  const QString spoken = kit.findChild<KitView*>()->accessibleName();
  kit.next()->click();
  type(window, spoken.mid(spoken.indexOf(u':') + 2, 5));
  type(window, QStringLiteral("AAAAA"));
  keep(window, "setup-kit-typing");
}

TEST_CASE("the recovery kit") {
  tests::VaultFixture fixture;
  const vault::Environment environment = fixture.environment();
  SetupWindow window(environment, {{}, fixture.folder / "config" / "device-secret"});
  window.startRecovery(QString::fromStdString(fixture.path.string()));
  g_gallery->show(window);
  keep(window, "setup-recover");
}

int main(int argc, char** argv) {
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  const Gallery gallery(argc, argv);
  g_gallery = &gallery;
  return Catch::Session().run(1, argv);
}
