#include "tests/ui/support/sheet_watch.h"

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

void checkOpened(const Sheet& sheet) {
  if (!sheet.isOpen() || Sheet::openIn(sheet.parentWidget()) != &sheet) return;
  const QWidget* focused = sheet.window()->focusWidget();
  if (focused == nullptr || !sheet.isAncestorOf(focused)) FAIL_CHECK("the sheet '" << sheet.accessibleName().toStdString() << "' opened without the focus");
  checkOrder(sheet);
}

}  // namespace

bool SheetWatch::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::Show && event->type() != QEvent::Hide) return false;
  auto* sheet = qobject_cast<Sheet*>(watched);
  if (sheet == nullptr) return false;
  // Once it stands, and as it was last; not of one that goes with its window, which is half gone by then.
  if (event->type() == QEvent::Show) QMetaObject::invokeMethod(sheet, [sheet] { checkOpened(*sheet); }, Qt::QueuedConnection);
  else if (sheet->parentWidget()->isVisible()) checkOrder(*sheet);
  return false;
}

}  // namespace safelight::ui::test
