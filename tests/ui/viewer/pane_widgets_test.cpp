// The parts around a picture: tools, slider, cards, the saver behind them, and the picture itself.
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "tests/ui/viewer/fake_source.h"
#include "ui/bridge/format.h"
#include "ui/viewer/display_saver.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/frame_loader.h"
#include "ui/viewer/image_pane.h"
#include "ui/viewer/pane_card.h"
#include "ui/viewer/tool_column.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/language.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

TEST_CASE("the words of the tools are whole in every language") {
  const QLocale before;
  for (const Language language : {Language::English, Language::German, Language::French}) {
    Translations translations(*QApplication::instance());
    translations.use(language);
    ToolColumn column;
    column.resize(column.sizeHint().width(), 760);
    showActive(column);
    settle();
    const auto tools = column.findChildren<RailButton*>();
    REQUIRE_FALSE(tools.isEmpty());
    for (const auto* tool : tools) {
      INFO(tool->text().toStdString());
      CHECK(tool->fontMetrics().horizontalAdvance(tool->text()) <= tool->width() - 2);
    }
  }
  QLocale::setDefault(before);
}

TEST_CASE("the tool column tells presses and shows only what it is told") {
  ToolColumn column;
  column.resize(72, 900);
  column.show();
  QSignalSpy triggered(&column, &ToolColumn::triggered);
  RailButton* invert = nullptr;
  for (auto* button : column.findChildren<RailButton*>()) {
    if (button->text() == actionWord(ViewerAction::Invert)) invert = button;
  }
  REQUIRE(invert != nullptr);
  click(*invert);
  REQUIRE(triggered.count() == 1);
  CHECK(triggered[0][0].value<ViewerAction>() == ViewerAction::Invert);
  CHECK_FALSE(invert->isChecked());
  column.setChecked(ViewerAction::Invert, true);
  CHECK(invert->isChecked());
  column.setEnabled(ViewerAction::Invert, false);
  click(*invert);
  CHECK(triggered.count() == 1);
  CHECK(invert->toolTip().contains(keyText(ViewerAction::Invert)));
}

TEST_CASE("what is folded away in a low window works from the menu") {
  ToolColumn column;
  column.resize(72, 330);
  column.show();
  QSignalSpy triggered(&column, &ToolColumn::triggered);
  for (auto* button : column.findChildren<RailButton*>()) {
    if (button->isVisible() && button->text() == u"More"_s) click(*button);
  }
  auto* menu = column.findChild<QMenu*>();
  REQUIRE(menu->isVisible());
  int entries = 0;
  for (QAction* action : menu->actions()) {
    if (action->text().startsWith(actionWord(ViewerAction::FullScreen))) action->trigger();
    ++entries;
  }
  CHECK(entries >= 6);
  REQUIRE(triggered.count() == 1);
  CHECK(triggered[0][0].value<ViewerAction>() == ViewerAction::FullScreen);
  menu->close();
}

TEST_CASE("the frame bar is there for several frames only, and counts from one") {
  QWidget parent;
  FrameBar bar(&parent);
  parent.show();
  bar.setFrames(1);
  CHECK_FALSE(bar.isVisible());
  bar.setFrames(140);
  CHECK(bar.isVisible());
  QSignalSpy chosen(&bar, &FrameBar::frameChosen);
  bar.setCurrent(11);
  CHECK(chosen.isEmpty());
  CHECK(bar.findChild<Text*>()->text() == u"12 of 140"_s);
  bar.findChild<QSlider*>()->setValue(20);
  REQUIRE(chosen.count() == 1);
  CHECK(chosen[0][0].toInt() == 20);
}

TEST_CASE("a card grows to hold a long sentence whole") {
  PaneCard card;
  card.showFailure(PaneCard::Failed::Image, u"Short."_s, {});
  const int low = card.preferredSize().height();
  card.showFailure(PaneCard::Failed::Image, QString(u"A long sentence that says what happened and why. "_s).repeated(6), u"detail"_s);
  CHECK(card.preferredSize().height() > low + 60);
  card.setCompact(true);
  const int compact = card.preferredSize().height();
  card.setCompact(false);
  CHECK(compact < card.preferredSize().height());
}

TEST_CASE("display states wait for a pause, the last one counts, and none is lost at the end") {
  FakeSource source;
  source.add(1, gradient);
  {
    DisplaySaver saver(source);
    model::DisplayState display;
    display.inverted = true;
    saver.change(imageId(1), display);
    display.quarterTurns = 2;
    saver.change(imageId(1), display);
    CHECK(source.saved.isEmpty());
    CHECK(saver.hasUnsaved());
    saver.flush();
    REQUIRE(source.saved.size() == 1);
    CHECK(source.saved[0].second.quarterTurns == 2);
    saver.flush();
    CHECK(source.saved.size() == 1);
    display.mirrored = true;
    saver.change(imageId(1), display);
  }
  REQUIRE(source.saved.size() == 2);
  CHECK(source.saved[1].second.mirrored);
}

TEST_CASE("the thumbnail stands exactly where the pixels will, at every turn and mirror") {
  const auto quarters = GENERATE(0, 1, 2, 3);
  const bool mirrored = GENERATE(false, true);
  FakeSource source;
  // A white quarter in one corner tells every orientation apart.
  model::Image& image = source.add(1, [](std::uint32_t) {
    return grayImage(120, 80, [](std::uint32_t x, std::uint32_t y) { return x < 60 && y < 40 ? 4095 : 0; });
  });
  image.display.quarterTurns = static_cast<std::uint8_t>(quarters);
  image.display.mirrored = mirrored;
  source.thumbnails.insert(image.id, thumbnailOf(source.entry(1).pixels(0)));
  source.holdFrames = true;
  FrameLoader loader(source);
  ImagePane pane(source, loader);
  pane.resize(400, 400);
  showActive(pane);
  pane.showImage(image);
  const QImage early = pictureOf(pane);
  source.release();
  REQUIRE(pane.hasPixels());
  const QImage late = pictureOf(pane);
  const Spot centre = pane.transform().toView({30, 20}), dark = pane.transform().toView({90, 60});
  const auto grey = [](const QImage& picture, Spot at) { return qGray(picture.pixel(static_cast<int>(at.x), static_cast<int>(at.y))); };
  CHECK(grey(early, centre) > 240);
  CHECK(grey(late, centre) > 240);
  CHECK(grey(early, dark) < 20);
  CHECK(grey(late, dark) < 20);
}

TEST_CASE("what a pane paints is what the renderer computes, pixel for pixel") {
  FakeSource source;
  model::Image& image = source.add(1, gradient);
  FrameLoader loader(source);
  ImagePane pane(source, loader);
  pane.resize(500, 420);
  showActive(pane);
  pane.showImage(image);
  REQUIRE(waitUntil([&] { return pane.hasPixels(); }));
  const QImage picture = pictureOf(pane);
  const PixelRect covered = pane.renderer().covered();
  std::vector<std::uint32_t> row(static_cast<std::size_t>(covered.width));
  // In the middle no facts lie over the pixels.
  for (int y = covered.height / 2 - 30; y < covered.height / 2 + 30; ++y) {
    pane.renderer().drawRow(y, 0, covered.width, row.data());
    int different = 0;
    for (int x = 0; x < covered.width; ++x) different += picture.pixel(covered.x + x, covered.y + y) != row[static_cast<std::size_t>(x)];
    CHECK(different == 0);
  }
  CHECK(QColor(picture.pixel(2, 300)) == coloursFor(&pane).canvas);
}
