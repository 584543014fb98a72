// The tools of the viewer: window, zoom, turns, frames, and panes beside one another.

#include <QSet>
#include <QSlider>
#include <QTest>
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/viewer/desk.h"
#include "ui/viewer/pane_card.h"
#include "ui/viewer/tool_column.h"
#include "ui/widgets/controls.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using Catch::Approx;

TEST_CASE("dragging with the window tool changes brightness and contrast, a double click puts them back") {
  Desk desk;
  const QImage before = desk.picture();
  desk.drag({300, 300}, {380, 260});
  const auto window = std::get<imaging::Window>(desk.pane().toneChoice());
  CHECK(window.width > 4096);
  CHECK(window.centre < 2048);
  CHECK(desk.picture() != before);
  CHECK_FALSE(desk.pane().isOriginal());
  QTest::mouseDClick(&desk.pane(), Qt::LeftButton, {}, {300, 300});
  CHECK(desk.pane().isOriginal());
}

TEST_CASE("digits choose presets, backspace brings the original back") {
  Desk desk;
  const auto presets = desk.pane().presets();
  REQUIRE(presets.size() >= 4);
  desk.key(Qt::Key_3);
  CHECK(desk.pane().toneChoice() == presets[2].choice);
  CHECK(desk.pane().presetIndex() == 2);
  desk.key(Qt::Key_9);
  CHECK(desk.pane().presetIndex() == 2);
  desk.key(Qt::Key_1);
  CHECK(desk.pane().isOriginal());
  desk.key(Qt::Key_R);
  desk.key(Qt::Key_I);
  desk.key(Qt::Key_Backspace);
  CHECK(desk.pane().isOriginal());
  CHECK(desk.pane().display() == model::DisplayState{});
}

TEST_CASE("I inverts, R and Shift R turn, M mirrors") {
  Desk desk;
  const QImage before = desk.picture();
  desk.key(Qt::Key_I);
  CHECK(desk.pane().display().inverted);
  CHECK(desk.picture() != before);
  desk.key(Qt::Key_I);
  desk.key(Qt::Key_R);
  CHECK(desk.pane().display().quarterTurns == 1);
  desk.key(Qt::Key_R, Qt::ShiftModifier);
  desk.key(Qt::Key_R, Qt::ShiftModifier);
  CHECK(desk.pane().display().quarterTurns == 3);
  desk.key(Qt::Key_R);
  desk.key(Qt::Key_M);
  CHECK(desk.pane().display().mirrored);
  desk.key(Qt::Key_M);
  CHECK(desk.pane().display() == model::DisplayState{});
}

TEST_CASE("the wheel zooms to the cursor") {
  Desk desk;
  const QPoint cursor(420, 260);
  const double ratio = desk.pane().devicePixelRatioF();
  const Spot at{cursor.x() * ratio, cursor.y() * ratio};
  const Spot held = desk.pane().transform().toImage(at);
  const double before = desk.pane().transform().scale();
  desk.wheel(cursor, 240);
  CHECK(desk.pane().transform().scale() > before * 1.3);
  const Spot now = desk.pane().transform().toView(held);
  CHECK(now.x == Approx(at.x).margin(0.01));
  CHECK(now.y == Approx(at.y).margin(0.01));
  desk.key(Qt::Key_F);
  CHECK(desk.pane().transform().isFitted());
  desk.key(Qt::Key_Plus);
  CHECK(desk.pane().transform().scale() == Approx(before * 1.25));
  desk.key(Qt::Key_A);
  CHECK(desk.pane().transform().scale() == 1);
}

TEST_CASE("the middle button moves, and so does the left one while space is held") {
  Desk desk;
  desk.wheel({400, 300}, 600);
  Spot before = desk.pane().transform().toView({100, 60});
  desk.drag({400, 300}, {430, 320}, Qt::MiddleButton);
  const double ratio = desk.pane().devicePixelRatioF();
  CHECK(desk.pane().transform().toView({100, 60}).x == Approx(before.x + 30 * ratio));
  CHECK(desk.pane().isOriginal());
  before = desk.pane().transform().toView({100, 60});
  QTest::keyPress(desk.page.get(), Qt::Key_Space);
  desk.drag({400, 300}, {390, 340});
  QTest::keyRelease(desk.page.get(), Qt::Key_Space);
  CHECK(desk.pane().transform().toView({100, 60}).y == Approx(before.y + 40 * ratio));
  CHECK(desk.pane().isOriginal());
  desk.drag({400, 300}, {390, 340});
  CHECK_FALSE(desk.pane().isOriginal());
}

TEST_CASE("the wheel steps through frames, with Ctrl it zooms") {
  Desk desk(6);
  desk.wheel({300, 300}, -120);
  desk.wheel({300, 300}, -240);
  CHECK(desk.pane().frameIndex() == 3);
  REQUIRE(waitUntil([&] { return desk.pane().renderer().frame()->gray()[0] == 900; }));
  const double before = desk.pane().transform().scale();
  desk.wheel({300, 300}, 120, Qt::ControlModifier);
  CHECK(desk.pane().transform().scale() > before);
  CHECK(desk.pane().frameIndex() == 3);
  desk.key(Qt::Key_Up);
  CHECK(desk.pane().frameIndex() == 2);
  desk.key(Qt::Key_Down);
  desk.key(Qt::Key_Down);
  REQUIRE(waitUntil([&] { return desk.pane().renderer().frame()->gray()[0] == 1200; }));
}

TEST_CASE("playing goes round through all frames and stops when told") {
  Desk desk(6);
  desk.key(Qt::Key_K);
  REQUIRE(waitUntil([&] { return desk.pane().frameIndex() >= 2; }));
  desk.key(Qt::Key_K);
  const auto frame = desk.pane().frameIndex();
  CHECK_FALSE(waitUntil([&] { return desk.pane().frameIndex() != frame; }, 250));
}

TEST_CASE("two up puts the same view beside it, linked; L lets them part") {
  Desk desk;
  desk.key(Qt::Key_2, Qt::ControlModifier);
  REQUIRE(desk.page->grid()->count() == 2);
  ImagePane* second = desk.page->grid()->pane(1);
  REQUIRE(waitUntil([&] { return second->hasPixels(); }));
  CHECK(second->image()->id == imageId(2));
  desk.wheel({200, 200}, 360);
  const RelativePlace a = desk.pane().transform().relativePlace();
  const RelativePlace b = second->transform().relativePlace();
  CHECK(b.zoom == Approx(a.zoom));
  CHECK(b.offsetX == Approx(a.offsetX).margin(1e-9));
  desk.key(Qt::Key_L);
  desk.wheel({200, 200}, 360);
  CHECK(second->transform().relativePlace().zoom == Approx(b.zoom));
  desk.key(Qt::Key_L);
  CHECK(second->transform().relativePlace().zoom == Approx(desk.pane().transform().relativePlace().zoom));
}

TEST_CASE("panes that come beside a zoomed image show the same place, unless they are not linked") {
  Desk desk;
  desk.wheel({200, 200}, 360);
  const RelativePlace place = desk.pane().transform().relativePlace();
  desk.key(Qt::Key_2, Qt::ControlModifier);
  ImagePane* second = desk.page->grid()->pane(1);
  REQUIRE(waitUntil([&] { return second->hasPixels(); }));
  CHECK(second->transform().relativePlace().zoom == Approx(desk.pane().transform().relativePlace().zoom));
  CHECK(place.zoom > 1);
  desk.key(Qt::Key_L);
  desk.key(Qt::Key_4, Qt::ControlModifier);
  ImagePane* fourth = desk.page->grid()->pane(3);
  REQUIRE(waitUntil([&] { return fourth->hasPixels(); }));
  CHECK(fourth->transform().isFitted());
}

TEST_CASE("four up fills four panes with different images, F6 walks, one up keeps the active image") {
  Desk desk;
  desk.key(Qt::Key_4, Qt::ControlModifier);
  REQUIRE(waitUntil([&] { return desk.page->grid()->pane(3)->hasPixels(); }));
  const auto shown = desk.page->grid()->shownImages();
  CHECK(QSet<model::ImageId>(shown.begin(), shown.end()).size() == 4);
  desk.key(Qt::Key_F6);
  CHECK(desk.page->grid()->activeIndex() == 1);
  desk.key(Qt::Key_F6);
  const model::ImageId active = desk.pane().image()->id;
  desk.key(Qt::Key_1, Qt::ControlModifier);
  CHECK(desk.page->grid()->count() == 1);
  CHECK(desk.pane().image()->id == active);
  CHECK_FALSE(desk.page->grid()->pane(2)->hasPixels());
}

TEST_CASE("a photo has no window: its left button moves, and the column says so") {
  Desk desk(5);
  desk.wheel({400, 300}, 480);
  const Spot before = desk.pane().transform().toView({80, 80});
  desk.drag({400, 300}, {420, 300});
  CHECK(desk.pane().transform().toView({80, 80}).x == Approx(before.x + 20 * desk.pane().devicePixelRatioF()));
  desk.key(Qt::Key_2);
  CHECK(desk.pane().isOriginal());
}

TEST_CASE("images of one pixel and of absurd shapes are shown without trouble") {
  auto owned = std::make_unique<FakeSource>();
  FakeSource* source = owned.get();
  const QList<QPair<int, int>> shapes = {{1, 1}, {9000, 1}, {1, 9000}, {3, 2}};
  for (int i = 0; i < shapes.size(); ++i) {
    source->add(static_cast<std::uint8_t>(i + 1), [shape = shapes[i]](std::uint32_t) {
      return grayImage(static_cast<std::uint32_t>(shape.first), static_cast<std::uint32_t>(shape.second), [](std::uint32_t x, std::uint32_t y) { return (x + y) % 4096; });
    });
  }
  ViewerPage page(std::move(owned));
  page.resize(700, 500);
  showActive(page);
  page.open(patient(), {}, imageId(1));
  for (int i = 0; i < shapes.size(); ++i) {
    ImagePane* pane = page.grid()->pane(0);
    REQUIRE(waitUntil([&] { return pane->hasPixels() && pane->image()->id == imageId(static_cast<std::uint8_t>(i + 1)); }));
    for (const Qt::Key key : {Qt::Key_R, Qt::Key_M, Qt::Key_Plus, Qt::Key_A, Qt::Key_I, Qt::Key_3, Qt::Key_Minus, Qt::Key_F}) {
      press(page, key);
      CHECK_FALSE(pictureOf(*pane).isNull());
    }
    press(page, Qt::Key_Right);
  }
}

TEST_CASE("pixels that are no squares are shown in their true proportion, from the thumbnail on") {
  Desk desk;
  auto& image = desk.source->add(8, [](std::uint32_t) { return grayImage(200, 100, [](std::uint32_t, std::uint32_t) { return 4000; }); });
  image.facts.spacingX = 1;
  image.facts.spacingY = 2;  // the aspect ratio alone, without millimetres
  desk.page->open(patient(), {imageId(8), imageId(1)}, imageId(8));
  REQUIRE(waitUntil([&] { return desk.pane().image() && desk.pane().image()->id == imageId(8); }));
  CHECK(desk.pane().transform().imageSize().width == 200);
  CHECK(desk.pane().transform().imageSize().height == 200);
  REQUIRE(waitUntil([&] { return desk.pane().hasPixels(); }));
  CHECK(desk.pane().transform().imageSize().height == 200);
  desk.key(Qt::Key_1);
  desk.picture();
  const PixelRect covered = desk.pane().renderer().covered();
  CHECK(covered.width == covered.height);
  CHECK(desk.strip().model()->index(0, 0).data(FilmStripModel::AspectRole).toDouble() == 1);
}

TEST_CASE("a smaller tile at a slide's rim is shown as it is, and the next one whole again") {
  Desk desk;
  desk.source->add(8, [](std::uint32_t frame) { return grayImage(frame == 1 ? 30 : 120, 120, [](std::uint32_t, std::uint32_t) { return 4000; }); }, 3);
  desk.page->open(patient(), {imageId(8)}, imageId(8));
  REQUIRE(waitUntil([&] { return desk.pane().image() && desk.pane().image()->id == imageId(8) && desk.pane().hasPixels(); }));
  for (const std::uint32_t width : {120u, 30u, 120u}) {
    CHECK(desk.pane().transform().imageSize().width == width);
    desk.pane().stepFrame(1);
    if (desk.pane().frameIndex() < 3) REQUIRE(waitUntil([&] { return desk.pane().renderer().frame()->width == (desk.pane().frameIndex() == 1 ? 30u : 120u); }));
  }
}

TEST_CASE("letters stand at the edges when the file says how the picture lies, and only then") {
  Desk desk;
  const auto picture = [](const model::Directions& directions) {
    return [directions](std::uint32_t) {
      auto image = grayImage(200, 120, [](std::uint32_t, std::uint32_t) { return 0; });
      image.directions = directions;
      return image;
    };
  };
  desk.source->add(8, picture({}));
  desk.source->add(9, picture({"L", "F"}));
  const auto shown = [&](std::uint8_t number) {
    desk.page->open(patient(), {imageId(number)}, imageId(number));
    REQUIRE(waitUntil([&] { return desk.pane().image() && desk.pane().image()->id == imageId(number) && desk.pane().hasPixels(); }));
    return desk.picture();
  };
  const QImage silent = shown(8), speaking = shown(9);
  const auto edgesDiffer = [&](const QRect& where) { return silent.copy(where) != speaking.copy(where); };
  const auto covered = desk.pane().renderer().covered();
  const int middle = covered.y + covered.height / 2;
  CHECK(edgesDiffer({covered.x, middle - 16, 40, 32}));
  CHECK(edgesDiffer({covered.x + covered.width - 40, middle - 16, 40, 32}));
  CHECK(edgesDiffer({covered.x + covered.width / 2 - 20, covered.y + covered.height - 36, 40, 32}));
}

TEST_CASE("low windows fold tools into More, and none is lost") {
  ToolColumn column;
  column.resize(72, 320);
  column.show();
  int visible = 0;
  for (const auto* button : column.findChildren<RailButton*>()) visible += button->isVisible() ? 1 : 0;
  CHECK(visible >= 4);
  CHECK(visible <= 6);
  column.resize(72, 1000);
  visible = 0;
  for (const auto* button : column.findChildren<RailButton*>()) visible += button->isVisible() ? 1 : 0;
  CHECK(visible == 12);
}

TEST_CASE("a frame that cannot be shown says so, and the next one that can takes its place") {
  Desk desk(6);
  desk.source->badFrames = {1, 2};
  const auto* card = desk.pane().findChild<PaneCard*>();
  desk.key(Qt::Key_Down);
  REQUIRE(waitUntil([&] { return card->isVisible(); }));
  const auto texts = card->findChildren<Text*>();
  CHECK(std::any_of(texts.begin(), texts.end(), [](const Text* text) { return text->text() == QStringLiteral("This frame cannot be shown"); }));
  desk.wheel({300, 300}, -120);  // the wheel goes on over a card
  REQUIRE(waitUntil([&] { return desk.pane().frameIndex() == 2; }));
  desk.wheel({300, 300}, -120);
  REQUIRE(waitUntil([&] { return desk.pane().hasPixels(); }));
  CHECK(desk.pane().frameIndex() == 3);
  CHECK_FALSE(card->isVisible());
  CHECK_FALSE(desk.pane().showsCard());
}

TEST_CASE("playing goes on over a frame that cannot be shown") {
  Desk desk(6);
  desk.source->badFrames = {1, 2};
  desk.key(Qt::Key_K);
  bool card = false;
  REQUIRE(waitUntil([&] {
    card = card || desk.pane().showsCard();
    return desk.pane().frameIndex() == 4;
  }));
  CHECK_FALSE(card);
  desk.key(Qt::Key_K);
}

TEST_CASE("playing that stops at a frame that cannot be shown says so") {
  Desk desk(6);
  desk.source->badFrames = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
  desk.key(Qt::Key_K);
  REQUIRE(waitUntil([&] { return desk.pane().frameIndex() >= 2; }));
  desk.key(Qt::Key_K);
  CHECK(waitUntil([&] { return desk.pane().showsCard() || desk.pane().frameIndex() == 0; }));
}

TEST_CASE("the slider is dragged by hand from end to end, and the wheel stops at both") {
  Desk desk(6);
  auto* slider = desk.pane().findChild<QSlider*>();
  const int middle = slider->height() / 2;
  QTest::mousePress(slider, Qt::LeftButton, {}, {8, middle});
  for (int x = 8; x <= slider->width() + 40; x += 12) {
    QMouseEvent move(QEvent::MouseMove, QPointF(x, middle), slider->mapToGlobal(QPointF(x, middle)), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(slider, &move);
  }
  QTest::mouseRelease(slider, Qt::LeftButton, {}, {slider->width() - 1, middle});
  CHECK(desk.pane().frameIndex() == 11);
  desk.wheel({300, 300}, -120);
  CHECK(desk.pane().frameIndex() == 11);
  desk.wheel({300, 300}, 120 * 30);
  CHECK(desk.pane().frameIndex() == 0);
  desk.wheel({300, 300}, 120);
  CHECK(desk.pane().frameIndex() == 0);
}

TEST_CASE("before, after and the note stand in the corner and never on the picture beside another") {
  Desk desk;
  const auto corner = [&](model::Phase phase, const std::string& note) {
    model::ImageTags tags = desk.pane().image()->tags;
    tags.phase = phase;
    tags.note = note;
    desk.pane().takeTags(tags);
    return desk.picture();
  };
  const auto above = [](const QImage& picture, int from, int to) { return picture.copy(0, from, picture.width() / 2, to - from); };
  using model::Phase;
  CHECK(above(corner(Phase::None, ""), 64, 90) != above(corner(Phase::None, "Shade A3"), 64, 90));

  desk.key(Qt::Key_2, Qt::ControlModifier);
  settle();
  const QImage plain = corner(Phase::None, ""), noted = corner(Phase::None, "Shade A3, before whitening, and much more that nobody could fit here");
  CHECK(above(plain, 40, 68) != above(noted, 40, 68));
  CHECK(plain.copy(0, 68, plain.width(), plain.height() - 68) == noted.copy(0, 68, noted.width(), noted.height() - 68));

  desk.key(Qt::Key_4, Qt::ControlModifier);
  settle();
  REQUIRE(desk.pane().height() < 330);  // one line of facts
  CHECK(above(corner(Phase::Before, ""), 0, 40) != above(corner(Phase::After, ""), 0, 40));
}
