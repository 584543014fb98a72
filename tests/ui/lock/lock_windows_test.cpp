// The lock covers every screen of a computer that has two (two_screens.json, given to Qt by CMakeLists.txt).

#include "ui/lock/lock_windows.h"

#include <QApplication>
#include <QScreen>
#include <catch2/catch_test_macros.hpp>

#include "ui/lock/lock_backdrop.h"

using namespace safelight::ui;

namespace {

std::vector<QWidget*> shownWindows() {
  std::vector<QWidget*> shown;
  for (QWidget* window : QApplication::topLevelWidgets())
    if (window->isVisible()) shown.push_back(window);
  return shown;
}

/// The screen has moved, as far as whoever listens to it knows: Qt's own pretended screens stand still.
void sayMoved(QScreen& screen) { Q_EMIT screen.geometryChanged(screen.geometry()); }

struct TwoScreens {
  TwoScreens() {
    REQUIRE(QGuiApplication::screens().size() == 2);
    for (QScreen* screen : QGuiApplication::screens()) (screen == QGuiApplication::primaryScreen() ? first : second) = screen;
    REQUIRE(second != nullptr);
    REQUIRE(first->geometry() != second->geometry());
  }
  /// The window on the second screen, or wherever it is.
  QWidget& cover() {
    const auto shown = shownWindows();
    REQUIRE(shown.size() == 2);
    return *(shown[0] == &lock.screen() ? shown[1] : shown[0]);
  }
  QScreen* first = nullptr;
  QScreen* second = nullptr;
  LockWindows lock{LockWindows::Mode::FullScreen};
};

}  // namespace

TEST_CASE("locked, the first screen shows who may sign in, and every other one nothing") {
  TwoScreens computer;
  computer.lock.cover();
  CHECK(computer.lock.screen().isVisible());
  CHECK(computer.lock.screen().geometry() == computer.first->geometry());
  CHECK(dynamic_cast<LockBackdrop*>(&computer.cover()) != nullptr);
  CHECK(computer.cover().geometry() == computer.second->geometry());
  computer.lock.uncover();
  CHECK(shownWindows().empty());
}

TEST_CASE("a screen that moves while the computer is locked is covered where it stands then") {
  TwoScreens computer;
  computer.lock.cover();
  // A notebook that is put on its dock: its own screen stood elsewhere before.
  computer.cover().setGeometry(computer.first->geometry());
  sayMoved(*computer.second);
  CHECK(computer.cover().geometry() == computer.second->geometry());
  computer.lock.screen().setGeometry(computer.second->geometry());
  sayMoved(*computer.first);
  CHECK(computer.lock.screen().geometry() == computer.first->geometry());
}

TEST_CASE("another first screen is covered anew, and none is bare for a moment") {
  TwoScreens computer;
  computer.lock.cover();
  QWidget* const cover = &computer.cover();
  computer.lock.screen().setGeometry(computer.second->geometry());
  Q_EMIT static_cast<QGuiApplication*>(QGuiApplication::instance())->primaryScreenChanged(computer.first);
  CHECK(computer.lock.screen().geometry() == computer.first->geometry());
  CHECK(&computer.cover() == cover);
}

TEST_CASE("screens that move while nobody is locked out are left alone") {
  TwoScreens computer;
  sayMoved(*computer.second);
  CHECK(shownWindows().empty());
}

TEST_CASE("in a window of its own the lock screen is no larger than the computer's") {
  const QSize there = QGuiApplication::primaryScreen()->availableSize();
  LockWindows lock{LockWindows::Mode::Windowed};
  lock.cover();
  CHECK(lock.screen().width() <= there.width());
  CHECK(lock.screen().height() <= there.height());
}
