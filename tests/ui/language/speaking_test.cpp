// The running program in its languages.
#include <QApplication>
#include <QLabel>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/lock/lock_screen.h"
#include "ui/lock/lock_words.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/language.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

/// Speaks a language for the length of a test.
struct Speaking {
  explicit Speaking(Language language) : before(QLocale()), translations(*QApplication::instance()) { translations.use(language); }
  ~Speaking() { QLocale::setDefault(before); }
  QLocale before;
  Translations translations;
};

QString lockedAfter(std::uint32_t seconds) {
  return lockedSentence({LockReason::Idle, QDateTime(QDate(2026, 11, 24), QTime(14, 27)), seconds, QStringLiteral("Dr. A. Okafor")});
}

bool says(QWidget& window, const QString& words) {
  const auto labels = window.findChildren<QLabel*>();
  return std::any_of(labels.begin(), labels.end(), [&](QLabel* label) { return label->text() == words; });
}

}  // namespace

TEST_CASE("the first of the system's languages that is translated is spoken, else English", "[ui][language]") {
  CHECK(languageFor({QStringLiteral("nl-NL"), QStringLiteral("de-AT"), QStringLiteral("fr")}) == Language::German);
  CHECK(languageFor({QStringLiteral("fr_CH"), QStringLiteral("de")}) == Language::French);
  CHECK(languageFor({QStringLiteral("en-GB"), QStringLiteral("de")}) == Language::English);
  CHECK(languageFor({QStringLiteral("C")}) == Language::English);
  CHECK(languageFor({}) == Language::English);
}

TEST_CASE("one image and several are told apart in every language", "[ui][language]") {
  {
    const Speaking german(Language::German);
    CHECK(imageCount(1) == QStringLiteral("1 Bild"));
    CHECK(imageCount(0) == QStringLiteral("0 Bilder"));
    CHECK(imageCount(12) == QStringLiteral("12 Bilder"));
    CHECK(lockedAfter(60) == QStringLiteral("Gesperrt um 14:27 nach 1 Minute ohne Benutzung · Dr. A. Okafor hat gearbeitet"));
    CHECK(lockedAfter(300) == QStringLiteral("Gesperrt um 14:27 nach 5 Minuten ohne Benutzung · Dr. A. Okafor hat gearbeitet"));
  }
  {
    const Speaking french(Language::French);
    CHECK(imageCount(0) == QStringLiteral("0 image"));  // as the French say it
    CHECK(imageCount(1) == QStringLiteral("1 image"));
    CHECK(imageCount(2) == QStringLiteral("2 images"));
  }
  CHECK(imageCount(1) == QStringLiteral("1 image"));
  CHECK(imageCount(2) == QStringLiteral("2 images"));
}

TEST_CASE("dates are written as the language writes them", "[ui][language]") {
  const Speaking german(Language::German);
  CHECK(dateText(*model::Date::make(1987, 3, 14)) == QStringLiteral("14. März 1987"));
  CHECK(sessionTitle(*model::Date::make(2025, 3, 17), *model::Date::make(2026, 11, 24)) == QStringLiteral("März 2025"));
}

TEST_CASE("an error is explained in the language, with its detail", "[ui][language]") {
  const Speaking german(Language::German);
  CHECK(errorText({ErrorCode::RecoveryGroupWrong, "3"}).startsWith(QStringLiteral("Gruppe 3 des Wiederherstellungscodes stimmt nicht.")));
}

TEST_CASE("the lock screen changes its language where it stands, and keeps who was chosen", "[ui][language]") {
  LockScreen screen;
  model::User person;
  person.login = "okafor";
  person.displayName = "Dr A. Okafor";
  person.role = model::Role::Clinician;
  model::User other = person;
  other.login = "bergmann";
  screen.setPeople({person, other});
  screen.setWaitingImages(3);
  screen.resize(1200, 800);
  test::showActive(screen);
  screen.choose("okafor");
  CHECK(says(screen, QStringLiteral("Who is working here?")));
  {
    const Speaking french(Language::French);
    test::settle();
    CHECK(says(screen, QStringLiteral("Qui travaille ici ?")));
    CHECK(says(screen, QStringLiteral("3 images en attente, scellées")));
    CHECK(screen.chosenLogin() == "okafor");
    screen.showProblem({ErrorCode::DiskFull, {}});
    CHECK(says(screen, errorText({ErrorCode::DiskFull, {}})));
    CHECK(errorText({ErrorCode::DiskFull, {}}).startsWith(QStringLiteral("Le disque est plein")));
  }
  test::settle();
  CHECK(says(screen, QStringLiteral("Who is working here?")));
  // What went wrong is said anew as well, and still stands.
  CHECK(errorText({ErrorCode::DiskFull, {}}).startsWith(QStringLiteral("The disk is full")));
  CHECK(says(screen, errorText({ErrorCode::DiskFull, {}})));
}

TEST_CASE("an owner who is asked for the older vault is asked in the language that comes", "[ui][language]") {
  LockScreen screen;
  model::User owner;
  owner.login = "okafor";
  owner.displayName = "Dr A. Okafor";
  owner.role = model::Role::Owner;
  screen.setPeople({owner});
  screen.resize(1200, 800);
  test::showActive(screen);
  screen.showProblem({ErrorCode::VaultRolledBack, {}});
  for (auto* button : screen.findChildren<Button*>()) {
    if (button->isVisible() && button->text().startsWith(QStringLiteral("Open this older vault"))) test::click(*button);
  }
  REQUIRE(screen.acceptsOlder());
  const auto saysBeginning = [&](const QString& words) {
    const auto labels = screen.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](QLabel* label) { return label->isVisible() && label->text().startsWith(words); });
  };
  CHECK(saysBeginning(QStringLiteral("Type your password once more")));
  const Speaking german(Language::German);
  test::settle();
  CHECK(saysBeginning(QStringLiteral("Tippen Sie Ihr Passwort noch einmal")));
  CHECK(screen.acceptsOlder());
}
