#include "ui/practice/practice_page.h"

#include <QPointer>
#include <QTest>
#include <catch2/catch_test_macros.hpp>

#include "core/crypto/device_secret.h"
#include "core/vault/access/people.h"
#include "tests/ui/practice/shown_page.h"
#include "ui/practice/backup_card.h"
#include "ui/practice/health_card.h"
#include "ui/practice/password_sheet.h"
#include "ui/practice/people_card.h"
#include "ui/practice/person_sheet.h"
#include "ui/practice/settings_card.h"
#include "ui/setup/new_password_form.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

TEST_CASE("a choice is saved as it is made", "[ui][practice]") {
  Shown shown;
  auto& card = *shown.page->findChild<SettingsCard*>();
  auto choices = card.findChildren<Choice*>();
  REQUIRE(choices.size() == 4);
  choices[0]->setCurrentIndex(1);
  Q_EMIT choices[0]->changed(1);
  REQUIRE(waitUntil([&] { return shown.practice.session().notation() == model::ToothNotation::Universal; }));
  auto* name = card.findChild<TextField*>();
  name->setText(QStringLiteral("Quay Dental"));
  Q_EMIT name->editingFinished();
  REQUIRE(waitUntil([&] { return shown.practice.session().practice() == QStringLiteral("Quay Dental"); }));
}

TEST_CASE("what wants doing stays in view while the cards above it grow", "[ui][practice]") {
  Shown shown;
  shown.page->resize(1000, 600);
  settle();
  auto& health = *shown.page->findChild<HealthCard*>();
  const auto isInView = [&] { return health.mapTo(shown.page.get(), QPoint(0, health.height())).y() <= shown.page->height(); };
  CHECK_FALSE(isInView());
  shown.page->showHealth();
  CHECK(isInView());
  // The keyboard is there, too: from the top of the page Tab would scroll back to it.
  CHECK(health.isAncestorOf(shown.page->window()->focusWidget()));
  shown.page->findChild<BackupCard*>()->setMinimumHeight(500);
  REQUIRE(waitUntil([&] { return shown.page->findChild<BackupCard*>()->height() >= 500; }));
  settle();
  CHECK(isInView());
}

TEST_CASE("Tab walks through the cards as they stand, with rows that came later", "[ui][practice]") {
  Shown shown;
  shown.page->resize(1000, 2400);  // all of it in view: what scrolls has no place of its own
  auto& people = *shown.page->findChild<PeopleCard*>();
  REQUIRE(waitUntil([&] { return people.findChildren<Choice*>().size() >= 1 && buttonOf(people, "Change password") != nullptr; }));
  settle();
  CHECK(tabTroubles(*shown.page).join(u'\n').toStdString() == "");
  people.refresh();
  const QPointer<QWidget> before = people.findChildren<Choice*>().first();
  REQUIRE(waitUntil([&] { return before.isNull(); }));
  settle();
  CHECK(tabTroubles(*shown.page).join(u'\n').toStdString() == "");
}

TEST_CASE("an emptied name falls back to the old one", "[ui][practice]") {
  Shown shown;
  auto* name = shown.page->findChild<SettingsCard*>()->findChild<TextField*>();
  name->clear();
  Q_EMIT name->editingFinished();
  settle();
  CHECK(name->text() == QStringLiteral("Harbour Dental"));
}

TEST_CASE("who may not change settings sees them greyed out and adds nobody", "[ui][practice]") {
  Shown shown("nurse", tests::kNursePassword);
  CHECK_FALSE(shown.page->findChild<SettingsCard*>()->findChild<TextField*>()->isEnabled());
  CHECK(buttonOf(*shown.page, "Add a person") == nullptr);
  REQUIRE(waitUntil([&] { return buttonOf(*shown.page, "Change password") != nullptr; }));
}

TEST_CASE("a person who was added can sign in here", "[ui][practice]") {
  Shown shown;
  auto* sheet = new PersonSheet(shown.practice.session(), shown.page.get());
  sheet->open();
  settle();
  type(*shown.page, QStringLiteral("Jana Bergmann"));
  CHECK_FALSE(buttonOf(*sheet, "Add")->isEnabled());
  for (auto* field : sheet->findChildren<PasswordField*>()) field->append(QStringLiteral("seven boats beside the pier"));
  REQUIRE(buttonOf(*sheet, "Add")->isEnabled());
  bool added = false;
  QObject::connect(sheet, &PersonSheet::added, shown.page.get(), [&] { added = true; });
  click(*buttonOf(*sheet, "Add"));
  REQUIRE(waitUntil([&] { return added; }));
  shown.page->findChild<PeopleCard*>()->refresh();
  REQUIRE(waitUntil([&] { return shown.says(*shown.page, "Jana Bergmann"); }));
  CHECK(shown.says(*shown.page, "j.bergmann"));
}

TEST_CASE("Enter in the last password adds the person", "[ui][practice]") {
  Shown shown;
  auto* sheet = new PersonSheet(shown.practice.session(), shown.page.get());
  sheet->open();
  settle();
  type(*shown.page, QStringLiteral("Ines Vogel"));
  const auto fields = sheet->findChildren<PasswordField*>();
  for (auto* field : fields) field->append(QStringLiteral("seven boats beside the pier"));
  bool added = false;
  QObject::connect(sheet, &PersonSheet::added, shown.page.get(), [&] { added = true; });
  QTest::keyClick(fields.last(), Qt::Key_Return);
  CHECK(waitUntil([&] { return added; }));
}

TEST_CASE("a wrong current password changes nothing and says so", "[ui][practice]") {
  Shown shown;
  auto* sheet = new PasswordSheet(shown.practice.session(), shown.page.get());
  sheet->open();
  settle();
  const auto fields = sheet->findChildren<PasswordField*>();
  REQUIRE(fields.size() == 3);
  fields[0]->append(QStringLiteral("not my password at all"));
  for (auto* field : fields.mid(1)) field->append(QStringLiteral("seven boats beside the pier"));
  click(*buttonOf(*sheet, "Change"));
  REQUIRE(waitUntil([&] { return shown.says(*sheet, "not your current password"); }));
  CHECK(sheet->isVisible());
}

TEST_CASE("a check of a whole vault says that everything is in its place", "[ui][practice]") {
  Shown shown;
  auto& card = *shown.page->findChild<HealthCard*>();
  CHECK(shown.says(card, "check it yourself"));
  card.check(vault::Depth::Quick);
  REQUIRE(waitUntil([&] { return shown.says(card, "Everything is in its place"); }));
}

TEST_CASE("whoever starts a check stays at its card until it has answered", "[ui][practice]") {
  Shown shown;
  auto& card = *shown.page->findChild<HealthCard*>();
  auto* begin = buttonOf(card, "Check now");
  begin->setFocus();
  REQUIRE(begin->hasFocus());
  click(*begin);
  const auto isAtCard = [&] { return shown.page->window()->focusWidget() != nullptr && card.isAncestorOf(shown.page->window()->focusWidget()); };
  CHECK(isAtCard());
  REQUIRE(waitUntil([&] { return shown.says(card, "Everything is in its place"); }));
  CHECK(isAtCard());
}

TEST_CASE("a missing object is found, named, and not hidden behind a green line", "[ui][practice]") {
  TestPractice practice;
  const auto patient = practice.addPatient("Abara", "Chidi");
  practice.addImages(patient, {"1|16|2026-11-20T09:00:00"});
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.fixture().path / "objects")) {
    if (entry.is_regular_file()) {
      std::filesystem::remove(entry.path());
      break;
    }
  }
  HealthCard card(practice.session());
  card.resize(760, 240);
  showActive(card);
  card.check(vault::Depth::Quick);
  const auto any = [&](const char* words) {
    const auto texts = card.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(QString::fromUtf8(words)); });
  };
  REQUIRE(waitUntil([&] { return any("Abara, Chidi"); }));
  CHECK_FALSE(any("in its place"));
}
