#include "ui/library/image_grid.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/bridge/pixel_to_image.h"
#include "ui/widgets/theme.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

model::ImageId idOf(int number) {
  model::ImageId id;
  id.uuid.bytes[12] = static_cast<std::uint8_t>(number >> 24);
  id.uuid.bytes[13] = static_cast<std::uint8_t>(number >> 16);
  id.uuid.bytes[14] = static_cast<std::uint8_t>(number >> 8);
  id.uuid.bytes[15] = static_cast<std::uint8_t>(number);
  id.uuid.bytes[0] = 1;
  return id;
}

/// Remembers what was asked for; answers when told to.
struct Thumbnails {
  std::set<model::ImageId> asked, cancelled;
  std::map<model::ImageId, QImage> here;
  std::vector<std::function<void()>> open;

  ThumbnailSource source() {
    return {[this](model::ImageId id) { return here.contains(id) ? std::optional(here.at(id)) : std::nullopt; },
            [this](model::ImageId id, QObject*, std::function<void(const QImage&)> done) {
              asked.insert(id);
              open.push_back([this, id, done = std::move(done)] {
                QImage image(120, 90, QImage::Format_RGB32);
                image.fill(Qt::gray);
                here[id] = image;
                done(image);
              });
            },
            [this](model::ImageId id, QObject*) { cancelled.insert(id); }};
  }
  void answer() {
    for (auto& done : std::exchange(open, {})) done();
  }
};

std::vector<GridItem> items(int count) {
  std::vector<GridItem> all;
  for (int i = 0; i < count; ++i) {
    GridItem item;
    item.id = idOf(i);
    item.shape = 0.7 + (i % 5) * 0.3;
    item.caption = QStringLiteral("BW");
    item.description = QStringLiteral("Bitewing %1").arg(i);
    item.iconName = QStringLiteral("radiograph");
    all.push_back(item);
  }
  return all;
}

QString caption(const char* whole, const char* narrow, int room) {
  GridItem item;
  item.caption = QString::fromLatin1(whole);
  item.captionShort = QString::fromLatin1(narrow);
  return fittingCaption(item, QFontMetrics(QFont()), room);
}

struct Shown {
  explicit Shown(int count) : grid(thumbnails.source()) {
    grid.resize(1000, 700);
    showActive(grid);
    grid.setContent(items(count), {{QStringLiteral("Today"), QStringLiteral("22 Nov"), 0, count, 128}});
    settle();
  }
  void clickItem(int index, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, modifiers, grid.itemRect(idOf(index)).center());
  }
  std::vector<model::ImageId> ids(std::initializer_list<int> numbers) {
    std::vector<model::ImageId> all;
    for (const int number : numbers) all.push_back(idOf(number));
    return all;
  }
  Thumbnails thumbnails;
  ImageGrid grid;
};

}  // namespace

TEST_CASE("a narrow picture keeps its teeth rather than its view") {
  const int whole = QFontMetrics(QFont()).horizontalAdvance(QStringLiteral("PA left - 32 33"));
  CHECK(caption("PA left - 32 33", "32 33", whole) == QStringLiteral("PA left - 32 33"));
  CHECK(caption("PA left - 32 33", "32 33", whole - 1) == QStringLiteral("32 33"));
  CHECK(caption("Panoramic", "", 10000) == QStringLiteral("Panoramic"));
  CHECK(caption("Panoramic", "", 30).endsWith(QChar(0x2026)));
}

TEST_CASE("of 100,000 images only those on screen are asked for, a few at a time") {
  Shown shown(100'000);
  REQUIRE(waitUntil([&] { return !shown.thumbnails.asked.empty(); }));
  CHECK(shown.thumbnails.asked.size() <= 8);
  for (int i = 0; i < 40; ++i) {
    shown.thumbnails.answer();
    QTest::qWait(30);
  }
  CHECK(shown.thumbnails.asked.size() < 80);
  for (const auto& id : shown.thumbnails.asked) CHECK(shown.grid.itemRect(id).intersects(shown.grid.viewport()->rect().adjusted(0, -200, 0, 200)));
}

TEST_CASE("what has scrolled away before it came is taken back") {
  Shown shown(5'000);
  REQUIRE(waitUntil([&] { return !shown.thumbnails.asked.empty(); }));
  const auto first = shown.thumbnails.asked;
  shown.grid.verticalScrollBar()->setValue(shown.grid.verticalScrollBar()->maximum());
  REQUIRE(waitUntil([&] { return shown.thumbnails.asked.size() > first.size(); }));
  for (const auto& id : first) CHECK(shown.thumbnails.cancelled.contains(id));
}

TEST_CASE("scrolling through 100,000 images paints each frame quickly") {
  Shown shown(100'000);
  for (int i = 0; i < 30; ++i) {
    shown.thumbnails.answer();
    QTest::qWait(10);
  }
  QElapsedTimer timer;
  timer.start();
  for (int i = 0; i < 60; ++i) {
    shown.grid.verticalScrollBar()->setValue(i * 25);
    shown.grid.viewport()->repaint();
  }
  // Sixty frames in far less than a second on any machine; a list that painted everything would need minutes.
  CHECK(timer.elapsed() < 4'000);
}

TEST_CASE("click, Ctrl and Shift choose") {
  Shown shown(20);
  shown.clickItem(2);
  CHECK(shown.grid.selected() == shown.ids({2}));
  shown.clickItem(5, Qt::ControlModifier);
  CHECK(shown.grid.selected() == shown.ids({2, 5}));
  shown.clickItem(7, Qt::ShiftModifier);
  CHECK(shown.grid.selected() == shown.ids({5, 6, 7}));
}

TEST_CASE("the check in the corner adds without a key") {
  Shown shown(20);
  shown.clickItem(2);
  const QRect rect = shown.grid.itemRect(idOf(4));
  QTest::mouseClick(shown.grid.viewport(), Qt::LeftButton, {}, rect.topLeft() + QPoint(15, 15));
  CHECK(shown.grid.selected() == shown.ids({2, 4}));
}

TEST_CASE("a rubber band chooses what it touches") {
  Shown shown(6);
  const QRect first = shown.grid.itemRect(idOf(0)), third = shown.grid.itemRect(idOf(2));
  QWidget* view = shown.grid.viewport();
  const QPoint start(first.left() + 10, first.bottom() + 40);
  QTest::mousePress(view, Qt::LeftButton, {}, start);
  QTest::mouseMove(view, start + QPoint(30, -20));
  QTest::mouseMove(view, QPoint(third.center().x(), first.center().y()));
  QTest::mouseRelease(view, Qt::LeftButton, {}, QPoint(third.center().x(), first.center().y()));
  CHECK(shown.grid.selected() == shown.ids({0, 1, 2}));
}

TEST_CASE("Ctrl+A chooses all, Escape none, and each is said once") {
  Shown shown(300);
  QSignalSpy spy(&shown.grid, &ImageGrid::selectionChanged);
  shown.grid.setFocus();
  press(shown.grid, Qt::Key_A, Qt::ControlModifier);
  CHECK(shown.grid.selectedCount() == 300);
  press(shown.grid, Qt::Key_Escape);
  CHECK(shown.grid.selectedCount() == 0);
  REQUIRE(spy.size() == 2);
  CHECK(spy[0][0].toInt() == 300);
}

TEST_CASE("arrows walk, Shift extends, Space toggles, Enter opens") {
  Shown shown(30);
  shown.grid.setFocus(Qt::TabFocusReason);
  press(shown.grid, Qt::Key_Home);
  press(shown.grid, Qt::Key_Right);
  press(shown.grid, Qt::Key_Right);
  const auto at = shown.grid.current();
  CHECK(at == idOf(2));
  press(shown.grid, Qt::Key_Right, Qt::ShiftModifier);
  CHECK(shown.grid.selected() == shown.ids({2, 3}));
  press(shown.grid, Qt::Key_Right, Qt::ControlModifier);
  press(shown.grid, Qt::Key_Space);
  CHECK(shown.grid.selected() == shown.ids({2, 3, 4}));
  model::ImageId opened;
  QObject::connect(&shown.grid, &ImageGrid::activated, &shown.grid, [&](model::ImageId id) { opened = id; });
  press(shown.grid, Qt::Key_Return);
  CHECK(opened == idOf(4));
}

TEST_CASE("the menu key asks for the menu, and so does Shift+F10 where there is none") {
  Shown shown(30);
  QSignalSpy asked(&shown.grid, &ImageGrid::contextMenuAsked);
  shown.grid.setFocus(Qt::TabFocusReason);
  press(shown.grid, Qt::Key_Home);
  press(shown.grid, Qt::Key_Menu);
  CHECK(asked.count() == 1);
  press(shown.grid, Qt::Key_F10, Qt::ShiftModifier);
  CHECK(asked.count() == 2);
}

TEST_CASE("who comes to the list by key sees where it begins, also when the pictures come later; a mouse marks nothing") {
  Shown shown(0);
  const auto comeBack = [&] {
    shown.grid.clearFocus();
    shown.grid.setFocus(Qt::OtherFocusReason);
    shown.grid.setContent(items(3), {{QStringLiteral("Today"), QStringLiteral("22 Nov"), 0, 3, 128}});
  };
  QTest::mouseClick(shown.grid.viewport(), Qt::LeftButton, {}, QPoint(5, 5));
  comeBack();
  CHECK(shown.grid.current() == model::ImageId());
  press(shown.grid, Qt::Key_Shift);
  comeBack();
  CHECK(shown.grid.current() == idOf(0));
}

TEST_CASE("down goes to the picture below and the list follows") {
  Shown shown(400);
  shown.grid.setFocus(Qt::TabFocusReason);
  press(shown.grid, Qt::Key_Home);
  for (int i = 0; i < 30; ++i) press(shown.grid, Qt::Key_Down);
  const QRect rect = shown.grid.itemRect(shown.grid.current());
  CHECK(shown.grid.viewport()->rect().contains(rect));
  CHECK(shown.grid.verticalScrollBar()->value() > 0);
  press(shown.grid, Qt::Key_End);
  CHECK(shown.grid.current() == idOf(399));
}

TEST_CASE("a chosen picture is not left under what comes up below the list: at once by key, after a double click's time by mouse") {
  Shown shown(400);
  auto lastRow = idOf(0);
  for (int i = 0; i < 400 && shown.grid.itemRect(idOf(i)).bottom() < 690; ++i) lastRow = idOf(i);
  const auto whole = [&] { return shown.grid.viewport()->rect().contains(shown.grid.itemRect(lastRow)); };
  REQUIRE(whole());
  const auto barComes = [&] { shown.grid.resize(1000, shown.grid.itemRect(lastRow).center().y()); };
  QTest::mouseClick(shown.grid.viewport(), Qt::LeftButton, {}, shown.grid.itemRect(lastRow).center());
  barComes();
  CHECK_FALSE(whole());
  CHECK(waitUntil(whole));

  shown.grid.resize(1000, 700);
  shown.grid.verticalScrollBar()->setValue(0);
  press(shown.grid, Qt::Key_Left);
  press(shown.grid, Qt::Key_Right);
  REQUIRE(shown.grid.current() == lastRow);
  shown.grid.verticalScrollBar()->setValue(0);
  barComes();
  CHECK(whole());
}

TEST_CASE("what was scrolled away stays away when the list becomes lower") {
  Shown shown(400);
  shown.clickItem(0);
  shown.grid.verticalScrollBar()->setValue(2000);
  press(shown.grid, Qt::Key_Shift);
  shown.grid.resize(1000, 400);
  CHECK(shown.grid.verticalScrollBar()->value() > 1000);
}

TEST_CASE("a double click opens") {
  Shown shown(5);
  model::ImageId opened;
  QObject::connect(&shown.grid, &ImageGrid::activated, &shown.grid, [&](model::ImageId id) { opened = id; });
  QTest::mouseDClick(shown.grid.viewport(), Qt::LeftButton, {}, shown.grid.itemRect(idOf(3)).center());
  CHECK(opened == idOf(3));
}

TEST_CASE("what is chosen stays chosen when the list changes around it") {
  Shown shown(10);
  shown.clickItem(7);
  auto fewer = items(10);
  fewer.erase(fewer.begin(), fewer.begin() + 5);
  shown.grid.setContent(fewer, {{QStringLiteral("Today"), {}, 0, 5, 128}});
  CHECK(shown.grid.selected() == shown.ids({7}));
  shown.grid.setContent({}, {});
  CHECK(shown.grid.selectedCount() == 0);
}

TEST_CASE("where the pictures went that the keyboard was on, it goes on from there") {
  Shown shown(10);
  shown.grid.setFocus(Qt::TabFocusReason);
  press(shown.grid, Qt::Key_Home);
  for (int i = 0; i < 4; ++i) press(shown.grid, Qt::Key_Right);
  REQUIRE(shown.grid.current() == idOf(4));
  auto fewer = items(10);
  fewer.erase(fewer.begin() + 4, fewer.begin() + 6);
  shown.grid.setContent(fewer, {{QStringLiteral("Today"), {}, 0, 8, 128}});
  CHECK(shown.grid.current() == idOf(6));
  CHECK(shown.grid.selectedCount() == 0);
  press(shown.grid, Qt::Key_End);
  fewer.pop_back();
  shown.grid.setContent(fewer, {{QStringLiteral("Today"), {}, 0, 7, 128}});
  CHECK(shown.grid.current() == idOf(8));
  shown.grid.setContent({items(20).back()}, {{QStringLiteral("Today"), {}, 0, 1, 128}});
  CHECK(shown.grid.current() == idOf(19));  // another list: it begins where it begins
}

TEST_CASE("new images have a dot and chosen ones a ring") {
  Shown shown(3);
  const int before = pixelsOf(pictureOf(shown.grid), colours().accent, 20);
  auto fresh = items(3);
  fresh[1].fresh = true;
  shown.grid.setContent(fresh, {{QStringLiteral("Today"), {}, 0, 3, 128}});
  const int withDot = pixelsOf(pictureOf(shown.grid), colours().accent, 20);
  CHECK(withDot > before + 30);
  shown.clickItem(0);
  CHECK(pixelsOf(pictureOf(shown.grid), colours().accent, 20) > withDot + 200);
}

TEST_CASE("the check of a chosen document comes in the place of its icon") {
  Shown shown(0);
  auto cards = items(2);
  for (auto& card : cards) card.cardTitle = QStringLiteral("consent.pdf");
  shown.grid.setContent(cards, {{QStringLiteral("Today"), {}, 0, 2, 128}});
  settle();
  // Of the icon, what a check above it would leave over.
  const QRect rest = QRect(shown.grid.itemRect(idOf(0)).topLeft() + QPoint(29, 12), QSize(8, 24));
  const auto left = [&] {
    const QImage picture = pictureOf(*shown.grid.viewport());
    const qreal ratio = picture.devicePixelRatio();
    return pixelsOf(picture.copy(QRectF(rest.x() * ratio, rest.y() * ratio, rest.width() * ratio, rest.height() * ratio).toRect()), colours().textSecond, 40);
  };
  CHECK(left() > 0);
  shown.clickItem(0);
  CHECK(left() == 0);
}

TEST_CASE("a person who cannot see the list hears where they are") {
  Shown shown(12);
  shown.grid.setFocus(Qt::TabFocusReason);
  press(shown.grid, Qt::Key_Home);
  press(shown.grid, Qt::Key_Right);
  CHECK(shown.grid.accessibleDescription().contains(QStringLiteral("Bitewing 1")));
  CHECK(shown.grid.accessibleDescription().contains(QStringLiteral("2 of 12")));
}

TEST_CASE("a thumbnail is turned, mirrored and inverted as its image is shown") {
  QImage image(4, 2, QImage::Format_Grayscale8);
  image.fill(10);
  image.setPixelColor(0, 0, QColor(200, 200, 200));
  CHECK(orientedThumbnail(image, 1, false, false).size() == QSize(2, 4));
  CHECK(orientedThumbnail(image, 0, true, false).pixelColor(3, 0).red() == 200);
  CHECK(orientedThumbnail(image, 1, false, false).pixelColor(1, 0).red() == 200);
  CHECK(orientedThumbnail(image, 0, false, true).pixelColor(0, 0).red() == 55);
  CHECK(orientedThumbnail({}, 1, true, true).isNull());
}
