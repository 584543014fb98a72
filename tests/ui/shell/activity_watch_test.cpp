#include "ui/shell/activity_watch.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"

using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// Input as the window system delivers it; QTest's own helpers for widgets make events of the program's.
struct Desk {
  Desk() {
    window.resize(300, 200);
    showActive(window);
  }
  void key() { QTest::keyClick(window.windowHandle(), Qt::Key_A); }
  void move() { QTest::mouseMove(window.windowHandle(), QPoint(20 + ++moves, 20)); }
  void click() { QTest::mouseClick(window.windowHandle(), Qt::LeftButton, {}, QPoint(30, 30)); }
  QWidget window;
  int moves = 0;
};

}  // namespace

TEST_CASE("a key, a click or a movement of the mouse is activity", "[ui][shell]") {
  for (const auto act : {&Desk::key, &Desk::click, &Desk::move}) {
    Desk desk;
    ActivityWatch watch;
    QSignalSpy active(&watch, &ActivityWatch::active);
    (desk.*act)();
    settle();
    CHECK(active.count() == 1);
  }
}

TEST_CASE("much activity is told once a second", "[ui][shell]") {
  Desk desk;
  ActivityWatch watch;
  QSignalSpy active(&watch, &ActivityWatch::active);
  QElapsedTimer time;
  time.start();
  for (int i = 0; i < 50; ++i) desk.key();
  settle();
  CHECK(active.count() >= 1);
  CHECK(active.count() <= 1 + time.elapsed() / 1000);
}

TEST_CASE("what the program does to itself is no activity", "[ui][shell]") {
  Desk desk;
  ActivityWatch watch;
  QSignalSpy active(&watch, &ActivityWatch::active);
  QKeyEvent made(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("a"));
  QCoreApplication::sendEvent(&desk.window, &made);
  desk.window.resize(400, 300);
  desk.window.update();
  settle();
  CHECK(active.isEmpty());
}
