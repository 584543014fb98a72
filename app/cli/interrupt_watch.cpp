#include "app/cli/interrupt_watch.h"

#ifndef _WIN32
#include <csignal>
#endif

namespace safelight::cli {

#ifdef _WIN32

InterruptWatch::InterruptWatch() = default;
InterruptWatch::~InterruptWatch() = default;
bool InterruptWatch::asked() const { return false; }

#else

namespace {

sigset_t watched() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

// Blocked and looked for, rather than handled: no state that a handler would have to reach.
InterruptWatch::InterruptWatch() {
  const sigset_t set = watched();
  m_blocked = pthread_sigmask(SIG_BLOCK, &set, nullptr) == 0;
}

InterruptWatch::~InterruptWatch() {
  if (!m_blocked) return;
  sigset_t set = watched();
  if (asked()) {
    int taken = 0;
    sigwait(&set, &taken);
  }
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

bool InterruptWatch::asked() const {
  sigset_t pending;
  return m_blocked && sigpending(&pending) == 0 && (sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1);
}

#endif

InterruptCancels::InterruptCancels(const InterruptWatch& watch)
    : m_thread([this, &watch] {
        std::unique_lock lock(m_mutex);
        while (!m_ending && !m_token.isCancelled()) {
          if (watch.asked()) m_token.cancel();
          m_wake.wait_for(lock, std::chrono::milliseconds(100));
        }
      }) {}

InterruptCancels::~InterruptCancels() {
  {
    const std::lock_guard lock(m_mutex);
    m_ending = true;
  }
  m_wake.notify_all();
  m_thread.join();
}

}  // namespace safelight::cli
