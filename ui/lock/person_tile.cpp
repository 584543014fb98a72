#include "ui/lock/person_tile.h"

#include <QPainter>

#include "ui/lock/lock_words.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

PersonTile::PersonTile(const QString& initials, const QString& name, const QString& small, QWidget* parent)
    : PaintedButton(parent), m_initials(initials), m_small(small) {
  setText(name);
  setAccessibleName(name);
  setAccessibleDescription(small);
  setCheckable(true);
  setAutoExclusive(true);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setFocusRadius(*this, metric::kTileRadius);
  setCursor(Qt::PointingHandCursor);
}

void PersonTile::setTileSize(Size size) {
  m_size = size;
  updateGeometry();
}

QSize PersonTile::sizeHint() const {
  switch (m_size) {
    case Size::Usual: return {148, 164};
    case Size::Compact: return {124, 104};
    case Size::Row: return {150, 48};
  }
  return {148, 164};
}

QString PersonTile::fittingName(int width) const {
  const QString name = fontMetrics().horizontalAdvance(text()) <= width ? text() : withoutTitles(text());
  return fontMetrics().elidedText(name, Qt::ElideRight, width);
}

void PersonTile::paintRow(QPainter& painter) const {
  const Colours& c = coloursFor(this);
  QColor fill = c.accent;
  fill.setAlphaF(0.16F);
  const QRectF circle(isRightToLeft() ? width() - 40 : 8, 8, 32, 32);
  drawRounded(painter, circle, 16, fill);
  painter.setPen(c.accent);
  painter.setFont(fontOf(12, QFont::DemiBold));
  if (m_initials == QStringLiteral("+")) drawIcon(painter, QStringLiteral("plus"), circle, 16, c.accent);
  else painter.drawText(circle, Qt::AlignCenter, m_initials);
  painter.setPen(isEnabled() ? c.text : c.textThird);
  painter.setFont(font());
  const QRectF nameRect(isRightToLeft() ? 8 : 48, 0, width() - 56, height());
  painter.drawText(nameRect, Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine, fittingName(static_cast<int>(nameRect.width())));
}

void PersonTile::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  const bool usual = m_size == Size::Usual;
  QColor ground = c.panel, edge = c.line;
  ground.setAlphaF(isHovered() || isDown() ? 0.95F : 0.6F);
  edge.setAlphaF(0.75F);
  if (isChecked()) ground = c.accentSoft;
  drawRounded(painter, rect(), metric::kTileRadius, ground, isChecked() ? c.accent : isHovered() ? c.textThird : edge, isChecked() ? 1.5 : 1);
  if (m_size == Size::Row) {
    paintRow(painter);
    return;
  }

  const int disc = usual ? 60 : 40;
  const bool one = m_small.isEmpty();
  const qreal top = usual ? (one ? 36 : 28) : 12;
  QColor fill = c.accent;
  fill.setAlphaF(0.16F);
  const QRectF circle((width() - disc) / 2.0, top, disc, disc);
  drawRounded(painter, circle, disc / 2.0, fill);
  if (m_initials == QStringLiteral("+")) {
    drawIcon(painter, QStringLiteral("plus"), circle, 20, c.accent);
  } else {
    painter.setFont(fontOf(usual ? 20 : 14, QFont::DemiBold));
    painter.setPen(c.accent);
    painter.drawText(circle, Qt::AlignCenter, m_initials);
  }
  painter.setFont(font());
  painter.setPen(isEnabled() ? c.text : c.textThird);
  const QRectF nameRect(8, circle.bottom() + (usual ? 12 : 8), width() - 16, 20);
  painter.drawText(nameRect, Qt::AlignCenter | Qt::TextSingleLine, fittingName(static_cast<int>(nameRect.width())));
  if (one) return;
  painter.setFont(ui::font(TextStyle::Small));
  painter.setPen(c.textThird);
  painter.drawText(QRectF(8, nameRect.bottom() - (usual ? 1 : 2), width() - 16, 16), Qt::AlignCenter | Qt::TextSingleLine, m_small);
}

}  // namespace safelight::ui
