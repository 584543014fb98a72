#include "ui/shell/health_bar.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/practice/health_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

HealthBar::HealthBar(QWidget* parent) : QFrame(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metric::kPage + 32, 8, 16, 8);
  row->setSpacing(12);
  m_words = new Text({}, TextStyle::Body, Text::Tone::First, this);
  m_words->setWordWrap(true);
  row->addWidget(m_words, 1);
  auto* look = new Button(tr("What to do"), ButtonKind::Secondary, this);
  connect(look, &QAbstractButton::clicked, this, &HealthBar::lookAsked);
  row->addWidget(look);
  m_close = new IconButton(QStringLiteral("close"), tr("Not now"), this);
  connect(m_close, &QAbstractButton::clicked, this, [this] {
    m_putAway = m_words->text();
    hide();
  });
  row->addWidget(m_close);
  hide();
}

void HealthBar::show(const vault::Health& health) {
  m_level = health.level;
  m_words->setText(healthBarWords(health));
  m_close->setVisible(m_level != vault::HealthLevel::Red);
  setVisible(m_level == vault::HealthLevel::Red || (m_level == vault::HealthLevel::Amber && m_words->text() != m_putAway));
  update();
}

void HealthBar::paintEvent(QPaintEvent*) {
  const auto& colours = coloursFor(this);
  const QColor sign = m_level == vault::HealthLevel::Red ? colours.danger : colours.care;
  QPainter painter(this);
  painter.fillRect(rect(), colours.panel);
  painter.fillRect(QRect(0, 0, 3, height()), sign);
  painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
  drawIcon(painter, healthIcon(m_level), QRectF(metric::kPage, 0, 20, height()), 20, sign);
}

}  // namespace safelight::ui
