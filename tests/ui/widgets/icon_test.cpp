#include <QFile>
#include <QWidget>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/pictures.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"

using namespace safelight::ui;

namespace {

int inkOf(const QPixmap& pixmap) {
  const QImage image = pixmap.toImage();
  int ink = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) ink += qAlpha(image.pixel(x, y)) > 64;
  return ink;
}

/// The names in the comment of icon.h: the contract of what there is.
QStringList promisedNames() {
  QFile header(QStringLiteral(SAFELIGHT_SOURCE_DIR "/ui/widgets/icon.h"));
  REQUIRE(header.open(QIODevice::ReadOnly));
  const QString text = QString::fromUtf8(header.readAll());
  const qsizetype from = text.indexOf(QStringLiteral("/// Names: ")), to = text.indexOf(QStringLiteral("QPixmap iconPixmap"));
  QString part = text.mid(from + 11, to - from - 11);
  return part.remove(QStringLiteral("///")).simplified().split(u' ', Qt::SkipEmptyParts);
}

}  // namespace

TEST_CASE("every promised icon is there, and no other", "[icon]") {
  QStringList promised = promisedNames();
  promised.sort();
  CHECK(promised.size() > 80);
  for (const QString& name : promised) {
    INFO(name.toStdString());
    CHECK(iconNames().contains(name));
  }
  for (const QString& name : iconNames()) {
    INFO(name.toStdString());
    CHECK(promised.contains(name));
  }
}

TEST_CASE("every icon draws something, in the colour asked for, at every scale", "[icon]") {
  for (const QString& name : iconNames()) {
    INFO(name.toStdString());
    for (const qreal ratio : {1.0, 1.5, 2.0}) {
      const QPixmap pixmap = iconPixmap(name, QColor(0xF2, 0x99, 0x4A), 20, ratio);
      CHECK(pixmap.width() == qRound(20 * ratio));
      CHECK(inkOf(pixmap) > 12);
      CHECK(inkOf(pixmap) < 0.75 * pixmap.width() * pixmap.height());
    }
    CHECK(test::pixelsOf(iconPixmap(name, QColor(10, 200, 30), 40, 2.0).toImage(), QColor(10, 200, 30), 4) > 8);
  }
}

TEST_CASE("no icon names a colour of its own", "[icon]") {
  for (const QString& name : iconNames()) {
    INFO(name.toStdString());
    QFile file(QStringLiteral(SAFELIGHT_SOURCE_DIR "/resources/icons/%1.svg").arg(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    CHECK_FALSE(svg.contains('#'));
    CHECK(svg.contains("viewBox=\"0 0 20 20\""));
    CHECK(svg.contains("stroke-width=\"1.6\""));
    CHECK(svg.contains("currentColor"));
  }
}

TEST_CASE("an unknown icon draws an empty square instead of nothing", "[icon]") {
  const QPixmap pixmap = iconPixmap(QStringLiteral("no such icon"), Qt::white, 20, 1.0);
  CHECK(inkOf(pixmap) > 30);
  CHECK(qAlpha(pixmap.toImage().pixel(10, 10)) == 0);
}

TEST_CASE("a themed icon is accent when checked and faint when disabled", "[icon]") {
  QWidget widget;
  const QIcon icon = themedIcon(QStringLiteral("layout-1"), &widget);
  const Colours& c = coloursFor(&widget);
  CHECK(test::pixelsOf(icon.pixmap(QSize(40, 40), QIcon::Normal, QIcon::On).toImage(), c.accent, 4) > 20);
  CHECK(test::pixelsOf(icon.pixmap(QSize(40, 40), QIcon::Normal, QIcon::Off).toImage(), c.textSecond, 4) > 20);
  CHECK(test::pixelsOf(icon.pixmap(QSize(40, 40), QIcon::Disabled, QIcon::Off).toImage(), c.line, 4) > 20);
}

TEST_CASE("the program's own icon renders at the sizes a desktop asks for", "[icon]") {
  for (const int size : {16, 32, 64, 256}) CHECK(test::coloursIn(applicationIcon().pixmap(size, size).toImage(), 8) >= 8);
}
