#pragma once
// Real events for ui tests: what a person does, and waiting for what follows without sleeping.

#include <QKeySequence>
#include <QString>
#include <QStringList>
#include <Qt>
#include <functional>

class QMenu;
class QWidget;

namespace safelight::ui::test {

/// Shows the widget, makes it the active window and waits until it is.
void showActive(QWidget& widget);
/// Types into the widget that has the focus of `window`.
void type(QWidget& window, const QString& text);
void press(QWidget& window, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
void click(QWidget& widget, Qt::MouseButton button = Qt::LeftButton);
/// Chooses an entry of an open menu as a hand does it: the pointer comes over it, then the button. False when there is no such entry.
bool chooseEntry(QMenu& menu, const QString& entry);
/// Presses Tab until it comes round again and says what is wrong inside `part` with what it reached: each control in reading order (from
/// above, and in a line from the start of it), and none left out. Empty when nothing is.
QStringList tabTroubles(QWidget& part);
/// The same of the order alone, told without a key: nothing changes. Of something that is shown, or was until now.
QStringList orderTroubles(const QWidget& part);
/// Handles events until `condition` holds; false after `milliseconds`. Returns at once when it holds, so the patience of a busy machine costs nothing.
bool waitUntil(const std::function<bool()>& condition, int milliseconds = 60'000);
/// Answers the file dialog that is open over a window: writes a path into its field of names, as typing does, and accepts. Gives what
/// was proposed there; null when no dialog is open.
QString answerFileDialog(QWidget& window, const QString& path);
/// Handles what is queued now, deferred deletes too.
void settle();

}  // namespace safelight::ui::test
