#include "ui/library/tooth_button.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/bridge/format.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

/// A lower tooth in a box of 20 x 20, crown up; each kind has its own silhouette.
QPainterPath molarPath() {
  QPainterPath path(QPointF(3.6, 6.2));
  path.cubicTo(3.4, 3.2, 5.6, 2.4, 7.4, 2.9);
  path.cubicTo(9.0, 3.4, 11.0, 3.4, 12.6, 2.9);
  path.cubicTo(14.4, 2.4, 16.6, 3.2, 16.4, 6.2);
  path.cubicTo(16.3, 9.4, 15.2, 10.2, 14.8, 12.6);
  path.cubicTo(14.4, 15.2, 14.2, 17.6, 13.0, 17.6);
  path.cubicTo(11.6, 17.6, 11.8, 12.6, 10.0, 12.6);
  path.cubicTo(8.2, 12.6, 8.4, 17.6, 7.0, 17.6);
  path.cubicTo(5.8, 17.6, 5.6, 15.2, 5.2, 12.6);
  path.cubicTo(4.8, 10.2, 3.7, 9.4, 3.6, 6.2);
  path.closeSubpath();
  return path;
}

QPainterPath premolarPath() {
  QPainterPath path(QPointF(4.6, 6.2));
  path.cubicTo(4.5, 3.2, 6.8, 2.3, 8.4, 3.3);
  path.cubicTo(9.4, 3.9, 10.6, 3.9, 11.6, 3.3);
  path.cubicTo(13.2, 2.3, 15.5, 3.2, 15.4, 6.2);
  path.cubicTo(15.3, 9.0, 13.6, 10.2, 13.2, 12.4);
  path.cubicTo(12.7, 15.2, 11.8, 17.8, 10.0, 17.8);
  path.cubicTo(8.2, 17.8, 7.3, 15.2, 6.8, 12.4);
  path.cubicTo(6.4, 10.2, 4.7, 9.0, 4.6, 6.2);
  path.closeSubpath();
  return path;
}

QPainterPath caninePath() {
  QPainterPath path(QPointF(5.0, 7.2));
  path.cubicTo(5.2, 5.0, 8.6, 4.2, 10.0, 2.0);
  path.cubicTo(11.4, 4.2, 14.8, 5.0, 15.0, 7.2);
  path.cubicTo(15.1, 9.8, 13.3, 10.6, 12.9, 12.6);
  path.cubicTo(12.4, 15.4, 11.6, 18.0, 10.0, 18.0);
  path.cubicTo(8.4, 18.0, 7.6, 15.4, 7.1, 12.6);
  path.cubicTo(6.7, 10.6, 4.9, 9.8, 5.0, 7.2);
  path.closeSubpath();
  return path;
}

QPainterPath incisorPath() {
  QPainterPath path(QPointF(5.3, 3.6));
  path.cubicTo(5.3, 2.6, 14.7, 2.6, 14.7, 3.6);
  path.cubicTo(14.8, 7.0, 13.9, 9.0, 13.0, 11.0);
  path.cubicTo(12.3, 12.8, 11.8, 17.6, 10.0, 17.6);
  path.cubicTo(8.2, 17.6, 7.7, 12.8, 7.0, 11.0);
  path.cubicTo(6.1, 9.0, 5.2, 7.0, 5.3, 3.6);
  path.closeSubpath();
  return path;
}

QPainterPath shapeOf(model::Tooth tooth) {
  const int position = tooth.fdi() % 10;
  if (position <= 2) return incisorPath();
  if (position == 3) return caninePath();
  // Deciduous fourth and fifth are molars.
  return position >= 6 || tooth.isDeciduous() ? molarPath() : premolarPath();
}

QString spokenName(model::Tooth tooth, model::ToothNotation notation) {
  const QString label = text(tooth.label(notation));
  const QString jaw = tooth.isUpper() ? ToothButton::tr("upper") : ToothButton::tr("lower");
  const QString side = tooth.isRight() ? ToothButton::tr("right") : ToothButton::tr("left");
  return (tooth.isDeciduous() ? ToothButton::tr("Milk tooth %1, %2 %3") : ToothButton::tr("Tooth %1, %2 %3")).arg(label, jaw, side);
}

}  // namespace

ToothButton::ToothButton(model::Tooth tooth, QWidget* parent) : QAbstractButton(parent), m_tooth(tooth) {
  setCheckable(true);
  setFocusPolicy(Qt::ClickFocus);
  setAttribute(Qt::WA_Hover);
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ToothButton::setNotation(model::ToothNotation notation) {
  m_label = ui::text(m_tooth.label(notation));
  setAccessibleName(spokenName(m_tooth, notation));
  setToolTip(accessibleName());
  update();
}

void ToothButton::setDim(bool dim) {
  if (m_dim == dim) return;
  m_dim = dim;
  setAccessibleDescription(dim ? tr("no images") : QString());
  update();
}

QSize ToothButton::sizeHint() const { return {34, m_tooth.isDeciduous() ? 38 : 42}; }

void ToothButton::paintEvent(QPaintEvent*) {
  const Colours& theme = coloursFor(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (underMouse() && isEnabled()) drawRounded(painter, QRectF(rect()).adjusted(1, 0, -1, 0), 6, isChecked() ? theme.accentSoft : theme.raised);
  QColor line = m_dim ? theme.textThird : theme.textSecond;
  if (isChecked()) line = theme.accent;
  const qreal size = m_tooth.isDeciduous() ? 18 : 22;
  painter.save();
  painter.translate((width() - size) / 2.0, 2);
  painter.scale(size / 20.0, size / 20.0);
  if (m_tooth.isUpper()) {
    // Upper teeth have their roots above.
    painter.translate(0, 20);
    painter.scale(1, -1);
  }
  if (m_dim && !isChecked()) painter.setOpacity(0.45);
  QColor fill = theme.accentSoft;
  if (!isChecked()) {
    fill = theme.textSecond;
    fill.setAlphaF(m_dim ? 0.0 : 0.10);
  }
  painter.setPen(QPen(line, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(fill);
  painter.drawPath(shapeOf(m_tooth));
  painter.restore();
  QFont label = ui::font(TextStyle::Label);
  if (isChecked()) label.setWeight(QFont::DemiBold);
  painter.setFont(label);
  painter.setPen(isChecked() ? theme.accent : (m_dim ? theme.textThird : theme.textSecond));
  painter.drawText(QRect(-8, height() - 16, width() + 16, 14), Qt::AlignCenter, m_label);
}

void ToothButton::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: Q_EMIT arrowPressed(event->key()); return;
    default: QAbstractButton::keyPressEvent(event);
  }
}

}  // namespace safelight::ui
