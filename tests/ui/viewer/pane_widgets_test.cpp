// The parts around a picture: strip, tools, information, slider, cards, and the saver behind them.
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QListView>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "tests/ui/viewer/fake_source.h"
#include "ui/bridge/format.h"
#include "ui/viewer/display_saver.h"
#include "ui/viewer/film_strip.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/frame_loader.h"
#include "ui/viewer/image_pane.h"
#include "ui/viewer/info_panel.h"
#include "ui/viewer/pane_card.h"
#include "ui/viewer/tool_column.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

namespace {

imaging::PixelImage gradient(std::uint32_t) {
  return grayImage(120, 80, [](std::uint32_t x, std::uint32_t y) { return 30 * x + 5 * y; });
}

QList<model::Image> images(FakeSource& source, int count) {
  QList<model::Image> list;
  for (int i = 0; i < count; ++i) {
    model::Image& image = source.add(static_cast<std::uint8_t>(i + 1), gradient);
    image.capturedAt = model::LocalTime::make({2026, 11, static_cast<std::uint8_t>(24 - i / 2)}, 10);
    image.tags.view = model::View::Periapical;
    image.tags.teeth = model::Teeth{16};
    list.append(image);
  }
  return list;
}

QString labelOf(const FilmStripModel& model, int row) { return model.index(row).data(FilmStripModel::LabelRole).toString(); }

}  // namespace

TEST_CASE("the first image of each day says the day, the others do not") {
  FakeSource source;
  FilmStripModel model(source);
  model.setImages(images(source, 4));
  CHECK(model.index(0).data(FilmStripModel::FirstOfDayRole).toBool());
  CHECK_FALSE(model.index(1).data(FilmStripModel::FirstOfDayRole).toBool());
  CHECK(model.index(2).data(FilmStripModel::FirstOfDayRole).toBool());
  CHECK(labelOf(model, 1) == u"PA 16"_s);
  CHECK(labelOf(model, 2).startsWith(u"PA 16 · "_s));
}

TEST_CASE("a thumbnail is as wide as its words need: none is cut") {
  FakeSource source;
  QList<model::Image> list = images(source, 4);
  for (std::size_t i = 0; i < 4; ++i) {
    auto& facts = list[static_cast<qsizetype>(i)].facts;
    facts.kind = i < 3 ? model::ImageKind::Document : model::ImageKind::Radiograph;
    constexpr const char* kTypes[] = {"application/pdf", "model/stl", "application/dicom", ""};
    facts.mediaType = kTypes[i];
    if (i == 2) facts.modality = "ECG";
    facts.width = 20;  // as narrow as they get
    facts.height = 400;
    list[static_cast<qsizetype>(i)].tags.teeth = {};
  }
  list[3].tags.view = model::View::Panoramic;
  FilmStrip strip;
  FilmStripModel model(source);
  model.setImages(list);
  strip.setModel(&model);
  strip.setThumbnailHeight(64);
  strip.resize(800, 100);
  showActive(strip);
  const QFontMetrics metrics(fontOf(11, QFont::Medium));
  for (int row = 0; row < 4; ++row) {
    const QString words = labelOf(model, row).section(u" · "_s, 0, 0);
    INFO(words.toStdString());
    CHECK(strip.visualRect(model.index(row)).width() >= metrics.horizontalAdvance(words) + 24);
  }
  CHECK(labelOf(model, 0).startsWith(u"PDF"_s));
  CHECK(labelOf(model, 1) == u"3D model"_s);
}

TEST_CASE("a thumbnail is turned and inverted as its image is") {
  FakeSource source;
  FilmStripModel model(source);
  auto list = images(source, 1);
  list[0].facts.width = 300;
  list[0].facts.height = 100;
  model.setImages(list);
  const QModelIndex only = model.index(0);
  (void)only.data(FilmStripModel::ThumbnailRole);  // asks for it
  const auto picture = [&] { return only.data(FilmStripModel::ThumbnailRole).value<QImage>(); };
  REQUIRE(waitUntil([&] { return !picture().isNull(); }));
  const QImage before = picture();
  model::DisplayState display;
  display.quarterTurns = 1;
  display.inverted = true;
  model.setDisplay(list[0].id, display);
  CHECK(picture().size() == before.size().transposed());
  CHECK(qRed(picture().pixel(picture().width() - 1, 0)) == 255 - qRed(before.pixel(0, 0)));
  CHECK(only.data(FilmStripModel::AspectRole).toDouble() < 1);
}

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

TEST_CASE("before and after stand under their thumbnails, also where the day has no room") {
  FakeSource source;
  FilmStripModel model(source);
  auto list = images(source, 2);
  for (auto& image : list) {
    image.tags = {};
    image.tags.view = model::View::PhotoFrontalSmile;
    image.facts.width = 20;
    image.facts.height = 400;
  }
  list[0].tags.phase = model::Phase::Before;
  list[1].tags.phase = model::Phase::After;
  model.setImages(list);
  CHECK(labelOf(model, 0).startsWith(u"Smile · Before · "_s));
  CHECK(labelOf(model, 1) == u"Smile · After"_s);
  FilmStrip strip;
  strip.setModel(&model);
  strip.setThumbnailHeight(88);
  strip.resize(800, 120);
  showActive(strip);
  const QFontMetrics metrics(fontOf(11, QFont::Medium));
  CHECK(strip.visualRect(model.index(0)).width() >= metrics.horizontalAdvance(u"Smile · Before"_s) + 24);
}

TEST_CASE("screen readers hear what and when of every thumbnail") {
  FakeSource source;
  FilmStripModel model(source);
  model.setImages(images(source, 1));
  const QString words = model.index(0).data(Qt::AccessibleTextRole).toString();
  CHECK(words.contains(u"Periapical"_s));
  CHECK(words.contains(u"2026"_s));
}

TEST_CASE("only thumbnails that are painted are asked for, once each") {
  FakeSource source;
  FilmStrip strip;
  FilmStripModel model(source);
  model.setImages(images(source, 60));
  strip.setModel(&model);
  strip.setThumbnailHeight(88);
  strip.resize(600, 100);
  showActive(strip);
  REQUIRE(waitUntil([&] { return source.thumbnails.size() >= 3; }));
  settle();
  CHECK(source.thumbnails.size() < 12);
  strip.showRow(59);
  REQUIRE(waitUntil([&] { return source.thumbnails.contains(imageId(60)); }));
  CHECK(source.thumbnails.size() < 24);
}

TEST_CASE("the shown image has the accent ring, the ones in other panes a quiet one") {
  FakeSource source;
  FilmStrip strip;
  FilmStripModel model(source);
  model.setImages(images(source, 3));
  strip.setModel(&model);
  strip.setThumbnailHeight(88);
  strip.resize(600, 100);
  showActive(strip);
  CHECK(pixelsOf(pictureOf(strip), coloursFor(&strip).accent) == 0);
  model.setShown(imageId(2), {imageId(2), imageId(3)});
  settle();
  CHECK(pixelsOf(pictureOf(strip), coloursFor(&strip).accent) > 100);
  CHECK(model.index(2).data(FilmStripModel::ShownRole).toBool());
  CHECK_FALSE(model.index(2).data(FilmStripModel::CurrentRole).toBool());
}

TEST_CASE("a press chooses, a drag does not") {
  FakeSource source;
  FilmStrip strip;
  FilmStripModel model(source);
  model.setImages(images(source, 3));
  strip.setModel(&model);
  strip.setThumbnailHeight(88);
  strip.resize(600, 100);
  showActive(strip);
  QSignalSpy chosen(&strip, &FilmStrip::chosen), dropped(&strip, &FilmStrip::dropped);
  const QPoint second = strip.visualRect(model.index(1)).center();
  QTest::mouseClick(strip.viewport(), Qt::LeftButton, {}, second);
  REQUIRE(chosen.count() == 1);
  CHECK(chosen[0][0].toInt() == 1);
  QTest::mouseClick(strip.viewport(), Qt::RightButton, {}, second);
  CHECK(chosen.count() == 1);
  QTest::mousePress(strip.viewport(), Qt::LeftButton, {}, second);
  QMouseEvent move(QEvent::MouseMove, second + QPoint(0, -60), strip.viewport()->mapToGlobal(second + QPoint(0, -60)), Qt::NoButton, Qt::LeftButton, {});
  QApplication::sendEvent(strip.viewport(), &move);
  QTest::mouseRelease(strip.viewport(), Qt::LeftButton, {}, second + QPoint(0, -60));
  CHECK(chosen.count() == 1);
  CHECK(dropped.count() == 1);
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

TEST_CASE("a hidden information panel loads nothing; shown, it loads once an image") {
  FakeSource source;
  model::Image& image = source.add(1, gradient);
  source.header = {{"(0008,0060)", "CS", "Modality", "IO", 0}};
  InfoPanel panel(source);
  panel.setImage(&image);
  settle();
  CHECK(source.headersLoaded == 0);
  panel.resize(344, 600);
  panel.show();
  REQUIRE(waitUntil([&] { return source.headersLoaded == 1; }));
  panel.setImage(&image);
  settle();
  CHECK(source.headersLoaded == 1);
  panel.setImage(nullptr);
  CHECK(panel.list()->model()->rowCount() == 0);
}

TEST_CASE("a row is copied with its name, and marked for clipboard histories to leave alone") {
  FakeSource source;
  model::Image& image = source.add(1, gradient);
  image.sourceName = "scan.dcm";
  InfoPanel panel(source);
  panel.setImage(&image);
  panel.resize(344, 600);
  showActive(panel);
  auto* model = panel.list()->model();
  REQUIRE(waitUntil([&] { return model->rowCount() > 3; }));
  for (int row = 0; row < model->rowCount(); ++row) {
    if (model->index(row, 0).data(InfoModel::ValueRole).toString() == u"scan.dcm"_s) panel.list()->setCurrentIndex(model->index(row, 0));
  }
  panel.list()->setFocus();
  press(panel, Qt::Key_C, Qt::ControlModifier);
  CHECK(QApplication::clipboard()->text() == u"File: scan.dcm"_s);
  CHECK(QApplication::clipboard()->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
}

TEST_CASE("a long value is whole in its row, however long") {
  FakeSource source;
  model::Image& image = source.add(1, gradient);
  const std::string uid = "1.3.6.1.4.1.20029.40.20130125105919.5407.12345678901234567890123";
  source.header = {{"(0008,0018)", "UI", "SOPInstanceUID", uid, 0},
                   {"(0008,0060)", "CS", "Modality", "IO", 0},
                   {"(0020,4000)", "LT", "ImageComments", std::string(480, 'w'), 6}};
  InfoPanel panel(source);
  panel.setImage(&image);
  panel.resize(344, 900);
  showActive(panel);
  auto* model = panel.list()->model();
  const auto rowOf = [&](const QString& name) {
    for (int row = 0; row < model->rowCount(); ++row) {
      if (model->index(row, 0).data(InfoModel::NameRole).toString() == name) return model->index(row, 0);
    }
    return QModelIndex();
  };
  REQUIRE(waitUntil([&] { return rowOf(u"ImageComments"_s).isValid(); }));
  const auto heightOf = [&](const QString& name) { return panel.list()->visualRect(rowOf(name)).height(); };
  CHECK(heightOf(u"SOPInstanceUID"_s) == heightOf(u"Modality"_s) + lineHeight(TextStyle::Body));  // filled to the end: two lines, no more
  const QFontMetrics metrics(font(TextStyle::Body));
  const int lines = metrics.horizontalAdvance(QString(480, u'w')) / 300;
  CHECK(heightOf(u"ImageComments"_s) >= lines * (lineHeight(TextStyle::Body) - 4));
}

TEST_CASE("a value is copied alone, without its name, for a technician's mail") {
  FakeSource source;
  model::Image& image = source.add(1, gradient);
  image.sourceName = "scan.dcm";
  InfoPanel panel(source);
  panel.setImage(&image);
  panel.resize(344, 600);
  showActive(panel);
  auto* model = panel.list()->model();
  REQUIRE(waitUntil([&] { return model->rowCount() > 3; }));
  int row = 0;
  while (row < model->rowCount() && model->index(row, 0).data(InfoModel::ValueRole).toString() != u"scan.dcm"_s) ++row;
  Q_EMIT panel.list()->customContextMenuRequested(panel.list()->visualRect(model->index(row, 0)).center());
  auto* menu = panel.findChild<QMenu*>();
  REQUIRE(menu != nullptr);
  REQUIRE(chooseEntry(*menu, u"Copy the value"_s));
  CHECK(QApplication::clipboard()->text() == u"scan.dcm"_s);
  CHECK(QApplication::clipboard()->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
}

TEST_CASE("the catalogue's facts are told in words, and missing millimetres are said") {
  model::Image image;
  image.facts.kind = model::ImageKind::Photo;
  image.facts.width = 30;
  image.facts.height = 20;
  image.sourceName = "a.jpg";
  const auto rows = catalogueRows(image, model::ToothNotation::Fdi);
  const auto value = [&](const QString& name) {
    for (const InfoRow& row : rows) {
      if (row.name == name) return row.value;
    }
    return QString();
  };
  CHECK(value(u"File"_s) == u"a.jpg"_s);
  CHECK(value(u"Millimetres a pixel"_s).contains(u"none"_s));
  CHECK(value(u"Device"_s).isEmpty());
  const auto header = headerRows({{"(0011,1001)", "LO", "", "x", 2}});
  CHECK_FALSE(header[0].name.isEmpty());
  CHECK(header[0].depth == 2);
}

TEST_CASE("markup in a file's header is shown as text, never as markup") {
  InfoModel model;
  model.setRows({{u"<b>Bold</b><img src=x> and a long tail of words"_s, u"x"_s, {}, 0, false}});
  CHECK(model.index(0).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
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
