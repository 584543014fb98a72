// The strip of thumbnails: what stands under them, how they look, and what a press does.
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "tests/ui/viewer/fake_source.h"
#include "ui/viewer/film_strip.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/theme.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

namespace {

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
