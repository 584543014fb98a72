#include "tests/ui/support/events.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollArea>
#include <QTest>
#include <QWidget>
#include <algorithm>

namespace safelight::ui::test {

namespace {
QWidget& target(QWidget& window) {
  QWidget* focused = window.window()->focusWidget();
  return focused ? *focused : window;
}
}  // namespace

void showActive(QWidget& widget) {
  widget.show();
  widget.activateWindow();
  (void)QTest::qWaitForWindowActive(&widget, 3000);
}

void type(QWidget& window, const QString& text) {
  // Each to where the focus is by then: the first key may have moved it.
  for (const QChar character : text) QTest::keyClicks(&target(window), QString(character));
}

void press(QWidget& window, Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(&target(window), key, modifiers); }

void click(QWidget& widget, Qt::MouseButton button) { QTest::mouseClick(&widget, button); }

bool chooseEntry(QMenu& menu, const QString& entry) {
  for (auto* action : menu.actions()) {
    if (action->text() != entry) continue;
    (void)QTest::qWaitForWindowExposed(&menu);
    // Newer Qt takes a press for the end of the click that opened the menu until the pointer has moved over it, some seven times.
    const QPoint middle = menu.actionGeometry(action).center();
    for (int away = 12; away >= 0; --away) {
      const QPoint at = middle - QPoint(2 * away, 0);
      QMouseEvent move(QEvent::MouseMove, at, menu.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
      QApplication::sendEvent(&menu, &move);
    }
    if (menu.activeAction() != action) return false;
    QTest::mouseClick(&menu, Qt::LeftButton, {}, middle);
    return true;
  }
  return false;
}

namespace {

/// Where it is shown.
bool mayTakeTab(const QWidget& widget, const QWidget& part) {
  if ((widget.focusPolicy() & Qt::TabFocus) != Qt::TabFocus || widget.focusProxy() != nullptr || !widget.isEnabled() || widget.window() != part.window()) return false;
  if (widget.metaObject() == &QScrollArea::staticMetaObject) return false;  // only frames what is to be reached
  // Of buttons that exclude each other Tab stops at the chosen one; arrow keys walk to the others.
  const auto* button = qobject_cast<const QAbstractButton*>(&widget);
  return button == nullptr || !button->autoExclusive() || button->isChecked();
}

bool takesTab(const QWidget& widget, const QWidget& part) { return widget.isVisible() && mayTakeTab(widget, part); }

QString nameOf(const QWidget& widget) {
  const auto* button = qobject_cast<const QAbstractButton*>(&widget);
  const QString words = button != nullptr && !button->text().isEmpty() ? button->text() : widget.accessibleName();
  return QString::fromLatin1(widget.metaObject()->className()) + QStringLiteral(" '") + words + u'\'';
}

/// Whether the eye comes to `after` later than to `before`.
bool readsOn(const QRect& before, const QRect& after) {
  if (after.bottom() <= before.top()) return false;
  const bool sameLine = after.center().y() >= before.top() && after.center().y() <= before.bottom();
  return !sameLine || after.left() >= before.left();
}

}  // namespace

QStringList orderTroubles(const QWidget& part) {
  QStringList troubles;
  QList<QWidget*> stops;
  for (QWidget* at = part.window()->nextInFocusChain(); at != part.window(); at = at->nextInFocusChain())
    if (part.isAncestorOf(at) && at->isVisibleTo(&part) && mayTakeTab(*at, part)) stops.append(at);
  const auto whereIs = [&part](const QWidget* widget) { return QRect(widget->mapTo(&part, QPoint(0, 0)), widget->size()); };
  // What scrolls stands, for everything around it, where its area is.
  const auto scrolls = [&part](const QWidget* widget) -> const QWidget* {
    for (const QWidget* at = widget->parentWidget(); at != nullptr && at != &part; at = at->parentWidget())
      if (qobject_cast<const QScrollArea*>(at) != nullptr) return at;
    return widget;
  };
  for (qsizetype i = 1; i < stops.size(); ++i) {
    const QWidget *before = scrolls(stops[i - 1]), *after = scrolls(stops[i]);
    if (before == after) {  // in one area
      before = stops[i - 1];
      after = stops[i];
    }
    if (!readsOn(whereIs(before), whereIs(after))) troubles.append(QStringLiteral("%1 comes after %2").arg(nameOf(*stops[i]), nameOf(*stops[i - 1])));
  }
  return troubles;
}

QStringList tabTroubles(QWidget& part) {
  QList<QWidget*> all, reached;
  for (auto* each : part.findChildren<QWidget*>()) {
    if (takesTab(*each, part)) all.append(each);
  }
  if (all.isEmpty()) return {QStringLiteral("nothing takes Tab")};
  const auto whereIs = [&part](const QWidget* widget) { return QRect(widget->mapTo(&part, QPoint(0, 0)), widget->size()); };
  // From the start of the whole window, so that nobody has to know a way into the part.
  QWidget* window = part.window();
  QWidget* first = window->nextInFocusChain();
  while (first != window && !takesTab(*first, part)) first = first->nextInFocusChain();
  first->setFocus(Qt::TabFocusReason);
  for (int pressed = 0; pressed < 500; ++pressed) {
    QWidget* now = window->focusWidget();
    if (reached.contains(now)) break;
    if (part.isAncestorOf(now) && takesTab(*now, part)) reached.append(now);
    QTest::keyClick(now, Qt::Key_Tab);
    if (window->focusWidget() == now || window->focusWidget() == first) break;
  }
  QStringList troubles;
  for (qsizetype i = 1; i < reached.size(); ++i) {
    if (!readsOn(whereIs(reached[i - 1]), whereIs(reached[i]))) troubles.append(QStringLiteral("%1 comes after %2").arg(nameOf(*reached[i]), nameOf(*reached[i - 1])));
  }
  for (auto* each : all) {
    if (!reached.contains(each) && takesTab(*each, part)) troubles.append(nameOf(*each) + QStringLiteral(" is never reached"));
  }
  return troubles;
}

bool waitUntil(const std::function<bool()>& condition, int milliseconds) { return QTest::qWaitFor(condition, milliseconds); }

QString answerFileDialog(QWidget& window, const QString& path) {
  auto* dialog = window.findChild<QFileDialog*>();
  auto* field = dialog ? dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit")) : nullptr;
  if (!field) return {};
  const QString proposed = field->text();
  field->setText(path);
  static_cast<QDialog*>(dialog)->accept();
  settle();
  return proposed.isNull() ? QStringLiteral("") : proposed;
}

void settle() {
  QCoreApplication::processEvents();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  QCoreApplication::processEvents();
}

}  // namespace safelight::ui::test
