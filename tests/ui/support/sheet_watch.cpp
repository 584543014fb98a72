#include "tests/ui/support/sheet_watch.h"

#include <QCoreApplication>
#include <QEvent>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "ui/widgets/controls.h"

namespace safelight::ui::test {

namespace {

void checkOrder(const Sheet& sheet) {
  const QStringList troubles = orderTroubles(sheet);
  if (!troubles.isEmpty()) FAIL_CHECK("Tab in the sheet '" << sheet.accessibleName().toStdString() << "': " << troubles.join(QStringLiteral("; ")).toStdString());
}

void check(const Sheet& sheet) {
  // What came a moment ago is put into its order with the layout.
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  if (!sheet.isOpen() || Sheet::openIn(sheet.parentWidget()) != &sheet) return;
  const QWidget* focused = sheet.window()->focusWidget();
  if (focused == nullptr || !sheet.isAncestorOf(focused)) FAIL_CHECK("the sheet '" << sheet.accessibleName().toStdString() << "' is open without the focus");
  checkOrder(sheet);
}

}  // namespace

bool SheetWatch::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::Show && event->type() != QEvent::LayoutRequest) return false;
  // Once it stands, and whenever something in it came or went.
  for (QObject* at = watched; at != nullptr; at = at->parent()) {
    auto* sheet = qobject_cast<Sheet*>(at);
    if (sheet == nullptr) continue;
    if (event->type() == QEvent::LayoutRequest || at == watched) QMetaObject::invokeMethod(sheet, [sheet] { check(*sheet); }, Qt::QueuedConnection);
    break;
  }
  return false;
}

}  // namespace safelight::ui::test
