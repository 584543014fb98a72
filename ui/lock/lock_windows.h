#pragma once
// The lock screen on one screen and covers on all others.

#include <memory>
#include <vector>

#include <QObject>
#include <QPointer>

#include "ui/lock/lock_screen.h"

class QScreen;

namespace safelight::ui {

/// Owns the windows. Screens that come, go and move while locked are covered at once. GUI thread only.
class LockWindows : public QObject {
  Q_OBJECT
 public:
  enum class Mode { FullScreen, Windowed };
  explicit LockWindows(Mode mode, QObject* parent = nullptr);
  ~LockWindows() override;

  LockScreen& screen() { return *m_screen; }
  /// Covers everything, and has painted when it returns: what was shown before is not seen again.
  void cover();
  void uncover();
  bool isCovering() const { return m_covering; }
  void minimise();

 private:
  void coverScreens();
  void follow(QScreen& screen);
  static std::unique_ptr<LockBackdrop> makeCover();
  static void place(QWidget& window, QScreen& screen);
  Mode m_mode;
  std::unique_ptr<LockScreen> m_screen;
  std::vector<std::unique_ptr<LockBackdrop>> m_covers;
  bool m_covering = false;
};

}  // namespace safelight::ui
