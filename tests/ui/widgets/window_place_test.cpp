#include "ui/widgets/window_place.h"

#include <QFile>
#include <QScreen>
#include <QTemporaryDir>
#include <QWidget>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "ui/widgets/preferences.h"
#include "ui/widgets/window_keeper.h"

using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

namespace {

const ScreenRoom kDesk{u"DP-1"_s, {0, 0, 1920, 1080}, {0, 30, 1920, 1050}};
const ScreenRoom kWall{u"HDMI 2"_s, {1920, 0, 1280, 1024}, {1920, 0, 1280, 1024}};

/// A window as one start of the program after the other sees it.
struct Started {
  QWidget window;
  Preferences preferences;
  WindowKeeper keeper;

  explicit Started(const QString& file) : preferences(file), keeper(window, preferences) { keeper.show({700, 500}); }
  bool comesToRemember(const WindowPlace& place) {
    return waitUntil([&] { return WindowPlace::fromText(preferences.windowPlace()) == place; });
  }
};

}  // namespace

TEST_CASE("a place is the same after it was written down, whatever the screen is called", "[window-place]") {
  for (const QString& name : {u"DP-1"_s, u"HDMI 2 left"_s, u""_s}) {
    const WindowPlace place{name, {-40, 12, 800, 600}, false};
    CHECK(WindowPlace::fromText(place.toText()) == place);
  }
}

TEST_CASE("what is no place is none", "[window-place]") {
  for (const char* text : {"", "normal", "normal 1 2 3 4", "large 1 2 3 4 DP-1", "normal 1 2 x 4 DP-1", "normal 1 2 0 4 DP-1", "normal 1 2 3 -4 DP-1",
                           "normal 99999999999 2 3 4 DP-1", "maximised 1 2 3 200000 DP-1"})
    CHECK_FALSE(WindowPlace::fromText(QString::fromLatin1(text)));
}

TEST_CASE("a window goes to the screen it was on, wherever that stands now", "[window-place]") {
  const WindowPlace place{kWall.name, {100, 100, 800, 600}, false};
  CHECK(rectFor(place, {kDesk, kWall}) == QRect(2020, 100, 800, 600));
  ScreenRoom moved = kWall;
  moved.whole.moveLeft(-1280);
  moved.available.moveLeft(-1280);
  CHECK(rectFor(place, {kDesk, moved}) == QRect(-1180, 100, 800, 600));
}

TEST_CASE("a window whose screen is gone goes to the first, inside what is free, and no larger", "[window-place]") {
  CHECK(rectFor({u"gone"_s, {100, 0, 800, 600}, false}, {kDesk, kWall}) == QRect(100, 30, 800, 600));
  CHECK(rectFor({u"gone"_s, {1800, 1000, 800, 600}, false}, {kDesk}) == QRect(1120, 480, 800, 600));
  CHECK(rectFor({kWall.name, {-50, -50, 4000, 4000}, false}, {kDesk, kWall}) == kWall.available);
  CHECK_FALSE(rectFor({kWall.name, {0, 0, 10, 10}, false}, {}));
}

TEST_CASE("a window of which less than half is on a screen is not in sight", "[window-place]") {
  CHECK(isInSight({100, 100, 800, 600}, {kDesk}));
  CHECK(isInSight({1500, 100, 800, 600}, {kDesk, kWall}));  // across two
  CHECK_FALSE(isInSight({1822, 120, 1000, 800}, {kDesk}));
  CHECK_FALSE(isInSight({5000, 120, 1000, 800}, {kDesk, kWall}));
}

TEST_CASE("a window comes back where it was, as large as it was", "[window-place]") {
  const QTemporaryDir folder;
  const QString file = folder.filePath(u"preferences.ini"_s);
  QRect left;
  {
    Started first(file);
    CHECK(first.window.isMaximized());  // nobody has placed it yet
    first.window.showNormal();
    first.window.setGeometry(60, 50, 500, 400);
    left = first.window.geometry();
    REQUIRE(first.comesToRemember({first.window.screen()->name(), left.translated(-first.window.screen()->geometry().topLeft()), false}));
  }
  {
    Started second(file);
    CHECK_FALSE(second.window.isMaximized());
    CHECK(second.window.geometry() == left);
    second.window.showMaximized();
    REQUIRE(waitUntil([&] { return second.preferences.windowPlace().startsWith(u"maximised"_s); }));
  }
  Started third(file);
  CHECK(third.window.isMaximized());
  third.window.showNormal();
  CHECK(third.window.size() == left.size());
}

TEST_CASE("a window is never larger than its screen, however large it wants to be at least", "[window-place]") {
  const QTemporaryDir folder;
  Preferences preferences(folder.filePath(u"preferences.ini"_s));
  QWidget window;
  const QSize room = window.screen()->availableSize();
  window.setMinimumSize(room.width() + 80, 300);
  WindowKeeper keeper(window, preferences);
  keeper.show({700, 500});
  window.showNormal();
  CHECK(window.minimumSize() == QSize(room.width(), 300));
  CHECK(window.width() <= room.width());
}

TEST_CASE("full screen is not remembered, and hiding remembers at once", "[window-place]") {
  const QTemporaryDir folder;
  const QString file = folder.filePath(u"preferences.ini"_s);
  Started shown(file);
  shown.window.showNormal();
  shown.window.setGeometry(60, 50, 500, 400);
  shown.window.hide();
  const QString placed = shown.preferences.windowPlace();
  CHECK(placed.startsWith(u"normal"_s));
  CHECK(Preferences(file).windowPlace() == placed);
  shown.window.showFullScreen();
  shown.window.hide();
  CHECK(shown.preferences.windowPlace() == placed);
}

TEST_CASE("a window that lies outside all screens is brought back, one in sight stays", "[window-place]") {
  const QTemporaryDir folder;
  Started shown(folder.filePath(u"preferences.ini"_s));
  shown.window.showNormal();
  shown.window.setGeometry(20, 20, 400, 300);
  shown.keeper.bringBack();
  CHECK(shown.window.geometry() == QRect(20, 20, 400, 300));
  shown.window.setGeometry(9000, 9000, 400, 300);
  shown.keeper.bringBack();
  CHECK(shown.window.screen()->availableGeometry().contains(shown.window.geometry()));
}
