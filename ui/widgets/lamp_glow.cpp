#include "ui/widgets/lamp_glow.h"

#include <QPainter>
#include <cmath>

namespace safelight::ui {
namespace {

constexpr double kStrength = 0.23;  // of the accent at the lamp's own place

/// The glow over `canvas`: an ellipse round the middle of the lower edge, fading with a smooth curve. One step of noise hides the
/// bands that eight bits leave between such dark colours.
QImage renderGlow(const QSize& size, const QColor& canvas, const QColor& light) {
  QImage image(size, QImage::Format_RGB32);
  const double centreX = size.width() / 2.0, centreY = size.height() * 1.08;
  const double radiusX = size.width() * 0.46, radiusY = size.height() * 1.06;
  const double base[3] = {canvas.red() * 1.0, canvas.green() * 1.0, canvas.blue() * 1.0};
  const double add[3] = {(light.red() - base[0]) * kStrength, (light.green() - base[1]) * kStrength, (light.blue() - base[2]) * kStrength};
  std::uint32_t noise = 0x9E3779B9u;
  for (int y = 0; y < size.height(); ++y) {
    auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
    const double dy = (y - centreY) / radiusY;
    for (int x = 0; x < size.width(); ++x) {
      const double dx = (x - centreX) / radiusX;
      const double distance = dx * dx + dy * dy;
      double strength = distance >= 1 ? 0 : 1 - distance;
      strength *= strength;
      noise = noise * 1664525u + 1013904223u;
      const double dither = (noise >> 8) / 16777216.0;
      row[x] = qRgb(static_cast<int>(base[0] + add[0] * strength + dither), static_cast<int>(base[1] + add[1] * strength + dither),
                    static_cast<int>(base[2] + add[2] * strength + dither));
    }
  }
  return image;
}

}  // namespace

void LampGlow::paint(QPainter& painter, const QSize& size, qreal ratio, const QColor& canvas, const QColor& light) {
  painter.fillRect(QRect(QPoint(), size), canvas);
  // Only the lower half is lit.
  const QSize lit(qRound(size.width() * ratio), qRound(size.height() * ratio * 0.55));
  if (lit.isEmpty()) return;
  if (m_glow.size() != lit) m_glow = renderGlow(lit, canvas, light);
  m_glow.setDevicePixelRatio(ratio);
  painter.drawImage(QPointF(0, size.height() - lit.height() / ratio), m_glow);
}

}  // namespace safelight::ui
