#include <catch2/catch_test_macros.hpp>

#include "ui/lock/lock_words.h"

using namespace safelight;
using namespace safelight::ui;

namespace {
std::string words(LockReason reason, std::uint32_t idleSeconds = 300, const char* person = "Dr A. Okafor") {
  return lockedSentence({reason, QDateTime(QDate(2026, 11, 24), QTime(14, 27, 59)), idleSeconds, QString::fromUtf8(person)}).toStdString();
}
}  // namespace

TEST_CASE("the lock screen says when, why and who", "[lock-words]") {
  CHECK(words(LockReason::Idle) == "Locked at 14:27 after 5 minutes without use · Dr A. Okafor was working");
  CHECK(words(LockReason::Idle, 60) == "Locked at 14:27 after 1 minute without use · Dr A. Okafor was working");
  CHECK(words(LockReason::Button) == "Locked at 14:27 by Dr A. Okafor");
  CHECK(words(LockReason::Shortcut) == "Locked at 14:27 by Dr A. Okafor");
  CHECK(words(LockReason::Suspend).find("went to sleep") != std::string::npos);
  CHECK(words(LockReason::SystemLock).find("together with this computer") != std::string::npos);
  CHECK(words(LockReason::WorkspaceDied).find("what was saved is safe") != std::string::npos);
}

TEST_CASE("without a name the sentence ends where it should", "[lock-words]") {
  CHECK(words(LockReason::Idle, 300, "") == "Locked at 14:27 after 5 minutes without use");
  CHECK(words(LockReason::Button, 300, "") == "Locked at 14:27");
}

TEST_CASE("initials leave out titles and take first and last name", "[lock-words]") {
  const auto initials = [](const char* name) { return initialsOf(QString::fromUtf8(name)).toStdString(); };
  CHECK(initials("Dr A. Okafor") == "AO");
  CHECK(initials("Prof. Dr med. dent. Friederike von Hohenstein") == "FH");
  CHECK(initials("Saoirse") == "S");
  CHECK(initials("Ελένη Κωνσταντίνου") == "ΕΚ");
  CHECK(initials("  ") == "");
  CHECK(initials("Dr") == "D");
}

TEST_CASE("a name without room loses its titles before its letters", "[lock-words]") {
  CHECK(withoutTitles(QStringLiteral("Prof. Dr med. dent. Friederike von Hohenstein")) == QStringLiteral("Friederike von Hohenstein"));
  CHECK(withoutTitles(QStringLiteral("Dr")) == QStringLiteral("Dr"));
  CHECK(initialsOf(QStringLiteral("مريم الأنصاري")) == QStringLiteral("م"));
}
