#include "tests/ui/support/events.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QTest>
#include <QWidget>

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
