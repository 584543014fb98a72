#include "ui/widgets/rows_focus.h"

#include <QAbstractButton>
#include <QVBoxLayout>
#include <algorithm>

namespace safelight::ui {

namespace {

/// Says the same of a control whose row was made anew.
QString handleOf(const QAbstractButton& control) { return control.objectName() + control.accessibleName() + (control.accessibleName().isEmpty() ? control.text() : QString()); }

}  // namespace

RowsFocus::RowsFocus(QList<QVBoxLayout*> rows) : m_rows(std::move(rows)) {
  const QList<QAbstractButton*> all = controls();
  for (const auto* control : all) {
    if (control->window()->focusWidget() != control) continue;
    m_at = handleOf(*control);
    for (auto at = all.begin(); *at != control; ++at) m_before += handleOf(**at) == *m_at ? 1 : 0;
  }
}

QList<QAbstractButton*> RowsFocus::controls() const {
  QList<QAbstractButton*> all;
  for (const auto* rows : m_rows) {
    for (int i = 0; i < rows->count(); ++i)
      if (const auto* row = rows->itemAt(i)->widget()) all += row->findChildren<QAbstractButton*>();
  }
  return all;
}

void RowsFocus::giveBack(QWidget* otherwise) const {
  if (!m_at) return;
  QList<QAbstractButton*> same;
  for (auto* control : controls())
    if (handleOf(*control) == *m_at) same.append(control);
  auto* const control = same.isEmpty() ? nullptr : same[std::min<qsizetype>(m_before, same.size() - 1)];
  if (control != nullptr && control->isEnabled()) {
    // New rows show by themselves only later, and what is hidden takes no focus.
    for (QWidget* at = control->parentWidget(); at != nullptr && !at->isVisible() && at->parentWidget() != nullptr; at = at->parentWidget()) at->show();
    return control->setFocus(Qt::OtherFocusReason);
  }
  if (otherwise != nullptr) otherwise->setFocus(Qt::OtherFocusReason);
}

}  // namespace safelight::ui
