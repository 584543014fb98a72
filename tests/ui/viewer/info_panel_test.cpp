// The information about an image: loaded when it is looked at, whole, and to be copied.
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QListView>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/viewer/fake_source.h"
#include "ui/bridge/format.h"
#include "ui/viewer/info_panel.h"
#include "ui/widgets/controls.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

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

TEST_CASE("what the decoder counts in a header is said in the reader's language; words of the file stay as they are") {
  const std::vector<decode::HeaderRow> rows{{"(7FE0,0010)", "OW", "PixelData", "32768 bytes", 0}, {"(0002,0001)", "OB", "FileMetaInformationVersion", "2 bytes", 0},
                                            {"(0008,1115)", "SQ", "ReferencedSeriesSequence", "1 item", 0}, {"(0008,0080)", "LO", "InstitutionName", "2 bytes", 0}};
  const auto valuesIn = [&](const QLocale& locale) {
    const QLocale before;
    QLocale::setDefault(locale);
    QStringList values;
    for (const InfoRow& row : headerRows(rows)) values.append(row.value);
    QLocale::setDefault(before);
    return values;
  };
  CHECK(valuesIn(QLocale(QLocale::English)) == QStringList{u"32.8 kB"_s, u"2 bytes"_s, u"1 item"_s, u"2 bytes"_s});
  const QStringList german = valuesIn(QLocale(QLocale::German));
  CHECK(german[0] == u"32,8 kB"_s);
  CHECK(german[3] == u"2 bytes"_s);
}

TEST_CASE("markup in a file's header is shown as text, never as markup") {
  InfoModel model;
  model.setRows({{u"<b>Bold</b><img src=x> and a long tail of words"_s, u"x"_s, {}, 0, false}});
  CHECK(model.index(0).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
}
