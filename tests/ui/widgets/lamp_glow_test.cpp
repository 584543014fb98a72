#include "ui/widgets/lamp_glow.h"

#include <QPainter>
#include <catch2/catch_test_macros.hpp>

#include "ui/widgets/theme.h"

using namespace safelight::ui;

namespace {

constexpr int kWidth = 1000, kHeight = 600;

QImage painted(LampGlow& glow, const QSize& size = {kWidth, kHeight}, qreal ratio = 1) {
  QImage image(size * ratio, QImage::Format_RGB32);
  image.setDevicePixelRatio(ratio);
  QPainter painter(&image);
  const Colours& dark = coloursOf(ThemeKind::Dark);
  glow.paint(painter, size, ratio, dark.canvas, dark.accent);
  return image;
}

/// The longest stretch of one colour in a row.
int longestRun(const QImage& image, int y) {
  int longest = 0, run = 0;
  for (int x = 1; x < image.width(); ++x) {
    run = image.pixel(x, y) == image.pixel(x - 1, y) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

TEST_CASE("the glow is brightest in the middle below and leaves the upper part dark", "[glow]") {
  LampGlow glow;
  const QImage image = painted(glow);
  const QColor canvas = coloursOf(ThemeKind::Dark).canvas;
  CHECK(image.pixelColor(kWidth / 2, 20) == canvas);
  const int below = image.pixelColor(kWidth / 2, kHeight - 1).red();
  CHECK(below > canvas.red() + 30);
  CHECK(below > image.pixelColor(kWidth / 4, kHeight - 1).red());
  CHECK(image.pixelColor(0, kHeight - 1).red() <= canvas.red() + 2);
}

TEST_CASE("the dark gradient shows no bands", "[glow]") {
  LampGlow glow;
  const QImage image = painted(glow);
  // Without noise one step of red spans dozens of pixels where the glow is weak.
  for (const int y : {kHeight - 1, kHeight - 60, kHeight - 150}) {
    INFO(y);
    int longest = 0;
    const QImage middle = image.copy(kWidth / 4, y, kWidth / 2, 1);
    longest = longestRun(middle, 0);
    CHECK(longest < 40);
  }
}

TEST_CASE("it is drawn once for a size, and anew for another one or another screen", "[glow]") {
  LampGlow glow;
  const QImage first = painted(glow);
  CHECK(painted(glow) == first);
  CHECK(painted(glow, {500, 300}).size() == QSize(500, 300));
  const QImage sharp = painted(glow, {kWidth, kHeight}, 2);
  CHECK(sharp.pixelColor(kWidth, 2 * kHeight - 1).red() > 40);
  LampGlow none;
  CHECK(painted(none, {1, 1}).size() == QSize(1, 1));
}
