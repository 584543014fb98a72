// What is chosen for everybody and for this workstation, and the check of the vault.
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "core/vault/settings.h"
#include "tests/ui/practice/shown_page.h"
#include "ui/practice/health_card.h"
#include "ui/practice/settings_card.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

Choice& choiceWith(QWidget& card, const QVariant& data) {
  for (auto* choice : card.findChildren<Choice*>()) {
    if (choice->indexOfData(data) >= 0) return *choice;
  }
  FAIL("no such choice");
  throw 0;
}

/// Chooses as a person does.
void choose(Choice& choice, const QVariant& data) {
  choice.setCurrentData(data);
  Q_EMIT choice.changed(choice.currentIndex());
}

}  // namespace

TEST_CASE("whoever may not change what holds for everybody reads who may", "[ui][practice]") {
  {
    Shown shown("nurse", tests::kNursePassword);
    auto& card = *shown.page->findChild<SettingsCard*>();
    CHECK(shown.says(card, "Only owners change this."));
    for (auto* choice : card.findChildren<Choice*>()) CHECK_FALSE(choice->isEnabled());
  }
  Shown owner;
  CHECK_FALSE(owner.says(*owner.page->findChild<SettingsCard*>(), "Only owners"));
}

TEST_CASE("one minute is the shortest idle time, and reaches the vault", "[ui][practice]") {
  Shown shown;
  auto& card = *shown.page->findChild<SettingsCard*>();
  auto& idle = choiceWith(card, 60u);
  CHECK(idle.indexOfData(60u) == 0);
  choose(idle, 60u);
  REQUIRE(waitUntil([&] { return shown.practice.session().settings().idleLockSeconds == 60; }));
  choose(idle, 3600u);
  REQUIRE(waitUntil([&] { return shown.practice.session().settings().idleLockSeconds == 3600; }));
}

TEST_CASE("an idle time that is no choice shows as the next shorter one, and stays until another is chosen", "[ui][practice]") {
  Shown shown;
  auto settings = shown.practice.session().settings();
  settings.idleLockSeconds = 700;
  bool done = false;
  shown.practice.session().changeSettings(settings, shown.page.get(), [&](Result<void> result) { done = result.has_value(); });
  REQUIRE(waitUntil([&] { return done; }));
  auto& idle = choiceWith(*shown.page->findChild<SettingsCard*>(), 60u);
  CHECK(idle.currentData().toUInt() == 600);
  CHECK(shown.practice.session().settings().idleLockSeconds == 700);
}

TEST_CASE("how long records are kept is chosen, and a number of one's own stays when something else is saved", "[ui][practice]") {
  Shown shown;
  auto settings = shown.practice.session().settings();
  CHECK(settings.retentionYears == 10);
  settings.retentionYears = 13;
  bool done = false;
  shown.practice.session().changeSettings(settings, shown.page.get(), [&](Result<void> result) { done = result.has_value(); });
  REQUIRE(waitUntil([&] { return done; }));
  auto& card = *shown.page->findChild<SettingsCard*>();
  const auto choices = card.findChildren<Choice*>();
  Choice& years = *choices.at(2);
  Choice& minors = *choices.at(3);
  CHECK(years.currentData().toInt() == 13);
  choose(minors, 21);
  REQUIRE(waitUntil([&] { return shown.practice.session().settings().minorsUntilAge == 21; }));
  CHECK(shown.practice.session().settings().retentionYears == 13);
  choose(years, 30);
  REQUIRE(waitUntil([&] { return shown.practice.session().settings().retentionYears == 30; }));
}

TEST_CASE("each way of writing teeth can be chosen and is shown after a reload", "[ui][practice]") {
  Shown shown;
  auto& card = *shown.page->findChild<SettingsCard*>();
  auto& notation = choiceWith(card, static_cast<int>(model::ToothNotation::Palmer));
  CHECK(notation.count() == 3);
  for (const auto each : {model::ToothNotation::Palmer, model::ToothNotation::Fdi, model::ToothNotation::Universal}) {
    choose(notation, static_cast<int>(each));
    REQUIRE(waitUntil([&] { return shown.practice.session().notation() == each; }));
    SettingsCard fresh(shown.practice.session());
    CHECK(choiceWith(fresh, static_cast<int>(model::ToothNotation::Palmer)).currentData().toInt() == static_cast<int>(each));
  }
}

TEST_CASE("the name is trimmed, and the same name again saves nothing", "[ui][practice]") {
  Shown shown;
  int saved = 0;
  QObject::connect(&shown.practice.session(), &VaultSession::settingsChanged, shown.page.get(), [&] { ++saved; });
  auto* name = shown.page->findChild<SettingsCard*>()->findChild<TextField*>();
  name->setText(QStringLiteral("  Quay Dental  "));
  Q_EMIT name->editingFinished();
  REQUIRE(waitUntil([&] { return shown.practice.session().practice() == QStringLiteral("Quay Dental"); }));
  CHECK(name->text() == QStringLiteral("Quay Dental"));
  CHECK(saved == 1);
  name->setText(QStringLiteral("Quay Dental "));
  Q_EMIT name->editingFinished();
  shown.ask([](vault::Vault&, decode::Decoder&) { return true; });
  CHECK(saved == 1);
  CHECK(name->text() == QStringLiteral("Quay Dental"));
}

TEST_CASE("a change made elsewhere shows in the card by itself", "[ui][practice]") {
  Shown shown;
  auto settings = shown.practice.session().settings();
  settings.practice = "Pier Dental";
  settings.notation = model::ToothNotation::Palmer;
  shown.practice.session().changeSettings(settings, shown.page.get(), [](Result<void>) {});
  auto& card = *shown.page->findChild<SettingsCard*>();
  REQUIRE(waitUntil([&] { return card.findChild<TextField*>()->text() == QStringLiteral("Pier Dental"); }));
  CHECK(choiceWith(card, static_cast<int>(model::ToothNotation::Palmer)).currentData().toInt() == static_cast<int>(model::ToothNotation::Palmer));
}

TEST_CASE("light, dark or as the system is this workstation's own choice", "[ui][practice]") {
  Shown shown;
  auto& card = *shown.page->findChild<WorkstationCard*>();
  auto& theme = *card.findChildren<Choice*>().last();  // below the language, whose numbers are the same
  CHECK(theme.currentData().toInt() == static_cast<int>(ThemeChoice::System));
  choose(theme, static_cast<int>(ThemeChoice::Light));
  CHECK(shown.preferences->theme() == ThemeChoice::Light);
  CHECK(shown.preferences->effectiveTheme() == ThemeKind::Light);
  shown.preferences->setTheme(ThemeChoice::Dark);  // the button in the top bar
  CHECK(theme.currentData().toInt() == static_cast<int>(ThemeChoice::Dark));
  choose(theme, static_cast<int>(ThemeChoice::System));
  CHECK(shown.preferences->theme() == ThemeChoice::System);
  CHECK(shown.preferences->effectiveTheme() == systemTheme());
}

TEST_CASE("the language is this workstation's own choice, and is still chosen after a restart", "[ui][practice]") {
  Shown shown;
  auto& card = *shown.page->findChild<WorkstationCard*>();
  auto* language = &choiceWith(card, static_cast<int>(LanguageChoice::French));
  CHECK(language->currentData().toInt() == static_cast<int>(LanguageChoice::System));
  choose(*language, static_cast<int>(LanguageChoice::German));
  CHECK(Preferences(QString::fromStdString((shown.practice.fixture().folder / "preferences.ini").string())).language() == LanguageChoice::German);
  choose(*language, static_cast<int>(LanguageChoice::System));
  CHECK(Preferences(QString::fromStdString((shown.practice.fixture().folder / "preferences.ini").string())).language() == LanguageChoice::System);
}

TEST_CASE("a check can be stopped, and says that it was", "[ui][practice]") {
  TestPractice practice;
  practice.addImages(practice.addPatient("Abara", "Chidi"), {"1|16|2026-11-20T09:00:00", "1|17|2026-11-20T09:01:00"});
  auto& session = practice.session();
  HealthCard card(session);
  card.resize(760, 240);
  showActive(card);
  const auto said = [&](const char* words) {
    const auto texts = card.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(QString::fromUtf8(words)); });
  };
  // The worker is kept busy until the check was asked to stop.
  std::atomic<bool> go{false};
  session.run(
      Priority::Interactive, &card,
      [&go](vault::Vault&, decode::Decoder&) {
        while (!go) std::this_thread::yield();
        return true;
      },
      [](bool) {});
  card.check(vault::Depth::Deep);
  CHECK(said("Opening every image"));
  auto* stop = buttonOf(card, "Stop");
  REQUIRE((stop != nullptr && stop->isVisible()));
  CHECK_FALSE(buttonOf(card, "Check now")->isVisible());
  click(*stop);
  go = true;
  REQUIRE(waitUntil([&] { return buttonOf(card, "Check now")->isVisible(); }));
  CHECK(said("The check was stopped"));
  CHECK_FALSE(stop->isVisible());
}

TEST_CASE("asking twice checks once", "[ui][practice]") {
  Shown shown;
  auto& card = *shown.page->findChild<HealthCard*>();
  card.check(vault::Depth::Quick);
  card.check(vault::Depth::Deep);
  CHECK(shown.says(card, "Checking"));
  CHECK_FALSE(shown.says(card, "Opening every image"));
  REQUIRE(shown.comesToSay(card, "Everything is in its place"));
}

TEST_CASE("many findings are counted, and only the first are listed", "[ui][practice]") {
  TestPractice practice;
  const auto patient = practice.addPatient("Abara", "Chidi");
  std::vector<std::string> images;
  for (int i = 0; i < 12; ++i) images.push_back("1|16|2026-11-20T09:00:" + std::to_string(10 + i));
  practice.addImages(patient, images);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.fixture().path / "objects")) {
    if (entry.is_regular_file()) std::filesystem::resize_file(entry.path(), 40);
  }
  HealthCard card(practice.session());
  card.resize(760, 400);
  showActive(card);
  card.check(vault::Depth::Deep);
  const auto said = [&](const char* words) {
    const auto texts = card.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(QString::fromUtf8(words)); });
  };
  REQUIRE(waitUntil([&] { return said("12 things are not as they should be"); }));
  CHECK(said("… and 4 more"));
}

TEST_CASE("a single finding is one thing", "[ui][practice]") {
  TestPractice practice;
  practice.addImages(practice.addPatient("Abara", "Chidi"), {"1|16|2026-11-20T09:00:10"});
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.fixture().path / "objects")) {
    if (entry.is_regular_file()) std::filesystem::resize_file(entry.path(), 40);
  }
  HealthCard card(practice.session());
  card.resize(760, 400);
  showActive(card);
  card.check(vault::Depth::Deep);
  CHECK(waitUntil([&] {
    const auto texts = card.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [](const Text* text) { return text->isVisible() && text->text().startsWith(QStringLiteral("One thing is not as it should be.")); });
  }));
}

TEST_CASE("a card that goes stops its check", "[ui][practice]") {
  TestPractice practice;
  practice.addManyPatients(50);
  auto& session = practice.session();
  auto card = std::make_unique<HealthCard>(session);
  card->check(vault::Depth::Deep);
  card.reset();
  QObject context;
  bool answered = false;
  session.run(Priority::Background, &context, [](vault::Vault&, decode::Decoder&) { return true; }, [&](bool) { answered = true; });
  CHECK(waitUntil([&] { return answered; }));
}
