// What the keyboard does on the lock screen; all else is in lock_screen.cpp.

#include <QKeyEvent>
#include <QScrollArea>

#include "ui/lock/lock_screen.h"
#include "ui/lock/person_tile.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

void LockScreen::orderKeys() {
  // The tiles are made anew after everything else: without this, Tab would go to them last.
  QWidget* before = this;
  const auto next = [&before](QWidget* widget) {
    setTabOrder(before, widget);
    before = widget;
  };
  for (const Entry& entry : m_entries) next(entry.tile);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_login, m_password, m_unlock, m_forgot, m_tryAgain, m_setUp, m_older, m_minimise, m_quit}) next(widget);
}

void LockScreen::step(int by) {
  if (m_entries.empty() || m_working) return;
  const auto count = static_cast<int>(m_entries.size());
  const Entry* const now = chosen();
  const int at = now ? static_cast<int>(now - m_entries.data()) : by > 0 ? -1 : count;
  PersonTile* tile = m_entries[static_cast<std::size_t>((at + by + count) % count)].tile;
  tile->setChecked(true);
  tileChosen(tile);
}

/// Only the keyboard goes there: a letter that chose somebody would send the rest of a name that is typed whole into the password.
void LockScreen::goToNamed(const QString& letter, qint64 at) {
  QStringList names;
  qsizetype now = -1;
  for (const Entry& entry : m_entries) {
    if (entry.tile == focusWidget()) now = names.size();
    names.append(entry.tile->text() + u' ' + QString::fromStdString(entry.login));
  }
  const auto found = m_noVault ? std::nullopt : m_typing.typed(letter, at, names, now);
  if (!found) return;
  PersonTile* tile = m_entries[static_cast<std::size_t>(*found)].tile;
  tile->setFocus(Qt::TabFocusReason);
  m_tileScroll->ensureWidgetVisible(tile);
}

void LockScreen::keyPressEvent(QKeyEvent* event) {
  const QString text = event->text();
  const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
  const bool isLetter = plain && !text.isEmpty() && text[0].isPrint() && text[0] != u' ';
  if (isLetter && chosen() == nullptr) return goToNamed(text, static_cast<qint64>(event->timestamp()));
  m_typing.forget();
  switch (event->key()) {
    case Qt::Key_Left: step(isRightToLeft() ? 1 : -1); return;
    case Qt::Key_Right: step(isRightToLeft() ? -1 : 1); return;
    case Qt::Key_Escape: return;  // there is nothing to leave
    case Qt::Key_Return: case Qt::Key_Enter: case Qt::Key_Down: if (!chosen()) return step(1); else break;  // going on means the first
    default: break;
  }
  // Whoever starts to type means the password, wherever the focus is.
  if (isLetter && m_password->isVisible() && m_password->isEnabled() && !m_password->hasFocus()) {
    m_password->setFocus();
    m_password->append(text);
    return;
  }
  LockBackdrop::keyPressEvent(event);
}

}  // namespace safelight::ui
