// Windows (session notifications) and macOS (distributed notifications) come with their ports: until then idle time and the button lock.

#include "ui/lock/session_watch.h"

namespace safelight::ui {

struct SessionWatch::Inhibitor {};

SessionWatch::SessionWatch(QObject* parent) : QObject(parent) {}
SessionWatch::~SessionWatch() = default;
void SessionWatch::begin() {}
void SessionWatch::sleepMayGoOn() {}
void SessionWatch::sessionLocked() { Q_EMIT lockAsked(LockReason::SystemLock); }
void SessionWatch::preparingForSleep(bool starting) {
  if (starting) Q_EMIT lockAsked(LockReason::Suspend);
}
void SessionWatch::screenSaverActive(bool active) {
  if (active) Q_EMIT lockAsked(LockReason::SystemLock);
}
void SessionWatch::inhibitSleep() {}
void SessionWatch::watchSession() {}

}  // namespace safelight::ui
