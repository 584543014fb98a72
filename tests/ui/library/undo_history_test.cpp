#include "ui/library/undo_history.h"

#include <QSignalSpy>
#include <QVBoxLayout>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "ui/widgets/controls.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// A window with a history whose steps write down that they were taken back.
struct Desk {
  Desk() {
    window.resize(900, 600);
    auto* column = new QVBoxLayout(&window);
    field = new TextField(QStringLiteral("Search"), &window);
    button = new Button(QStringLiteral("Elsewhere"), ButtonKind::Secondary, &window);
    column->addWidget(field);
    column->addWidget(button);
    showActive(window);
    button->setFocus();
  }
  UndoHistory& history() { return UndoHistory::of(practice.session(), &window); }
  UndoHistory::Serial did(const QString& what, Result<void> answer = {}) {
    return history().add({what, QStringLiteral("Undone: ") + what, [this, what, answer](vault::Vault&) {
                            undone.append(what);
                            return answer;
                          }});
  }
  void pressUndo() { press(window, Qt::Key_Z, Qt::ControlModifier); }
  QString toast() {
    const auto* shown = window.findChild<Toast*>();
    return shown == nullptr ? QString() : shown->accessibleName();
  }
  bool says(const QString& words) {
    return waitUntil([&] {
      settle();
      return toast() == words;
    });
  }

  QStringList undone;  // written on the worker, read after its answer
  Practice practice;
  QWidget window;
  TextField* field;
  Button* button;
};

}  // namespace

TEST_CASE("a window has one history", "[ui][undo]") {
  Desk desk;
  CHECK(&desk.history() == &UndoHistory::of(desk.practice.session(), &desk.window));
}

TEST_CASE("Ctrl+Z takes steps back in the order in which they were done, last first", "[ui][undo]") {
  Desk desk;
  desk.did(QStringLiteral("one"));
  desk.did(QStringLiteral("two"));
  CHECK(desk.says(QStringLiteral("two")));
  desk.pressUndo();
  REQUIRE(desk.says(QStringLiteral("Undone: two")));
  desk.pressUndo();
  REQUIRE(desk.says(QStringLiteral("Undone: one")));
  CHECK(desk.undone == QStringList{QStringLiteral("two"), QStringLiteral("one")});
  desk.pressUndo();
  CHECK(desk.says(QStringLiteral("There is nothing to undo.")));
  CHECK(desk.undone.size() == 2);
}

TEST_CASE("a step that was taken back by its toast is not taken back again", "[ui][undo]") {
  Desk desk;
  const auto first = desk.did(QStringLiteral("one"));
  const auto second = desk.did(QStringLiteral("two"));
  settle();
  click(*desk.window.findChild<Toast*>()->findChild<Button*>());
  REQUIRE(desk.says(QStringLiteral("Undone: two")));
  CHECK_FALSE(desk.history().canTakeBack(second));
  CHECK(desk.history().canTakeBack(first));
  desk.history().takeBack(second);
  desk.pressUndo();
  REQUIRE(desk.says(QStringLiteral("Undone: one")));
  CHECK(desk.undone == QStringList{QStringLiteral("two"), QStringLiteral("one")});
}

TEST_CASE("in a text field the key belongs to the text", "[ui][undo]") {
  Desk desk;
  desk.did(QStringLiteral("one"));
  desk.field->setFocus();
  type(desk.window, QStringLiteral("abc"));
  desk.pressUndo();
  CHECK(desk.field->text().isEmpty());
  desk.practice.ask([](vault::Vault&, decode::Decoder&) { return true; });
  CHECK(desk.undone.isEmpty());
}

TEST_CASE("over an open sheet nothing is undone behind it", "[ui][undo]") {
  Desk desk;
  desk.did(QStringLiteral("one"));
  Sheet sheet(&desk.window, QStringLiteral("Export"));
  sheet.open();
  desk.pressUndo();
  desk.practice.ask([](vault::Vault&, decode::Decoder&) { return true; });
  CHECK(desk.undone.isEmpty());
  sheet.close();
  desk.button->setFocus();
  desk.pressUndo();
  CHECK(desk.says(QStringLiteral("Undone: one")));
}

TEST_CASE("an undo that fails says why and tells nobody that something changed", "[ui][undo]") {
  Desk desk;
  QSignalSpy images(&desk.practice.session(), &VaultSession::imagesChanged);
  desk.did(QStringLiteral("one"), fail(ErrorCode::NothingToUndo));
  desk.pressUndo();
  REQUIRE(desk.says(QStringLiteral("There is nothing here to undo.")));
  CHECK(images.isEmpty());
}

TEST_CASE("views hear of an undo, and whoever offers one hears when it is gone", "[ui][undo]") {
  Desk desk;
  QSignalSpy images(&desk.practice.session(), &VaultSession::imagesChanged), patients(&desk.practice.session(), &VaultSession::patientsChanged);
  QSignalSpy changed(&desk.history(), &UndoHistory::changed);
  desk.did(QStringLiteral("one"));
  CHECK(changed.count() == 1);
  desk.pressUndo();
  CHECK(changed.count() == 2);
  REQUIRE(waitUntil([&] { return images.count() == 1 && patients.count() == 1; }));
}

TEST_CASE("whoever says itself what was done has no toast on top", "[ui][undo]") {
  Desk desk;
  const auto quiet = desk.history().add({QStringLiteral("quiet"), QStringLiteral("Undone: quiet"), [](vault::Vault&) -> Result<void> { return {}; }}, UndoHistory::Say::Nothing);
  settle();
  CHECK(desk.window.findChild<Toast*>() == nullptr);
  CHECK(desk.history().canTakeBack(quiet));
  desk.pressUndo();
  CHECK(desk.says(QStringLiteral("Undone: quiet")));
}

TEST_CASE("only the last fifty steps are remembered", "[ui][undo]") {
  Desk desk;
  const auto first = desk.did(QStringLiteral("first"));
  const auto second = desk.did(QStringLiteral("second"));
  for (int i = 0; i < 49; ++i) desk.did(QString::number(i));
  CHECK_FALSE(desk.history().canTakeBack(first));
  CHECK(desk.history().canTakeBack(second));
}
