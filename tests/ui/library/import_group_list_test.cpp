#include "ui/library/import_group_list.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

QImage painted(int width, int height, const QColor& colour) {
  QImage picture(width, height, QImage::Format_RGB32);
  picture.fill(colour);
  return picture;
}

ImportGroup group(const QString& title, const QString& sentence = {}, int pictures = 0) {
  ImportGroup made;
  made.title = title;
  made.sentence = sentence;
  made.icon = QStringLiteral("check");
  made.count = pictures;
  for (int i = 0; i < pictures; ++i) made.pictures.append(painted(80, 60, Qt::blue));
  return made;
}

QStringList shownWords(const ImportGroupList& list) {
  QStringList words;
  for (const auto* text : list.findChildren<Text*>()) {
    if (text->isVisible()) words.append(text->text());
  }
  return words;
}

}  // namespace

TEST_CASE("every group is a row of title and reason, in their order", "[ui][import]") {
  ImportGroupList list;
  list.resize(500, 400);
  list.setGroups({group(QStringLiteral("12 will be filed"), QStringLiteral("Name, birth date and number agree.")), group(QStringLiteral("1 is already here"))});
  showActive(list);
  CHECK(shownWords(list) == QStringList{QStringLiteral("12 will be filed"), QStringLiteral("Name, birth date and number agree."), QStringLiteral("1 is already here")});
}

TEST_CASE("rows are used again: fewer groups hide the rest, more bring them back", "[ui][import]") {
  ImportGroupList list;
  list.resize(500, 400);
  showActive(list);
  list.setGroups({group(QStringLiteral("a")), group(QStringLiteral("b")), group(QStringLiteral("c"))});
  const auto rows = list.findChildren<Text*>().size();
  list.setGroups({group(QStringLiteral("d"))});
  CHECK(shownWords(list) == QStringList{QStringLiteral("d")});
  list.setGroups({group(QStringLiteral("d")), group(QStringLiteral("e"))});
  CHECK(shownWords(list) == QStringList{QStringLiteral("d"), QStringLiteral("e")});
  CHECK(list.findChildren<Text*>().size() == rows);
}

TEST_CASE("names from outside are text, whatever they look like", "[ui][import]") {
  ImportGroupList list;
  list.setGroups({group(QStringLiteral("<b>Lindqvist</b>"), QStringLiteral("<img src=x>"))});
  for (const auto* text : list.findChildren<Text*>()) CHECK(text->textFormat() == Qt::PlainText);
}

TEST_CASE("a strip shows the pictures that fit and says how many more there are", "[ui][import]") {
  PictureStrip strip;
  strip.setStripHeight(40);
  strip.resize(400, 40);
  QList<QImage> pictures;
  for (int i = 0; i < 20; ++i) pictures.append(painted(80, 40, Qt::blue));
  strip.setPictures(pictures, 20);
  const QImage some = pictureOf(strip);
  // Four of 80 with 8 between them leave room for the number: the fifth would not.
  const int blue = pixelsOf(some, Qt::blue, 20);
  CHECK(blue > 3 * 80 * 40);
  CHECK(blue < 4 * 80 * 40 + 1);
  const QColor words = colours().textSecond;
  CHECK(pixelsOf(some, words, 40) > 5);
  strip.setPictures(pictures.mid(0, 3), 3);
  const QImage all = pictureOf(strip);
  CHECK(pixelsOf(all, words, 40) == 0);
  CHECK(pixelsOf(all, Qt::blue, 20) < blue);
}

TEST_CASE("a very wide picture is shown whole in a narrow frame", "[ui][import]") {
  PictureStrip strip;
  strip.setStripHeight(40);
  strip.resize(400, 40);
  strip.setPictures({painted(400, 40, Qt::blue)}, 1);
  const QImage shown = pictureOf(strip);
  CHECK(shown.pixelColor(50, 20) == QColor(Qt::blue));          // in its frame of two and a half heights
  CHECK(shown.pixelColor(200, 20) != QColor(Qt::blue));         // and not beyond
  CHECK(shown.pixelColor(50, 4) == colours().canvas);           // not stretched
}
