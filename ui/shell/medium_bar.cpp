#include "ui/shell/medium_bar.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/bridge/format.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

MediumBar::MediumBar(QWidget* parent) : QFrame(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metric::kPage + 32, 8, 16, 8);
  row->setSpacing(12);
  m_words = new Text({}, TextStyle::Body, Text::Tone::First, this);
  row->addWidget(m_words, 1);
  auto* import = new Button(tr("Look and import"), ButtonKind::Secondary, this);
  import->setIconName(QStringLiteral("import"));
  connect(import, &QAbstractButton::clicked, this, [this] {
    hide();
    Q_EMIT importAsked(m_folder);
  });
  row->addWidget(import);
  auto* close = new IconButton(QStringLiteral("close"), tr("Not now"), this);
  connect(close, &QAbstractButton::clicked, this, &QWidget::hide);
  row->addWidget(close);
  hide();
}

void MediumBar::offer(const QString& folder, const QString& name) {
  m_folder = folder;
  m_words->setText(tr("%1 was inserted.").arg(isolated(name)));
  show();
}

void MediumBar::withdraw(const QString& folder) {
  if (folder == m_folder) hide();
}

void MediumBar::paintEvent(QPaintEvent*) {
  const auto& colours = coloursFor(this);
  QPainter painter(this);
  painter.fillRect(rect(), colours.panel);
  painter.fillRect(rect(), colours.accentSoft);
  painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
  drawIcon(painter, QStringLiteral("usb"), QRectF(metric::kPage, 0, 20, height()), 20, colours.accent);
}

}  // namespace safelight::ui
