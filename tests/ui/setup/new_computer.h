#pragma once
// Somebody on a new computer, with the backups of a practice that is gone.

#include "core/vault/backup/restore.h"
#include "tests/ui/setup/first_run.h"
#include "tests/unit/core/vault/practice_at_work.h"
#include "ui/setup/restore_step.h"
#include "ui/setup/welcome_step.h"

namespace safelight::ui::test {

/// Its practice was backed up, and is not there any more.
struct NewComputer : Machine {
  NewComputer() {
    {
      vault::Vault open = fixture.open();
      tests::addMarta(open);
      for (const char* name : {"first.dcm", "second.dcm"}) images.push_back(tests::takeIn(fixture, open, name, name));
      REQUIRE(vault::backUp(open, place));
    }
    std::filesystem::remove_all(fixture.path);
  }
  QString placePath() const { return QString::fromStdString(place.string()); }
  QString vaultNamed(const char* name) const { return places.vaultFolder + QLatin1Char('/') + QString::fromLatin1(name); }

  Path place = fixture.folder / "Red disk";
  std::vector<model::ImageId> images;
};

/// As they are read: without the marks that keep a name's direction apart from the sentence around it.
inline QString allWordsOn(const QWidget& step) {
  QString words;
  for (const auto* text : step.findChildren<Text*>())
    if (text->isVisible()) words += text->text() + QLatin1Char('\n');
  return words.remove(QChar(0x2068)).remove(QChar(0x2069));
}

/// A name written from right to left does not turn the sentence around.
inline bool keepsApart(const QWidget& step, const QString& name) {
  const auto texts = step.findChildren<Text*>();
  return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->text().contains(QChar(0x2068) + name + QChar(0x2069)); });
}

inline RestoreStep& chooseBackup(SetupWindow& window, const QString& path) {
  press(*shown<WelcomeStep>(window).findChildren<ChoiceCard*>().at(2));
  auto& step = shown<RestoreStep>(window);
  CHECK_FALSE(step.next()->isEnabled());
  step.setBackup(path);
  return step;
}

inline RestoreStep& chooseGoodBackup(SetupWindow& window, const QString& path) {
  auto& step = chooseBackup(window, path);
  REQUIRE(waitUntil([&] { return step.next()->isEnabled(); }));
  return step;
}

}  // namespace safelight::ui::test
