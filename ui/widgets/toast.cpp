#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPointer>
#include <QTimer>

#include "ui/widgets/controls.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/tone_icon.h"

namespace safelight::ui {

namespace {

constexpr int kHeight = 48, kAbove = 24, kAboveBar = 16;
constexpr char kBarProperty[] = "safelightFootBar";

QString iconOf(Text::Tone tone) {
  switch (tone) {
    case Text::Tone::Good: return QStringLiteral("check");
    case Text::Tone::Care: return QStringLiteral("warning");
    case Text::Tone::Danger: return QStringLiteral("error");
    default: return QStringLiteral("info");
  }
}

/// Knows where the keyboard was before it came to the message, which goes soon.
class WayBack : public QObject {
 public:
  explicit WayBack(QWidget& message) : QObject(&message), m_message(message) {
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* from, QWidget* to) {
      if (from != nullptr && to != nullptr && m_message.isAncestorOf(to) && !m_message.isAncestorOf(from)) m_from = from;
    });
  }
  void go() {
    const QWidget* now = m_message.window()->focusWidget();
    if (now != nullptr && m_message.isAncestorOf(now) && m_from != nullptr && m_from->isVisible()) m_from->setFocus(Qt::OtherFocusReason);
  }

 private:
  QWidget& m_message;
  QPointer<QWidget> m_from;
};

void leave(Toast& toast) {
  const QObjectList& children = toast.children();
  for (QObject* child : children)
    if (auto* back = dynamic_cast<WayBack*>(child)) back->go();
  toast.hide();
  toast.deleteLater();
}

}  // namespace

Toast::Toast(QWidget* window) : QFrame(window) {
  window->installEventFilter(this);
  const auto below = bars();
  for (QWidget* bar : below) bar->installEventFilter(this);
}

void Toast::keepAbove(QWidget& bar) { bar.setProperty(kBarProperty, true); }

QList<QWidget*> Toast::bars() const {
  QList<QWidget*> found = parentWidget()->findChildren<QWidget*>();
  found.removeIf([](const QWidget* widget) { return !widget->property(kBarProperty).toBool(); });
  return found;
}

void Toast::show(QWidget* window, const QString& text, Text::Tone tone, std::function<void()> undo) {
  const QList<Toast*> before = window->findChildren<Toast*>(Qt::FindDirectChildrenOnly);
  for (Toast* old : before) leave(*old);
  auto* toast = new Toast(window);
  new WayBack(*toast);
  auto* row = new QHBoxLayout(toast);
  row->setContentsMargins(16, 6, undo ? 6 : 20, 6);
  row->setSpacing(12);
  row->addWidget(new ToneIcon(iconOf(tone), tone, toast));
  auto* label = new Text(text, TextStyle::Body, Text::Tone::First, toast);
  label->setElided(true);
  row->addWidget(label, 1);
  if (undo) {
    auto* button = new Button(tr("Undo"), ButtonKind::Quiet, toast);
    button->setIconName(QStringLiteral("undo"));
    // A click leaves the keyboard where it was: the toast goes at once, and the focus would jump to whatever comes next.
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QAbstractButton::clicked, toast, [toast, undo] {
      leave(*toast);
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
  QTimer::singleShot(undo ? 10000 : 6000, toast, [toast] { leave(*toast); });
}

void Toast::place() {
  const QRect all = parentWidget()->rect();
  const int width = std::min(sizeHint().width() + 8, all.width() - 2 * kAbove);
  // Bars may stand on one another: go up as long as one reaches down to where the free part ends.
  int foot = all.height(), before = foot + 1;
  const auto shown = bars();
  while (foot < before) {
    before = foot;
    for (const QWidget* bar : shown) {
      const QRect area(bar->mapTo(parentWidget(), QPoint()), bar->size());
      if (bar->isVisible() && area.bottom() + 1 >= before && area.top() < foot) foot = area.top();
    }
  }
  const int gap = foot < all.height() ? kAboveBar : kAbove;
  setGeometry((all.width() - width) / 2, std::max(0, foot - kHeight - gap), width, kHeight);
}

void Toast::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  drawRounded(painter, rect(), metric::kCardRadius, c.raised, c.line);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  const auto type = event->type();
  if (type == QEvent::Resize || (watched != parentWidget() && (type == QEvent::Move || type == QEvent::Show || type == QEvent::Hide))) place();
  return QFrame::eventFilter(watched, event);
}

}  // namespace safelight::ui
