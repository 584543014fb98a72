#pragma once
// Tells when the computer itself locks or goes to sleep.

#include <functional>
#include <memory>

#include <QObject>

#include "ui/bridge/guard_protocol.h"

namespace safelight::ui {

/// Listens to logind (session lock, sleep) and to the desktop's screen saver over D-Bus, where there is one; elsewhere it stays silent.
/// While it watches, it holds a sleep inhibitor of logind's "delay" kind, so that the lock is complete before the machine sleeps. GUI thread only.
class SessionWatch : public QObject {
  Q_OBJECT
 public:
  explicit SessionWatch(QObject* parent = nullptr);
  ~SessionWatch() override;
  /// Connects without waiting for any answer. Called after the first window is up.
  void begin();
  /// The lock that a sleep asked for is complete: the machine may sleep.
  void sleepMayGoOn();

 Q_SIGNALS:
  void lockAsked(safelight::ui::LockReason reason);

 public Q_SLOTS:
  // Called by name from the bus.
  void sessionLocked();
  void preparingForSleep(bool starting);
  void screenSaverActive(bool active);

 private:
  void inhibitSleep();
  void watchSession();
  struct Inhibitor;
  std::unique_ptr<Inhibitor> m_inhibitor;
};

}  // namespace safelight::ui
