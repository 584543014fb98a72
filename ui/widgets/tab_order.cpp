#include "ui/widgets/tab_order.h"

#include <QFocusEvent>
#include <QLayout>
#include <QPointer>
#include <QScrollArea>
#include <QWidget>

namespace safelight::ui {
namespace {

void collect(QWidget& widget, QList<QWidget*>& found);

void collect(const QLayout& layout, QList<QWidget*>& found) {
  for (int i = 0; i < layout.count(); ++i) {
    QLayoutItem* item = layout.itemAt(i);
    if (item->widget() != nullptr) collect(*item->widget(), found);
    else if (item->layout() != nullptr) collect(*item->layout(), found);
  }
}

void collect(QWidget& widget, QList<QWidget*>& found) {
  const QWidget* proxy = widget.focusProxy();
  if (proxy == nullptr && (widget.focusPolicy() & Qt::TabFocus) != 0) found.append(&widget);
  // Left where it was, a control with a proxy inside it would be a second way in to that: Tab would walk in a circle past the rest of the window.
  else if (widget.isAncestorOf(proxy) && widget.focusPolicy() == Qt::NoFocus) found.append(&widget);
  if (widget.layout() != nullptr) collect(*widget.layout(), found);
  // What scrolls lies in no layout.
  if (const auto* area = qobject_cast<const QScrollArea*>(&widget); area != nullptr && area->widget() != nullptr) collect(*area->widget(), found);
}

/// What takes the focus directly before `part`: only such widgets count as a place in the order. None in a window that holds nothing else.
QWidget* placeBefore(QWidget& part) {
  for (QWidget* at = part.previousInFocusChain(); at != &part; at = at->previousInFocusChain()) {
    if (at->focusPolicy() != Qt::NoFocus && at->focusProxy() == nullptr && at->window() == part.window() && !part.isAncestorOf(at)) return at;
  }
  return nullptr;
}

class Keeper : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject* watched, QEvent* event) override {
    // Layouts ask for this after every change, once, when the event loop runs again.
    if (event->type() == QEvent::LayoutRequest) orderTabsAsLaidOut(*static_cast<QWidget*>(watched));
    return QObject::eventFilter(watched, event);
  }
};

class Starter : public QObject {
 public:
  Starter(QWidget& part, QWidget& target) : QObject(&part), m_target(&target) { part.installEventFilter(this); }
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::FocusIn && m_target != nullptr) m_target->setFocus(static_cast<QFocusEvent*>(event)->reason());
    return QObject::eventFilter(watched, event);
  }

 private:
  QPointer<QWidget> m_target;
};

}  // namespace

void orderTabsAsLaidOut(QWidget& part) {
  if (part.layout() == nullptr) return;
  QList<QWidget*> found;
  collect(*part.layout(), found);
  QWidget* before = placeBefore(part);
  QList<std::pair<QWidget*, QWidget*>> proxies;
  for (QWidget* each : found) {
    if (each->window() != part.window()) continue;
    // Without its proxy Qt moves a control alone, and not all that lies between the two; what takes no focus it does not move.
    if (QWidget* proxy = each->focusProxy(); proxy != nullptr) {
      proxies.append(std::pair(each, proxy));
      each->setFocusProxy(nullptr);
      each->setFocusPolicy(Qt::TabFocus);
    }
    if (before != nullptr) QWidget::setTabOrder(before, each);
    before = each;
  }
  for (const auto& [control, proxy] : proxies) {
    control->setFocusPolicy(Qt::NoFocus);
    control->setFocusProxy(proxy);
  }
}

void keepTabsAsLaidOut(QWidget& part) {
  part.installEventFilter(new Keeper(&part));
  orderTabsAsLaidOut(part);
}

void focusFirstIn(QWidget& part) {
  for (QWidget* at = part.nextInFocusChain(); at != &part; at = at->nextInFocusChain()) {
    if (!part.isAncestorOf(at) || !at->isVisible() || !at->isEnabled() || (at->focusPolicy() & Qt::TabFocus) == 0) continue;
    return at->setFocus(Qt::OtherFocusReason);
  }
}

void startFocusAt(QWidget& part, QWidget& target) { new Starter(part, target); }

}  // namespace safelight::ui
