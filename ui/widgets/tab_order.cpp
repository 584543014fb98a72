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
  if ((widget.focusPolicy() & Qt::TabFocus) != 0 && widget.focusProxy() == nullptr) found.append(&widget);
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
  for (QWidget* each : found) {
    if (each->window() != part.window()) continue;
    if (before != nullptr) QWidget::setTabOrder(before, each);
    before = each;
  }
}

void keepTabsAsLaidOut(QWidget& part) {
  part.installEventFilter(new Keeper(&part));
  orderTabsAsLaidOut(part);
}

void startFocusAt(QWidget& part, QWidget& target) { new Starter(part, target); }

}  // namespace safelight::ui
