#include "ui/setup/brand_mark.h"

#include <QRadialGradient>

#include "ui/widgets/controls.h"

namespace safelight::ui {

void paintBrandMark(QPainter& painter, const Colours& colours) {
  const QPointF centre(54, 52);
  QRadialGradient glow(centre, 26);
  QColor warm = colours.accent;
  warm.setAlphaF(0.45F);
  glow.setColorAt(0, warm);
  warm.setAlphaF(0);
  glow.setColorAt(1, warm);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(glow);
  painter.drawEllipse(centre, 26, 26);
  painter.setBrush(colours.accent);
  painter.drawEllipse(centre, 7, 7);
  painter.setFont(ui::font(TextStyle::Heading));
  painter.setPen(colours.text);
  painter.drawText(QRectF(74, 40, 300, 24), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("Safelight"));
}

}  // namespace safelight::ui
