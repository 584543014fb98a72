#include "ui/setup/kit_step.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "ui/setup/recovery_kit_document.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// The page with the kit of a practice that exists.
struct Desk {
  Desk() {
    step.resize(580, 600);
    step.setKit(fixture.kit);
    showActive(step);
    settle();
  }
  QAbstractButton& button(const char* words) {
    for (auto* each : step.findChildren<QAbstractButton*>()) {
      if (each->text() == QString::fromUtf8(words)) return *each;
    }
    FAIL("no button " << words);
    throw 0;
  }
  bool says(const QString& words) const {
    const auto texts = step.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(words); });
  }
  /// Presses a button that saves, and types a name into the dialog that opens; returns what was proposed.
  QString saveAs(const char* words, const QString& path) {
    click(button(words));
    const QString proposed = answerFileDialog(step, path);
    REQUIRE_FALSE(proposed.isNull());
    return proposed;
  }
  QByteArray read(const QString& path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
  }
  QString group(std::size_t index) const { return QString::fromStdString(fixture.kit.groups[index]); }

  tests::VaultFixture fixture;
  KitStep step;
  QTemporaryDir folder;
};

}  // namespace

TEST_CASE("the kit is saved as text under a name the person may choose", "[ui][setup]") {
  Desk desk;
  const QString path = desk.folder.filePath(QStringLiteral("for the safe.txt"));
  const QString proposed = desk.saveAs("Save as text", path);
  CHECK(proposed == QStringLiteral("Safelight recovery kit - Harbour Dental.txt"));
  CHECK(QString::fromUtf8(desk.read(path)) == kitText(desk.fixture.kit));
  CHECK(QFile::permissions(path).testFlag(QFile::ReadOther) == false);
  CHECK(desk.says(QStringLiteral("for the safe.txt")));
}

TEST_CASE("the kit is saved as a PDF, and a name without an ending gets one", "[ui][setup]") {
  Desk desk;
  const QString proposed = desk.saveAs("Save as PDF", desk.folder.filePath(QStringLiteral("kit")));
  CHECK(proposed.endsWith(QStringLiteral(".pdf")));
  CHECK(desk.read(desk.folder.filePath(QStringLiteral("kit.pdf"))).startsWith("%PDF-"));
}

TEST_CASE("a kit of another practice is never written over", "[ui][setup]") {
  Desk desk;
  QFile other(desk.folder.filePath(QStringLiteral("kit.txt")));
  REQUIRE(other.open(QIODevice::WriteOnly));
  other.write("of another practice");
  other.close();
  desk.saveAs("Save as text", other.fileName());
  CHECK(desk.read(other.fileName()) == "of another practice");
  CHECK_FALSE(desk.says(QStringLiteral("Saved as")));
  const auto texts = desk.step.findChildren<Text*>();
  CHECK(std::any_of(texts.begin(), texts.end(), [](const Text* text) { return text->isVisible() && text->text().contains(QStringLiteral("already")); }));
}

TEST_CASE("the code is spoken whole while it is shown, and gone from the page while it is typed back", "[ui][setup]") {
  Desk desk;
  auto* view = desk.step.findChild<KitView*>();
  for (std::size_t i = 0; i < desk.fixture.kit.groups.size(); ++i) CHECK(view->accessibleName().contains(desk.group(i)));
  CHECK(view->isVisible());
  click(*desk.step.next());
  CHECK_FALSE(view->isVisible());
  for (const auto* text : desk.step.findChildren<Text*>()) CHECK_FALSE(text->text().contains(desk.group(0)));
}

TEST_CASE("a wrong group is named, and only the right one lets go on", "[ui][setup]") {
  Desk desk;
  QSignalSpy confirmed(&desk.step, &KitStep::confirmed);
  click(*desk.step.next());
  settle();
  const auto fields = desk.step.findChild<KitEntry*>()->findChildren<TextField*>();
  REQUIRE(fields.size() == 8);
  for (int i = 0; i < 8; ++i) {
    fields[i]->setFocus();
    // Sound in itself, for its place or not, but another group than the third one on the paper.
    type(desk.step, desk.group(static_cast<std::size_t>(i == 2 ? 3 : i)));
  }
  CHECK(fields[2]->accessibleDescription().contains(QStringLiteral("look again")));
  CHECK(fields[1]->accessibleDescription().contains(QStringLiteral("right")));
  CHECK(fields[3]->accessibleDescription().contains(QStringLiteral("right")));
  CHECK_FALSE(desk.step.next()->isEnabled());
  fields[2]->setFocus();
  fields[2]->clear();
  type(desk.step, desk.group(2).toLower());
  CHECK(fields[2]->accessibleDescription().contains(QStringLiteral("right")));
  REQUIRE(desk.step.next()->isEnabled());
  CHECK(confirmed.isEmpty());
  click(*desk.step.next());
  CHECK(confirmed.count() == 1);
}

TEST_CASE("Back from typing shows the code again", "[ui][setup]") {
  Desk desk;
  click(*desk.step.next());
  CHECK(desk.says(QStringLiteral("type it back")));
  click(desk.button("Back"));
  CHECK(desk.step.findChild<KitView*>()->isVisible());
  CHECK_FALSE(desk.button("Back").isVisible());
}

TEST_CASE("another kit forgets what was typed for the one before", "[ui][setup]") {
  Desk desk;
  click(*desk.step.next());
  settle();
  type(desk.step, desk.group(0));
  desk.step.setKit(desk.fixture.kit);
  CHECK(desk.step.findChild<KitView*>()->isVisible());
  for (const auto* field : desk.step.findChild<KitEntry*>()->findChildren<TextField*>()) CHECK(field->text().isEmpty());
}
