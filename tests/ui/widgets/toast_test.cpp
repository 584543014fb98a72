#include <QPointer>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "ui/widgets/controls.h"

using namespace safelight::ui;

namespace {

/// A window with two bars along its lower edge, one on the other.
struct Screen {
  Screen() {
    window.resize(900, 600);
    lower = new QWidget(&window);
    lower->setGeometry(0, 552, 900, 48);
    upper = new QWidget(&window);
    upper->setGeometry(72, 496, 828, 56);
    for (auto* bar : {lower, upper}) {
      Toast::keepAbove(*bar);
      bar->hide();
    }
    test::showActive(window);
  }
  QRect toast() {
    test::settle();
    auto* shown = window.findChild<Toast*>();
    REQUIRE(shown != nullptr);
    return shown->geometry();
  }
  QWidget window;
  QWidget *lower, *upper;
};

}  // namespace

TEST_CASE("a message stands off the lower edge where there is no bar", "[toast]") {
  Screen screen;
  Toast::show(&screen.window, QStringLiteral("Saved"));
  CHECK(screen.toast().bottom() == 600 - 24 - 1);
}

TEST_CASE("a message never touches a bar at the foot, nor bars on one another", "[toast]") {
  Screen screen;
  screen.lower->show();
  Toast::show(&screen.window, QStringLiteral("Saved"));
  CHECK(screen.toast().bottom() == 552 - 16 - 1);
  screen.upper->show();
  CHECK(screen.toast().bottom() == 496 - 16 - 1);
  screen.upper->hide();
  CHECK(screen.toast().bottom() == 552 - 16 - 1);
  screen.lower->hide();
  CHECK(screen.toast().bottom() == 600 - 24 - 1);
}

TEST_CASE("a bar that stands elsewhere pushes nothing", "[toast]") {
  Screen screen;
  screen.upper->show();  // without the lower one it does not reach the edge
  Toast::show(&screen.window, QStringLiteral("Saved"));
  CHECK(screen.toast().bottom() == 600 - 24 - 1);
}

TEST_CASE("a message moves with its window and stays inside it", "[toast]") {
  Screen screen;
  Toast::show(&screen.window, QString(400, u'x'));
  screen.window.resize(500, 400);
  const QRect at = screen.toast();
  CHECK(screen.window.rect().contains(at));
  CHECK(at.center().x() == 249);
  screen.lower->setGeometry(0, 0, 500, 400);
  screen.lower->show();
  CHECK(screen.toast().top() >= 0);
}

TEST_CASE("a message is spoken by its words and takes no key from the page", "[toast]") {
  Screen screen;
  auto* field = new TextField(QStringLiteral("Search"), &screen.window);
  field->show();
  field->setFocus();
  Toast::show(&screen.window, QStringLiteral("3 images tagged"), Text::Tone::Good, [] {});
  CHECK(screen.window.findChild<Toast*>()->accessibleName() == QStringLiteral("3 images tagged"));
  CHECK(field->hasFocus());
  auto* undo = screen.window.findChild<Toast*>()->findChild<Button*>();
  test::click(*undo);
  test::settle();
  CHECK(field->hasFocus());  // not wherever the focus goes when a button dies
}

TEST_CASE("the keyboard goes back to where it was when Undo was pressed, or another message came", "[toast]") {
  Screen screen;
  auto* number = new TextField(QStringLiteral("Number"), &screen.window);
  auto* name = new TextField(QStringLiteral("Name"), &screen.window);
  for (auto* field : {number, name}) field->show();
  name->setFocus();
  int undone = 0;
  const auto goToUndo = [&] {
    Toast::show(&screen.window, QStringLiteral("18 images imported."), Text::Tone::Good, [&] { ++undone; });
    test::press(screen.window, Qt::Key_Tab);
    auto* undo = qobject_cast<Button*>(screen.window.focusWidget());
    REQUIRE(undo != nullptr);
    REQUIRE(undo->text() == QStringLiteral("Undo"));
  };
  goToUndo();
  test::press(screen.window, Qt::Key_Return);
  CHECK(undone == 1);
  CHECK(screen.window.focusWidget() == name);
  test::settle();
  goToUndo();
  Toast::show(&screen.window, QStringLiteral("Undone"));
  test::settle();
  CHECK(screen.window.focusWidget() == name);
}
