#include "ui/library/tooth_chart.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <cstdlib>

#include "ui/bridge/format.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

constexpr int kColumns = 16;

/// Where a tooth stands: row 0 upper and 1 lower (2 and 3 deciduous), column 0 to 15 from the patient's right.
struct Place {
  int row = 0, column = 0;
};

Place placeOf(model::Tooth tooth) {
  const int position = tooth.fdi() % 10;  // 1 at the midline
  const int column = tooth.isRight() ? 8 - position : 7 + position;
  return {(tooth.isDeciduous() ? 2 : 0) + (tooth.isUpper() ? 0 : 1), column};
}

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
  const QString jaw = tooth.isUpper() ? ToothChart::tr("upper") : ToothChart::tr("lower");
  const QString side = tooth.isRight() ? ToothChart::tr("right") : ToothChart::tr("left");
  return (tooth.isDeciduous() ? ToothChart::tr("Milk tooth %1, %2 %3") : ToothChart::tr("Tooth %1, %2 %3")).arg(label, jaw, side);
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

ToothChart::ToothChart(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(0);
  m_grid->setVerticalSpacing(2);
  setAccessibleName(tr("Tooth chart"));
  for (const auto& tooth : model::allTeeth()) {
    auto* button = new ToothButton(tooth, this);
    setFocusRadius(*button, 6);
    button->setNotation(m_notation);
    m_buttons.push_back(button);
    connect(button, &QAbstractButton::clicked, this, [this, button](bool checked) {
      if (checked) {
        m_teeth.add(button->tooth());
      } else {
        m_teeth.remove(button->tooth());
      }
      setTabStop(button);
      Q_EMIT changed(m_teeth);
    });
    connect(button, &ToothButton::arrowPressed, this, [this, button](int key) { moveFocus(button, key); });
  }
  arrange();
  setTabStop(m_buttons.front());
}

void ToothChart::arrange() {
  for (auto* button : m_buttons) {
    const Place place = placeOf(button->tooth());
    if (m_grid->indexOf(button) < 0) m_grid->addWidget(button, place.row, place.column);
    button->setVisible(m_deciduous || !button->tooth().isDeciduous());
  }
  for (int column = 0; column < kColumns; ++column) m_grid->setColumnStretch(column, 1);
}

void ToothChart::setNotation(model::ToothNotation notation) {
  m_notation = notation;
  for (auto* button : m_buttons) button->setNotation(notation);
}

void ToothChart::setTeeth(const model::Teeth& teeth) {
  m_teeth = teeth;
  for (auto* button : m_buttons) button->setChecked(teeth.contains(button->tooth()));
}

void ToothChart::setPresent(const model::Teeth& present) {
  for (auto* button : m_buttons) button->setDim(!present.contains(button->tooth()));
}

void ToothChart::setDeciduousShown(bool shown) {
  if (m_deciduous == shown) return;
  m_deciduous = shown;
  arrange();
  updateGeometry();
}

ToothButton* ToothChart::button(model::Tooth tooth) const {
  for (auto* button : m_buttons) {
    if (button->tooth() == tooth) return button;
  }
  return nullptr;
}

void ToothChart::setTabStop(ToothButton* button) {
  for (auto* other : m_buttons) other->setFocusPolicy(other == button ? Qt::StrongFocus : Qt::ClickFocus);
}

void ToothChart::moveFocus(const ToothButton* from, int key) {
  const Place at = placeOf(from->tooth());
  ToothButton* best = nullptr;
  int bestAway = 1000;
  for (auto* button : m_buttons) {
    if (button == from || !button->isVisibleTo(this)) continue;
    const Place to = placeOf(button->tooth());
    const int across = to.column - at.column, down = to.row - at.row;
    const bool fits = (key == Qt::Key_Left && down == 0 && across < 0) || (key == Qt::Key_Right && down == 0 && across > 0) ||
                      (key == Qt::Key_Up && down < 0) || (key == Qt::Key_Down && down > 0);
    const int away = std::abs(across) + 20 * std::abs(down);
    if (fits && away < bestAway) {
      best = button;
      bestAway = away;
    }
  }
  if (best == nullptr) return;
  setTabStop(best);
  best->setFocus(Qt::TabFocusReason);
}

}  // namespace safelight::ui
