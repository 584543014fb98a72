#include "ui/library/import_bar.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>

#include "ui/library/import_group_list.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/tone_icon.h"

namespace safelight::ui {

ImportBar::ImportBar(QWidget* window) : QWidget(window) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 6, 10, 6);
  row->setSpacing(10);
  m_icon = new ToneIcon(this);
  m_words = new Text({}, TextStyle::Body, Text::Tone::First, this);
  m_words->setElided(true);
  m_words->setTextFormat(Qt::PlainText);
  m_progress = new ProgressLine(this);
  m_show = new Button(tr("Show"), ButtonKind::Quiet, this);
  m_stop = new Button(tr("Stop"), ButtonKind::Quiet, this);
  m_dismiss = new IconButton(QStringLiteral("close"), tr("Dismiss"), this);
  row->addWidget(m_icon);
  row->addWidget(m_words, 1);
  row->addWidget(m_progress, 2);
  row->addWidget(m_show);
  row->addWidget(m_stop);
  row->addWidget(m_dismiss);
  connect(m_show, &QAbstractButton::clicked, this, &ImportBar::showAsked);
  connect(m_stop, &QAbstractButton::clicked, this, &ImportBar::stopAsked);
  connect(m_dismiss, &QAbstractButton::clicked, this, [this] {
    hide();
    Q_EMIT dismissed();
  });
  setAccessibleName(tr("Import in the background"));
  Toast::keepAbove(*this);
  window->installEventFilter(this);
  hide();
}

void ImportBar::showWorking(int done, int total, bool stopping) {
  m_icon->setIcon(QStringLiteral("import"), Text::Tone::Accent);
  m_words->setText(stopping ? tr("Stopping…") : tr("Importing"));
  m_words->setTone(Text::Tone::First);
  m_progress->setProgress(done, total);
  m_progress->show();
  m_stop->setVisible(true);
  m_stop->setEnabled(!stopping);
  m_dismiss->hide();
  show();
}

void ImportBar::showResult(const QString& words, Text::Tone tone) {
  m_icon->setIcon(tone == Text::Tone::Danger ? QStringLiteral("error") : QStringLiteral("warning"), tone);
  m_words->setText(words);
  m_progress->hide();
  m_stop->hide();
  m_dismiss->show();
  show();
}

void ImportBar::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  place();
  raise();
}

void ImportBar::place() {
  if (!m_floating || parentWidget() == nullptr) return;
  const QRect all = parentWidget()->rect();
  const int width = std::min(560, all.width() - 32);
  setGeometry(all.right() - width - 15, all.bottom() - 48 - 15, width, 48);
}

bool ImportBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize) place();
  return QWidget::eventFilter(watched, event);
}

void ImportBar::paintEvent(QPaintEvent*) {
  const Colours& theme = coloursFor(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (!m_floating) {
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(QRect(0, 0, width(), 1), theme.line);
  } else {
    drawRounded(painter, rect(), metric::kCardRadius, theme.raised, theme.line);
  }
}

}  // namespace safelight::ui
