#include "ui/shell/rail.h"

#include <QPainter>
#include <QVBoxLayout>

namespace safelight::ui {

Rail::Rail(QWidget* parent) : QWidget(parent) {
  setFixedWidth(metric::kRail);
  m_layout = new QVBoxLayout(this);
  m_layout->setContentsMargins(3, 12, 3, 12);
  m_layout->setSpacing(4);
}

void Rail::add(Place place, const QString& iconName, const QString& text) {
  auto* button = new RailButton(iconName, text, this);
  connect(button, &QAbstractButton::clicked, this, [this, place] { Q_EMIT asked(place); });
  m_layout->addWidget(button);
  m_buttons.insert(place, button);
}

void Rail::addGap() { m_layout->addStretch(1); }

void Rail::setCurrent(Place place) {
  if (auto* button = m_buttons.value(place)) button->setChecked(true);
}

void Rail::setBadge(Place place, int count) {
  if (auto* button = m_buttons.value(place)) button->setBadge(count);
}

void Rail::paintEvent(QPaintEvent*) {
  const auto& colours = coloursFor(this);
  QPainter painter(this);
  painter.fillRect(rect(), colours.panel);
  painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? 0 : width() - 1, 0, 1, height()), colours.line);
}

}  // namespace safelight::ui
