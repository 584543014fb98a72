#include "ui/setup/step_dots.h"

#include <QPainter>

#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

constexpr int kStep = 172, kCircle = 24, kHeight = 28;

}  // namespace

StepDots::StepDots(const QStringList& names, QWidget* parent) : QWidget(parent), m_names(names) { setFixedSize(sizeHint()); }

QSize StepDots::sizeHint() const { return {kStep * static_cast<int>(m_names.size()), kHeight}; }

void StepDots::setCurrent(int step) {
  m_current = step;
  setAccessibleName(step < 0 ? QString() : tr("Step %1 of %2: %3").arg(step + 1).arg(m_names.size()).arg(m_names[step]));
  update();
}

void StepDots::paintEvent(QPaintEvent*) {
  if (m_current < 0) return;
  const auto& colours = coloursFor(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int i = 0; i < m_names.size(); ++i) {
    const bool here = i == m_current, done = i < m_current;
    const QRectF circle(i * kStep + 8, (kHeight - kCircle) / 2.0, kCircle, kCircle);
    drawRounded(painter, circle.adjusted(0.5, 0.5, -0.5, -0.5), kCircle / 2.0, here ? colours.accent : done ? colours.accentSoft : QColor(),
                here || done ? QColor() : colours.line);
    painter.setFont(ui::font(TextStyle::Small));
    if (done) {
      drawIcon(painter, QStringLiteral("check"), circle, 14, colours.accent);
    } else {
      painter.setPen(here ? colours.onAccent : colours.textThird);
      painter.drawText(circle, Qt::AlignCenter, QString::number(i + 1));
    }
    painter.setFont(ui::font(here ? TextStyle::BodyMedium : TextStyle::Body));
    painter.setPen(here ? colours.text : colours.textThird);
    painter.drawText(QRectF(circle.right() + 8, 0, kStep - kCircle - 16, kHeight), Qt::AlignLeft | Qt::AlignVCenter, m_names[i]);
  }
}

}  // namespace safelight::ui
