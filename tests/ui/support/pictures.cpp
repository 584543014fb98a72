#include "tests/ui/support/pictures.h"

#include <QDir>
#include <QSet>
#include <QWidget>

namespace safelight::ui::test {

QImage pictureOf(QWidget& widget, qreal ratio) {
  QImage image(widget.size() * ratio, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(ratio);
  image.fill(Qt::transparent);
  widget.render(&image);
  return image;
}

int pixelsOf(const QImage& image, const QColor& colour, int tolerance) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const QColor pixel = image.pixelColor(x, y);
      if (pixel.alpha() > 200 && std::abs(pixel.red() - colour.red()) <= tolerance && std::abs(pixel.green() - colour.green()) <= tolerance &&
          std::abs(pixel.blue() - colour.blue()) <= tolerance)
        ++count;
    }
  }
  return count;
}

int coloursIn(const QImage& image, int limit) {
  QSet<QRgb> seen;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width() && seen.size() < limit; ++x) seen.insert(image.pixel(x, y));
  return static_cast<int>(seen.size());
}

void keepPicture(QWidget& widget, const QString& name) {
  const QString folder = qEnvironmentVariable("SAFELIGHT_GALLERY");
  if (folder.isEmpty()) return;
  QDir().mkpath(folder);
  widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

}  // namespace safelight::ui::test
