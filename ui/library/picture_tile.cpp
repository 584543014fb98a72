#include "ui/library/picture_tile.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {

PictureTile::PictureTile(QWidget* parent) : PaintedButton(parent), m_iconName(QStringLiteral("document")) {
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::TabFocus);
}

void PictureTile::setPicture(const QImage& picture) {
  m_picture = picture;
  m_waiting = false;
  update();
}

void PictureTile::setWaiting() {
  m_picture = {};
  m_waiting = true;
  update();
}

void PictureTile::setCaption(const QString& caption) {
  m_caption = caption;
  setAccessibleName(caption);
  update();
}

void PictureTile::paintEvent(QPaintEvent*) {
  const auto& colours = coloursFor(this);
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  QPainterPath shape;
  shape.addRoundedRect(rect(), metric::kRadius, metric::kRadius);
  painter.fillPath(shape, m_waiting || m_picture.isNull() ? colours.raised : colours.canvas);
  if (!m_picture.isNull()) {
    const QSizeF scaled = QSizeF(m_picture.size()).scaled(size(), Qt::KeepAspectRatioByExpanding);
    painter.setClipPath(shape);
    painter.drawImage(QRectF((width() - scaled.width()) / 2, (height() - scaled.height()) / 2, scaled.width(), scaled.height()), m_picture);
    painter.setClipping(false);
    drawPictureEdge(painter, rect(), metric::kRadius, this);
  } else if (!m_waiting) {
    drawIcon(painter, m_iconName, rect(), 28, colours.textThird);
  }
  if (m_caption.isEmpty()) return;
  painter.setFont(ui::font(TextStyle::Small));
  const QString caption = painter.fontMetrics().elidedText(m_caption, Qt::ElideRight, width() - 28);
  const QRectF pill(6, height() - 26, painter.fontMetrics().horizontalAdvance(caption) + 14, 20);
  QColor behind = colours.canvas;
  behind.setAlphaF(0.78F);
  drawRounded(painter, pill, 5, behind);
  painter.setPen(coloursOf(ThemeKind::Dark).text);
  painter.drawText(pill, Qt::AlignCenter, caption);
}

}  // namespace safelight::ui
