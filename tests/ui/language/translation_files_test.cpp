// The translation files themselves: complete, and with the same places for names and figures as the English.
#include <QRegularExpression>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/language/translation_files.h"

using namespace safelight::ui::test;

namespace {

/// "%1 %Ln" of a sentence, sorted.
QStringList places(const QString& sentence) {
  static const QRegularExpression place(QStringLiteral("%L?(?:\\d|n)"));
  QStringList found;
  for (auto match = place.globalMatch(sentence); match.hasNext();) found.append(match.next().captured());
  found.sort();
  return found;
}

}  // namespace

TEST_CASE("a translated sentence has a place for everything that the English one fills in", "[ui][language]") {
  for (const char* language : {"de", "fr", "en"}) {
    const auto messages = committed(QString::fromLatin1(language));
    REQUIRE_FALSE(messages.empty());
    for (const Message& message : messages) {
      if (!message.finished) continue;
      INFO(language << ": " << message.source.toStdString());
      for (const QString& form : message.forms) CHECK(places(form) == places(message.source));
    }
  }
}

TEST_CASE("singular and plural are both there, in every language", "[ui][language]") {
  for (const char* language : {"de", "fr", "en"}) {
    for (const Message& message : committed(QString::fromLatin1(language))) {
      if (!message.plural || !message.finished) continue;
      INFO(language << ": " << message.source.toStdString());
      CHECK(message.forms.size() == 2);
      CHECK(std::none_of(message.forms.begin(), message.forms.end(), [](const QString& form) { return form.isEmpty(); }));
    }
  }
}

TEST_CASE("English spells out every plural: no bracket of a source text reaches a person", "[ui][language]") {
  for (const Message& message : committed(QStringLiteral("en"))) {
    INFO(message.source.toStdString());
    CHECK(message.plural);
    CHECK(message.finished);
    for (const QString& form : message.forms) CHECK_FALSE(form.contains(QStringLiteral("(s)")));
  }
}

TEST_CASE("what is said every day is said in German and French: lock screen, patients, Inbox, viewer, errors", "[ui][language]") {
  const QStringList everyDay{QStringLiteral("LockWords"), QStringLiteral("safelight::ui::LockScreen"), QStringLiteral("safelight::ui::PatientsPage"),
                             QStringLiteral("safelight::ui::PatientPage"), QStringLiteral("safelight::ui::InboxPage"), QStringLiteral("safelight::ui::InboxCard"),
                             QStringLiteral("MatchWords"), QStringLiteral("ViewerKeys"), QStringLiteral("safelight::ui::ViewerPage"), QStringLiteral("ErrorWords"),
                             QStringLiteral("Format"), QStringLiteral("ImageWords")};
  for (const char* language : {"de", "fr"}) {
    const auto messages = committed(QString::fromLatin1(language));
    for (const QString& context : everyDay) {
      INFO(language << ": " << context.toStdString());
      const auto in = [&](const Message& message) { return message.context == context; };
      CHECK(std::any_of(messages.begin(), messages.end(), in));
      CHECK(std::none_of(messages.begin(), messages.end(), [&](const Message& message) { return in(message) && !message.finished; }));
    }
  }
}

TEST_CASE("the word under a tool of the viewer is a word: the icon above already shows 1:1", "[ui][language]") {
  for (const char* language : {"de", "fr"}) {
    int tools = 0;
    for (const Message& message : committed(QString::fromLatin1(language))) {
      if (message.context != QStringLiteral("ViewerKeys") || message.source != QStringLiteral("Actual")) continue;
      ++tools;
      INFO(language << ": " << message.forms.join(u'|').toStdString());
      CHECK(std::none_of(message.forms.begin(), message.forms.end(), [](const QString& form) { return form.contains(u':'); }));
    }
    CHECK(tools == 1);
  }
}

TEST_CASE("no word stands under two tools of the viewer", "[ui][language]") {
  for (const char* language : {"de", "fr"}) {
    QStringList words;
    for (const Message& message : committed(QString::fromLatin1(language))) {
      const bool isTool = message.context == QStringLiteral("ViewerKeys") && QStringList{QStringLiteral("Original"), QStringLiteral("Actual"), QStringLiteral("Fit")}.contains(message.source);
      if (isTool) words += message.forms;
    }
    INFO(language << ": " << words.join(u'|').toStdString());
    CHECK(words.size() == 3);
    CHECK(words.removeDuplicates() == 0);
  }
}
