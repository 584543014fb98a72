#include "ui/widgets/paint.h"

#include <QImage>
#include <QPainter>
#include <QWidget>
#include <catch2/catch_test_macros.hpp>

#include "ui/widgets/theme.h"

using namespace safelight::ui;

TEST_CASE("a white photograph ends somewhere on a light page, and nothing is drawn around pictures on a dark one", "[paint]") {
  for (const ThemeKind theme : {ThemeKind::Light, ThemeKind::Dark}) {
    applyTheme(*qApp, theme);
    QWidget page;
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    drawPictureEdge(painter, picture.rect(), 8, &page);
    painter.end();
    CHECK(picture.pixelColor(20, 0) == (theme == ThemeKind::Light ? coloursOf(theme).line : QColor(Qt::white)));
    CHECK(picture.pixelColor(20, 15) == QColor(Qt::white));
  }
  applyTheme(*qApp, ThemeKind::Dark);
}
