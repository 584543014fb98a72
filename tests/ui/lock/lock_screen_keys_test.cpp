// What the keyboard does on the lock screen.

#include <catch2/catch_test_macros.hpp>

#include <QKeyEvent>

#include "tests/ui/lock/shown_lock_screen.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

using Shown = test::ShownLockScreen;

}  // namespace

TEST_CASE("arrows go from person to person and drop what was typed for the one before", "[lock-screen]") {
  Shown lock;
  lock.screen.choose("okafor");
  test::type(lock.screen, QStringLiteral("half a pass"));
  test::press(lock.screen, Qt::Key_Right);
  CHECK(lock.screen.chosenLogin() == "bergmann");
  CHECK(lock.password().isEmpty());
  test::press(lock.screen, Qt::Key_Left);
  test::press(lock.screen, Qt::Key_Left);
  CHECK(lock.tile(QStringLiteral("Someone else")).isChecked());
}

TEST_CASE("typing anywhere means the password", "[lock-screen]") {
  Shown lock;
  lock.screen.choose("okafor");
  lock.tile(QStringLiteral("Dr A. Okafor")).setFocus();
  test::type(lock.screen, QStringLiteral("op"));
  CHECK(lock.password().characters() == 2);
  CHECK(lock.password().hasFocus());
}

TEST_CASE("Caps Lock is hinted at", "[lock-screen]") {
  Shown lock;
  lock.screen.choose("okafor");
  QKeyEvent capital(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("A"));
  QCoreApplication::sendEvent(&lock.password(), &capital);
  CHECK(lock.says(QStringLiteral("Caps Lock")));
}

TEST_CASE("while the password is tried no other control takes the focus", "[lock-screen]") {
  Shown lock;
  lock.screen.choose("okafor");
  test::type(lock.screen, QStringLiteral("open sesame"));
  test::press(lock.screen, Qt::Key_Return);
  CHECK(lock.screen.focusWidget() == &lock.screen);
}

TEST_CASE("nothing is chosen by accident: the keyboard begins with the people, not with the buttons in the corner", "[lock-screen]") {
  Shown lock;
  CHECK(lock.screen.focusWidget() == &lock.screen);
  test::press(lock.screen, Qt::Key_Tab);
  CHECK(lock.screen.focusWidget() == &lock.tile(QStringLiteral("Dr A. Okafor")));
  CHECK(lock.screen.chosenLogin().empty());
  test::press(lock.screen, Qt::Key_Right);
  CHECK(lock.screen.focusWidget() == &lock.tile(QStringLiteral("J. Bergmann")));
  test::press(lock.screen, Qt::Key_Space);
  CHECK(lock.screen.chosenLogin() == "bergmann");
  CHECK(lock.screen.focusWidget() == &lock.password());
}

TEST_CASE("an arrow key chooses the first person before anything has the focus", "[lock-screen]") {
  Shown lock;
  test::press(lock.screen, Qt::Key_Right);
  CHECK(lock.screen.chosenLogin() == "okafor");
  CHECK(lock.screen.focusWidget() == &lock.password());
}

TEST_CASE("Return and Down choose the first person while nobody is chosen, and change nobody who is") {
  for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Down}) {
    Shown lock;
    test::press(lock.screen, key);
    CHECK(lock.screen.chosenLogin() == "okafor");
    CHECK(lock.screen.focusWidget() == &lock.password());
    lock.screen.choose("bergmann");
    lock.screen.setFocus();
    test::press(lock.screen, key);
    CHECK(lock.screen.chosenLogin() == "bergmann");
  }
}

TEST_CASE("letters go to the person whose name begins with them, and Return chooses that one", "[lock-screen]") {
  Shown lock;
  test::type(lock.screen, QStringLiteral("r"));
  CHECK(lock.screen.focusWidget() == &lock.tile(QStringLiteral("S. Rinaldi")));
  // Nobody is chosen by a letter: whoever types their whole name would type the rest of it into the password.
  CHECK(lock.screen.chosenLogin().empty());
  test::type(lock.screen, QStringLiteral("inaldi"));
  CHECK(lock.screen.focusWidget() == &lock.tile(QStringLiteral("S. Rinaldi")));
  CHECK(lock.screen.chosenLogin().empty());
  test::press(lock.screen, Qt::Key_Return);
  CHECK(lock.screen.chosenLogin() == "rinaldi");
  CHECK(lock.password().hasFocus());
  CHECK(lock.password().isEmpty());
}

TEST_CASE("a letter that nobody's name begins with moves nothing", "[lock-screen]") {
  Shown lock;
  test::type(lock.screen, QStringLiteral("x"));
  CHECK(lock.screen.focusWidget() == &lock.screen);
  CHECK(lock.screen.chosenLogin().empty());
}

TEST_CASE("Return chooses the person that Tab has reached, not the first", "[lock-screen]") {
  Shown lock;
  test::press(lock.screen, Qt::Key_Tab);
  test::press(lock.screen, Qt::Key_Right);
  REQUIRE(lock.screen.focusWidget() == &lock.tile(QStringLiteral("J. Bergmann")));
  test::press(lock.screen, Qt::Key_Return);
  CHECK(lock.screen.chosenLogin() == "bergmann");
}
