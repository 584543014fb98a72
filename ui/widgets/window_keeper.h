#pragma once
// A window comes back where it was: after each lock, on the screen that somebody put it on.

#include <QBasicTimer>
#include <QObject>

#include "ui/widgets/window_place.h"

class QWidget;

namespace safelight::ui {

class Preferences;

/// Remembers where a top-level window stands and whether it is maximised, in the preferences. Full screen and minimised are passing states and are
/// not remembered. The window and the preferences outlive it. GUI thread only.
class WindowKeeper : public QObject {
 public:
  WindowKeeper(QWidget& window, Preferences& preferences);

  /// Shows it where it was; the first time maximised, and of `usual` size when it is not. Sizes are never larger than the screen, whatever the
  /// least size of the window: on a small screen enlarged twice, half of it would lie outside.
  void show(QSize usual);
  /// Moves a window that lies mostly outside all screens, as after one was unplugged, back into sight.
  void bringBack();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void timerEvent(QTimerEvent* event) override;

 private:
  void remember();
  void fitLeastSize();

  QWidget& m_window;
  QSize m_least;  // as the window wants it
  Preferences& m_preferences;
  WindowPlace m_place;
  QBasicTimer m_changed, m_screensChanged;
};

}  // namespace safelight::ui
