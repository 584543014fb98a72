#include "ui/viewer/viewer_page.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "tests/ui/viewer/fake_source.h"
#include "ui/viewer/display_saver.h"
#include "ui/viewer/film_strip.h"
#include "ui/viewer/image_pane.h"
#include "ui/viewer/info_panel.h"
#include "ui/viewer/pane_card.h"
#include "ui/viewer/pane_grid.h"
#include "ui/viewer/tool_column.h"
#include "ui/viewer/viewer_keys.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/key_hints.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using Catch::Approx;

namespace {

/// A viewer open on invented images: 1 to 4 grey (2 shows the same teeth as 1), 5 colour, 6 of 12 frames, 7 a document.
struct Desk {
  FakeSource* source;
  std::unique_ptr<ViewerPage> page;

  explicit Desk(std::uint8_t current = 1) {
    auto owned = std::make_unique<FakeSource>();
    source = owned.get();
    for (std::uint8_t number = 1; number <= 4; ++number) {
      auto& image = source->add(number, [number](std::uint32_t) {
        return grayImage(200, 120, [number](std::uint32_t x, std::uint32_t y) { return 10 * x + y + 100 * number; });
      });
      image.tags.view = number <= 2 ? model::View::Bitewing : model::View::Periapical;
    }
    source->add(5, [](std::uint32_t) { return photo(160, 160); });
    source->add(6, [](std::uint32_t frame) { return grayImage(64, 64, [frame](std::uint32_t, std::uint32_t) { return frame * 300; }); }, 12);
    source->addDocument(7, "application/pdf", "consent.pdf");
    page = std::make_unique<ViewerPage>(std::move(owned));
    page->resize(1100, 700);
    showActive(*page);
    open(current);
  }
  void open(std::uint8_t current) {
    page->open(patient(), {}, imageId(current));
    REQUIRE(waitUntil([&] { return pane().image() && pane().image()->id == imageId(current) && strip().model()->rowCount() == 7; }));
    if (current != 7) REQUIRE(waitUntil([&] { return pane().hasPixels(); }));
  }
  ImagePane& pane() { return *page->grid()->active(); }
  FilmStrip& strip() { return *page->strip(); }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { press(*page, key, modifiers); }
  bool shows(std::uint8_t number) {
    return waitUntil([&] { return pane().image()->id == imageId(number) && (number == 7 || pane().hasPixels()); });
  }
  void drag(QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton) {
    QTest::mousePress(&pane(), button, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, pane().mapToGlobal(to), Qt::NoButton, button, {});
    QApplication::sendEvent(&pane(), &move);
    QTest::mouseRelease(&pane(), button, {}, to);
  }
  void wheel(QPoint at, int angle, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(at, pane().mapToGlobal(at), {}, {0, angle}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&pane(), &event);
  }
  /// A shown picture settles into its fine quality.
  QImage picture() { return pictureOf(pane()); }
};

}  // namespace

TEST_CASE("the wanted image opens, with the strip of all the patient's images") {
  Desk desk(3);
  CHECK(desk.pane().image()->id == imageId(3));
  CHECK(desk.strip().model()->rowCount() == 7);
  CHECK(desk.strip().model()->index(2, 0).data(FilmStripModel::CurrentRole).toBool());
}

TEST_CASE("arrow and page keys walk through the images and stop at the ends") {
  Desk desk;
  desk.key(Qt::Key_Right);
  CHECK(desk.shows(2));
  desk.key(Qt::Key_PageDown);
  CHECK(desk.shows(3));
  desk.key(Qt::Key_Left);
  CHECK(desk.shows(2));
  desk.key(Qt::Key_Home);
  CHECK(desk.shows(1));
  desk.key(Qt::Key_PageUp);
  CHECK(desk.shows(1));
  desk.key(Qt::Key_End);
  CHECK(desk.shows(7));
}

TEST_CASE("the strip keeps the shown image in view to the last") {
  Desk desk;
  desk.page->resize(640, 700);
  for (const Qt::Key key : {Qt::Key_End, Qt::Key_Home}) {
    desk.key(key);
    settle();
    const int row = key == Qt::Key_End ? 6 : 0;
    const QRect where = desk.strip().visualRect(desk.strip().model()->index(row, 0));
    CHECK(where.left() >= 0);
    CHECK(where.right() <= desk.strip().viewport()->width());
  }
}

TEST_CASE("the keys work from the tool column too, wherever it stands") {
  Desk desk;
  QWidget elsewhere;
  desk.page->toolColumn()->setParent(&elsewhere);
  elsewhere.show();
  QKeyEvent key(QEvent::KeyPress, Qt::Key_R, Qt::NoModifier);
  QApplication::sendEvent(desk.page->toolColumn()->findChild<RailButton*>(), &key);
  CHECK(desk.pane().display().quarterTurns == 1);
  desk.page->toolColumn()->setParent(desk.page.get());
}

TEST_CASE("the shell's order is the order of the arrow keys") {
  Desk desk;
  desk.page->open(patient(), {imageId(4), imageId(1), imageId(3)}, imageId(1));
  REQUIRE(waitUntil([&] { return desk.strip().model()->rowCount() == 3 && desk.pane().hasPixels(); }));
  desk.key(Qt::Key_Right);
  CHECK(desk.shows(3));
  desk.key(Qt::Key_Home);
  CHECK(desk.shows(4));
}

TEST_CASE("a thumbnail stands in until the pixels come") {
  Desk desk;
  QImage white(30, 18, QImage::Format_RGB32);
  white.fill(QColor(250, 10, 250));
  desk.source->thumbnails.insert(imageId(4), white);
  desk.source->holdFrames = true;
  desk.key(Qt::Key_End);
  desk.key(Qt::Key_Home);
  QTest::mouseClick(desk.strip().viewport(), Qt::LeftButton, {}, desk.strip().visualRect(desk.strip().model()->index(3, 0)).center());
  REQUIRE(desk.pane().image()->id == imageId(4));
  CHECK_FALSE(desk.pane().hasPixels());
  CHECK(pixelsOf(desk.picture(), QColor(250, 10, 250)) > 1000);
  desk.source->release();
  REQUIRE(waitUntil([&] { return desk.pane().hasPixels(); }));
  CHECK(pixelsOf(desk.picture(), QColor(250, 10, 250)) == 0);
}

TEST_CASE("neighbours are loaded ahead, so that the next image is there at once after the journal has it") {
  Desk desk;
  REQUIRE(waitUntil([&] {
    return std::any_of(desk.source->asked.begin(), desk.source->asked.end(),
                       [](const auto& asked) { return asked.first.image == imageId(2) && asked.second == FrameNeed::Ahead; });
  }));
  settle();
  const int decoded = desk.source->decoded;
  desk.source->holdFrames = true;
  desk.key(Qt::Key_Right);
  CHECK(desk.shows(2));
  CHECK(desk.source->noted.contains(imageId(2)));
  CHECK(desk.source->decoded == decoded);
}

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

TEST_CASE("a thumbnail dragged into a pane is shown there") {
  Desk desk;
  desk.key(Qt::Key_2, Qt::ControlModifier);
  ImagePane* second = desk.page->grid()->pane(1);
  QWidget* strip = desk.strip().viewport();
  const QPoint from = desk.strip().visualRect(desk.strip().model()->index(3, 0)).center();
  const QPoint to = strip->mapFromGlobal(second->mapToGlobal(second->rect().center()));
  QTest::mousePress(strip, Qt::LeftButton, {}, from);
  for (const QPoint& at : {from + QPoint(0, -30), to}) {
    QMouseEvent move(QEvent::MouseMove, at, strip->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(strip, &move);
  }
  QMouseEvent release(QEvent::MouseButtonRelease, to, strip->mapToGlobal(to), Qt::LeftButton, Qt::NoButton, {});
  QApplication::sendEvent(strip, &release);
  REQUIRE(waitUntil([&] { return second->image() && second->image()->id == imageId(4) && second->hasPixels(); }));
  CHECK(desk.page->grid()->activeIndex() == 1);
  CHECK(desk.page->grid()->pane(0)->image()->id == imageId(1));
}

TEST_CASE("what a person set is saved after a pause, once, and is there again on return") {
  Desk desk;
  desk.key(Qt::Key_R);
  desk.drag({300, 300}, {340, 300});
  desk.drag({300, 300}, {320, 300});
  CHECK(desk.source->saved.isEmpty());
  REQUIRE(waitUntil([&] { return !desk.source->saved.isEmpty(); }, DisplaySaver::kPause * 4));
  REQUIRE(desk.source->saved.size() == 1);
  CHECK(desk.source->saved[0].second.quarterTurns == 1);
  CHECK(desk.source->saved[0].second.hasWindow);
  desk.key(Qt::Key_Right);
  REQUIRE(desk.shows(2));
  desk.key(Qt::Key_Left);
  REQUIRE(desk.shows(1));
  CHECK(desk.pane().display().quarterTurns == 1);
  CHECK(std::holds_alternative<imaging::Window>(desk.pane().toneChoice()));
}

TEST_CASE("leaving saves at once and lets go of the pixels") {
  Desk desk;
  QSignalSpy closed(desk.page.get(), &ViewerPage::closed);
  desk.key(Qt::Key_M);
  desk.key(Qt::Key_Escape);
  CHECK(closed.count() == 1);
  REQUIRE(desk.source->saved.size() == 1);
  CHECK(desk.source->saved[0].second.mirrored);
  CHECK_FALSE(desk.page->grid()->pane(0)->hasPixels());
}

TEST_CASE("a document shows a card with its kind, name and size, and a way out of the vault") {
  Desk desk(7);
  auto* card = desk.pane().findChild<PaneCard*>();
  REQUIRE(card->isVisible());
  const auto texts = card->findChildren<Text*>();
  const auto says = [&](const QString& words) {
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(words); });
  };
  CHECK(says(QStringLiteral("PDF document")));
  CHECK(says(QStringLiteral("consent.pdf")));
  CHECK(says(QStringLiteral("kB")));
  QSignalSpy wanted(desk.page.get(), &ViewerPage::exportRequested);
  click(*card->findChild<Button*>());
  CHECK(wanted.count() == 1);
  for (const Qt::Key key : {Qt::Key_R, Qt::Key_M, Qt::Key_I, Qt::Key_3, Qt::Key_Plus, Qt::Key_F}) desk.key(key);
  CHECK(desk.source->saved.isEmpty());
}

TEST_CASE("an image that cannot be read says so in a sentence, with the details a click away") {
  Desk desk;
  desk.source->entry(4).error = Error{ErrorCode::ObjectDamaged, "chunk 12"};
  desk.key(Qt::Key_End);
  desk.open(1);
  QTest::mouseClick(desk.strip().viewport(), Qt::LeftButton, {}, desk.strip().visualRect(desk.strip().model()->index(3, 0)).center());
  auto* card = desk.pane().findChild<PaneCard*>();
  REQUIRE(waitUntil([&] { return card->isVisible(); }));
  const auto texts = card->findChildren<Text*>();
  const auto details = std::find_if(texts.begin(), texts.end(), [](const Text* text) { return text->text().contains(QStringLiteral("chunk 12")); });
  REQUIRE(details != texts.end());
  CHECK_FALSE((*details)->isVisible());
  for (Button* button : card->findChildren<Button*>()) {
    if (button->isVisible()) click(*button);
  }
  CHECK((*details)->isVisible());
}

TEST_CASE("the information panel lists what the file says, searches it, and copies a row") {
  Desk desk;
  desk.source->header = {{"(0010,0010)", "PN", "Patient's Name", "Lindqvist^Marta", 0}, {"(0028,0010)", "US", "Rows", "1708", 0}};
  desk.key(Qt::Key_I, Qt::ControlModifier);
  InfoPanel* info = desk.page->information();
  REQUIRE(info->isVisible());
  const auto has = [&](const QString& value) {
    for (int row = 0; row < info->list()->model()->rowCount(); ++row) {
      if (info->list()->model()->index(row, 0).data(InfoModel::ValueRole).toString() == value) return true;
    }
    return false;
  };
  REQUIRE(waitUntil([&] { return has(QStringLiteral("1708")); }));
  auto* search = info->findChild<TextField*>();
  search->setFocus();
  type(*desk.page, QStringLiteral("rows"));
  CHECK(search->text() == QStringLiteral("rows"));
  CHECK(has(QStringLiteral("1708")));
  CHECK_FALSE(has(QStringLiteral("Lindqvist^Marta")));
  CHECK(desk.pane().isOriginal());  // the letters went into the field, not to the tools
  desk.key(Qt::Key_D, Qt::ControlModifier);
  search->clear();
  desk.page->setFocus();
  desk.key(Qt::Key_D);
  CHECK_FALSE(info->isVisible());
}

TEST_CASE("F1 shows every key, and afterwards the keys work again") {
  Desk desk;
  desk.key(Qt::Key_F1);
  auto* sheet = Sheet::openIn(desk.page.get());
  REQUIRE(sheet != nullptr);
  const auto hints = sheet->findChildren<KeyHints*>();
  CHECK(hints.size() == keysByAction().size() + 1);  // and the digits
  press(*desk.page, Qt::Key_Escape);
  CHECK(Sheet::openIn(desk.page.get()) == nullptr);
  desk.key(Qt::Key_I);
  CHECK(desk.pane().display().inverted);
}

TEST_CASE("full screen hides everything but image and name, and Escape comes back before it leaves") {
  Desk desk;
  QSignalSpy closed(desk.page.get(), &ViewerPage::closed);
  QSignalSpy full(desk.page.get(), &ViewerPage::fullScreenChanged);
  desk.key(Qt::Key_F11);
  CHECK(desk.page->isFullScreen());
  CHECK_FALSE(desk.page->toolColumn()->isVisible());
  CHECK_FALSE(desk.strip().isVisible());
  desk.key(Qt::Key_Escape);
  CHECK_FALSE(desk.page->isFullScreen());
  CHECK(desk.page->toolColumn()->isVisible());
  CHECK(full.count() == 2);
  CHECK(closed.count() == 0);
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

TEST_CASE("companions are the same view of the same teeth first, then the neighbours, never documents") {
  QList<model::Image> order;
  for (std::uint8_t number = 1; number <= 6; ++number) {
    model::Image image;
    image.id = imageId(number);
    image.facts.kind = number == 2 ? model::ImageKind::Document : model::ImageKind::Radiograph;
    image.tags.view = number == 1 || number >= 5 ? model::View::Bitewing : model::View::Panoramic;
    image.tags.side = number == 5 ? model::Side::Left : model::Side::Right;
    image.tags.teeth = number == 5 ? model::Teeth{26} : model::Teeth{16};
    order.append(image);
  }
  CHECK(companions(order, imageId(1), 1) == QList<model::ImageId>{imageId(6)});
  CHECK(companions(order, imageId(1), 3) == QList<model::ImageId>{imageId(6), imageId(3), imageId(4)});
  CHECK(companions(order, imageId(6), 9).size() == 4);
  CHECK(companions(order, imageId(99), 3).isEmpty());
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
