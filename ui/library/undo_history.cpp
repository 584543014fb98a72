#include "ui/library/undo_history.h"

#include <QPointer>
#include <QShortcut>
#include <algorithm>

#include "ui/bridge/error_text.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {
namespace {

constexpr std::size_t kRemembered = 50;

}  // namespace

UndoHistory::UndoHistory(VaultSession& session, QWidget* window) : QObject(window), m_session(session), m_window(window) {
  auto* key = new QShortcut(QKeySequence::Undo, window);
  connect(key, &QShortcut::activated, this, [this] {
    if (Sheet::openIn(m_window) == nullptr) undoLast();
  });
}

UndoHistory& UndoHistory::of(VaultSession& session, QWidget* window) {
  auto* history = window->findChild<UndoHistory*>(QString(), Qt::FindDirectChildrenOnly);
  return history != nullptr ? *history : *new UndoHistory(session, window);
}

UndoHistory::Serial UndoHistory::add(Step step, Say say) {
  const Serial serial = ++m_lastSerial;
  const QString done = step.done;
  m_entries.push_back({serial, std::move(step)});
  if (m_entries.size() > kRemembered) m_entries.erase(m_entries.begin());
  if (say == Say::Toast) {
    Toast::show(m_window, done, Text::Tone::Good, [alive = QPointer(this), serial] {
      if (alive) alive->takeBack(serial);
    });
  }
  Q_EMIT changed();
  return serial;
}

bool UndoHistory::canTakeBack(Serial serial) const {
  return std::any_of(m_entries.begin(), m_entries.end(), [serial](const Entry& entry) { return entry.serial == serial; });
}

void UndoHistory::undoLast() {
  if (m_entries.empty()) return Toast::show(m_window, tr("There is nothing to undo."), Text::Tone::Second);
  takeBack(m_entries.back().serial);
}

void UndoHistory::takeBack(Serial serial) {
  const auto found = std::find_if(m_entries.begin(), m_entries.end(), [serial](const Entry& entry) { return entry.serial == serial; });
  if (found == m_entries.end()) return;
  Step step = std::move(found->step);
  m_entries.erase(found);
  Q_EMIT changed();
  m_session.run(
      Priority::Interactive, this, [back = std::move(step.back)](vault::Vault& vault, decode::Decoder&) { return back(vault); },
      [this, undone = std::move(step.undone)](Result<void> result) {
        if (!result) return Toast::show(m_window, errorText(result.error()), Text::Tone::Danger);
        Toast::show(m_window, undone, Text::Tone::Good);
        Q_EMIT m_session.imagesChanged();
        Q_EMIT m_session.patientsChanged();
      });
}

}  // namespace safelight::ui
