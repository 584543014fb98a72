#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

#include "ui/widgets/controls.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

namespace {

constexpr int kHeight = 48, kAbove = 24;

QString iconOf(Text::Tone tone) {
  switch (tone) {
    case Text::Tone::Good: return QStringLiteral("check");
    case Text::Tone::Care: return QStringLiteral("warning");
    case Text::Tone::Danger: return QStringLiteral("error");
    default: return QStringLiteral("info");
  }
}

class ToastIcon : public QWidget {
 public:
  ToastIcon(Text::Tone tone, QWidget* parent) : QWidget(parent), m_tone(tone) { setFixedSize(20, 20); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    drawIcon(painter, iconOf(m_tone), rect(), 20, toneColour(m_tone, coloursFor(this)));
  }

 private:
  Text::Tone m_tone;
};

}  // namespace

Toast::Toast(QWidget* window) : QFrame(window) { window->installEventFilter(this); }

void Toast::show(QWidget* window, const QString& text, Text::Tone tone, std::function<void()> undo) {
  const QList<Toast*> before = window->findChildren<Toast*>(Qt::FindDirectChildrenOnly);
  for (Toast* old : before) {
    old->hide();
    old->deleteLater();
  }
  auto* toast = new Toast(window);
  auto* row = new QHBoxLayout(toast);
  row->setContentsMargins(16, 6, undo ? 6 : 20, 6);
  row->setSpacing(12);
  row->addWidget(new ToastIcon(tone, toast));
  auto* label = new Text(text, TextStyle::Body, Text::Tone::First, toast);
  label->setElided(true);
  row->addWidget(label, 1);
  if (undo) {
    auto* button = new Button(tr("Undo"), ButtonKind::Quiet, toast);
    button->setIconName(QStringLiteral("undo"));
    connect(button, &QAbstractButton::clicked, toast, [toast, undo] {
      toast->hide();
      toast->deleteLater();
      undo();
    });
    row->addWidget(button);
  }
  toast->setAccessibleName(text);
  toast->QFrame::show();
  toast->raise();
  toast->place();
  QAccessibleEvent alert(toast, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
  QTimer::singleShot(undo ? 10000 : 6000, toast, [toast] { toast->deleteLater(); });
}

void Toast::place() {
  const QRect all = parentWidget()->rect();
  const int width = std::min(sizeHint().width() + 8, all.width() - 2 * kAbove);
  setGeometry((all.width() - width) / 2, all.height() - kHeight - kAbove, width, kHeight);
}

void Toast::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  drawRounded(painter, rect(), metric::kCardRadius, c.raised, c.line);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize) place();
  return QFrame::eventFilter(watched, event);
}

}  // namespace safelight::ui
