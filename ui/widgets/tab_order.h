#pragma once
// The order in which Tab walks through what is made after the page around it.

class QWidget;

namespace safelight::ui {

/// Puts what takes Tab inside `part` into the order in which its layouts hold it, all of it at the place where `part` stands. A new widget
/// stands last in its window's order, so that Tab would reach a row added later only after everything else. GUI thread only.
void orderTabsAsLaidOut(QWidget& part);

/// Does so for `part` now and whenever what it holds changes. Lives with `part`.
void keepTabsAsLaidOut(QWidget& part);

/// Whoever gives the focus to `part` gives it to `target` inside it, which Tab then reaches in its own place. A focus proxy would be
/// where Tab enters `part`: all that stands before it would never be reached.
void startFocusAt(QWidget& part, QWidget& target);

/// Gives the focus to the first inside `part` that takes Tab now, if anything does.
void focusFirstIn(QWidget& part);

}  // namespace safelight::ui
