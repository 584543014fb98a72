#pragma once
// The darkroom lamp's glow: the program's only ornament.

#include <QColor>
#include <QImage>
#include <QSize>

class QPainter;

namespace safelight::ui {

/// Paints the glow over the lower part of a dark screen and keeps the picture of it for the next time. GUI thread only.
class LampGlow {
 public:
  /// Covers an area from (0, 0) of `size` logical pixels with `canvas` and the glow of `light`. `ratio` is the device pixel ratio.
  void paint(QPainter& painter, const QSize& size, qreal ratio, const QColor& canvas, const QColor& light);

 private:
  QImage m_glow;
};

}  // namespace safelight::ui
