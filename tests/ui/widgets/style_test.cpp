#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/style_parts.h"
#include "ui/widgets/theme.h"

using namespace safelight::ui;

namespace {

/// Fusion's own light greys: none of them may be left.
int strangeGreys(const QImage& image) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const QColor pixel = image.pixelColor(x, y);
      if (pixel.alpha() > 250 && pixel.saturation() < 8 && pixel.value() > 90 && pixel.value() < 245) ++count;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("a button of a file dialog has as much room beside its words as one of ours", "[style]") {
  QPushButton button(QStringLiteral("Diesen Ordner benutzen"));
  const int words = QFontMetrics(font(TextStyle::BodyMedium)).horizontalAdvance(button.text());
  CHECK(button.sizeHint().width() >= words + 24);
  CHECK(button.sizeHint().height() == metric::kControl);
}

TEST_CASE("a check box is accent when checked", "[style]") {
  QCheckBox box(QStringLiteral("X-rays"));
  box.resize(box.sizeHint());
  CHECK(test::pixelsOf(test::pictureOf(box), colours().accent) == 0);
  box.setChecked(true);
  CHECK(test::pixelsOf(test::pictureOf(box), colours().accent) > 120);
}

TEST_CASE("a menu is cut at its rounded corners, and nowhere else", "[style]") {
  const QRect rect(0, 0, 200, 120);
  const QRegion shape = parts::menuShape(rect);
  for (const QPoint corner : {rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()}) CHECK_FALSE(shape.contains(corner));
  CHECK(shape.contains(rect.center()));
  for (const QPoint edge : {QPoint(100, 0), QPoint(100, 119), QPoint(0, 60), QPoint(199, 60)}) CHECK(shape.contains(edge));
  CHECK(shape.boundingRect() == rect);
}

TEST_CASE("a menu without a compositor is masked, with one it is see-through", "[style]") {
  QMenu menu;
  menu.addAction(QStringLiteral("Edit"));
  menu.ensurePolished();
  menu.resize(menu.sizeHint());
  menu.popup(QPoint(10, 10));
  test::settle();
  const bool x11 = QGuiApplication::platformName() == QStringLiteral("xcb");
  CHECK(menu.testAttribute(Qt::WA_TranslucentBackground) == !x11);
  CHECK(menu.mask().isEmpty() == !x11);
  menu.close();
}

TEST_CASE("the file dialog's buttons are ours", "[style]") {
  QWidget window;
  const QStyle& style = *window.style();
  const auto drawn = [&](QStyle::StandardPixmap standard) { return style.standardIcon(standard, nullptr, &window).pixmap(20).toImage(); };
  CHECK(drawn(QStyle::SP_ArrowBack) == themedIcon(QStringLiteral("chevron-left"), &window).pixmap(20).toImage());
  CHECK(drawn(QStyle::SP_DirIcon) == themedIcon(QStringLiteral("folder"), &window).pixmap(20).toImage());
  CHECK(drawn(QStyle::SP_FileDialogNewFolder) != drawn(QStyle::SP_FileDialogToParent));
}

TEST_CASE("drop-down, spin box and slider have no grey of Qt's own", "[style]") {
  QComboBox combo;
  combo.addItem(QString());
  combo.resize(160, 36);
  CHECK(strangeGreys(test::pictureOf(combo)) < 40);  // the arrow's own edge
  QSlider slider(Qt::Horizontal);
  slider.resize(200, 24);
  CHECK(strangeGreys(test::pictureOf(slider)) < 10);
  CHECK(combo.sizeHint().height() == metric::kControl);
  CHECK(QSpinBox().sizeHint().height() >= metric::kControl);
}

TEST_CASE("scroll bars are slim, have no arrows, and the handle can be dragged to both ends", "[style]") {
  QScrollBar bar(Qt::Vertical);
  bar.setRange(0, 1000000);
  bar.setPageStep(10);
  bar.resize(bar.sizeHint().width(), 300);
  CHECK(bar.width() == 12);
  QStyleOptionSlider option;
  option.initFrom(&bar);
  option.orientation = Qt::Vertical;
  option.minimum = 0;
  option.maximum = 1000000;
  option.pageStep = 10;
  const auto handleAt = [&](int position) {
    option.sliderPosition = position;
    return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
  };
  CHECK(handleAt(0).top() == 0);
  CHECK(handleAt(1000000).bottom() == 299);
  CHECK(handleAt(0).height() >= 32);
  CHECK(bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarAddLine, &bar).isEmpty());
}

TEST_CASE("a chosen row is tinted and its text keeps the text colour", "[style]") {
  QListWidget list;
  list.addItem(QStringLiteral("Lindqvist, Marta"));
  list.addItem(QStringLiteral("Abara, Chidi"));
  list.resize(240, 120);
  list.show();
  list.setCurrentRow(0);
  test::settle();
  const QImage picture = list.grab().toImage();
  CHECK(test::pixelsOf(picture, over(colours().accentSoft, colours().window), 3) > 500);
  CHECK(test::pixelsOf(picture, colours().text, 30) > 20);
}

TEST_CASE("menus are panels with rows of a comfortable height, icons and shortcuts", "[style]") {
  QMenu menu;
  QAction* open = menu.addAction(QStringLiteral("Open"));
  open->setShortcut(QKeySequence(QStringLiteral("Ctrl+O")));
  menu.addSeparator();
  QAction* off = menu.addAction(QStringLiteral("Delete"));
  off->setEnabled(false);
  menu.popup(QPoint(0, 0));
  test::settle();
  CHECK(menu.actionGeometry(open).height() == 36);
  const QImage picture = test::pictureOf(menu);
  CHECK(test::pixelsOf(picture, colours().panel, 2) > 2000);
  CHECK(qAlpha(picture.pixel(0, 0)) < 40);  // the corner is round
  menu.close();
}

TEST_CASE("a scroll area has no frame of its own", "[style]") {
  QScrollArea area;
  area.show();
  CHECK(area.frameShape() == QFrame::NoFrame);
}
