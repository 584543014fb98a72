#include "ui/widgets/menu_keys.h"

#include <QKeyEvent>
#include <QMenu>

namespace safelight::ui {
namespace {

bool canBeTaken(const QAction& action) { return action.isVisible() && action.isEnabled() && !action.isSeparator() && action.menu() == nullptr; }

QAction* lineWithKey(const QMenu& menu, const QKeyCombination& key) {
  const QList<QAction*> lines = menu.actions();
  for (QAction* line : lines)
    if (canBeTaken(*line) && line->shortcut() == QKeySequence(key)) return line;
  return nullptr;
}

/// The first one after the line that is chosen now, and round again.
QAction* lineThatBeginsWith(const QMenu& menu, const QString& letter) {
  const QList<QAction*> lines = menu.actions();
  const qsizetype now = lines.indexOf(menu.activeAction());
  for (qsizetype i = 1; i <= lines.size(); ++i) {
    QAction* line = lines[(now + i) % lines.size()];
    if (line->isVisible() && line->isEnabled() && line->text().startsWith(letter, Qt::CaseInsensitive)) return line;
  }
  return nullptr;
}

bool isLetter(const QKeyEvent& event) {
  return (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0 && event.text().size() == 1 && event.text()[0].isLetterOrNumber();
}

}  // namespace

bool MenuKeys::eventFilter(QObject* watched, QEvent* event) {
  auto* menu = qobject_cast<QMenu*>(watched);
  if (menu == nullptr || event->type() != QEvent::KeyPress) return QObject::eventFilter(watched, event);
  const auto& key = static_cast<const QKeyEvent&>(*event);
  // Return takes the line that is chosen, whatever line shows it as its key.
  const bool isMenusOwn = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Escape;
  if (QAction* line = isMenusOwn ? nullptr : lineWithKey(*menu, key.keyCombination())) {
    menu->close();  // a menu that deletes itself does so later: the line is still there
    line->trigger();
    return true;
  }
  if (!isLetter(key)) return QObject::eventFilter(watched, event);
  if (QAction* line = lineThatBeginsWith(*menu, key.text())) menu->setActiveAction(line);
  return true;
}

}  // namespace safelight::ui
