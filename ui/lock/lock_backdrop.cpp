#include "ui/lock/lock_backdrop.h"

#include <QPainter>
#include <QRadialGradient>

#include "ui/widgets/theme.h"

namespace safelight::ui {

LockBackdrop::LockBackdrop(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  forceTheme(*this, ThemeKind::Dark);
}

void LockBackdrop::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursOf(ThemeKind::Dark);
  m_glow.paint(painter, size(), devicePixelRatioF(), c.canvas, c.accent);
}

Lamp::Lamp(QWidget* parent) : QWidget(parent) {
  setFixedSize(56, 56);
  setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Lamp::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor amber = coloursFor(this).accent;
  QRadialGradient halo(rect().center() + QPointF(0.5, 0.5), 28);
  for (const auto& [at, alpha] : {std::pair{0.0, 0.5}, std::pair{0.35, 0.2}, std::pair{0.7, 0.05}, std::pair{1.0, 0.0}}) {
    amber.setAlphaF(static_cast<float>(alpha));
    halo.setColorAt(at, amber);
  }
  painter.fillRect(rect(), halo);
  amber.setAlpha(255);
  painter.setPen(Qt::NoPen);
  painter.setBrush(amber);
  painter.drawEllipse(QRectF(rect()).center(), 7, 7);
}

}  // namespace safelight::ui
