#pragma once
// Ctrl+C ends long work between two files instead of in the middle of one.

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/base/cancel_token.h"

namespace safelight::cli {

/// While it lives, interrupt and termination wait to be asked for; make it before threads and processes start, which inherit it. (Windows: they end the program, which a vault survives.)
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;
  bool asked() const;

 private:
  bool m_blocked = false;
};

/// Hands an interrupt on to work that waits for a network and cannot ask by itself: a thread looks for it. The watch outlives this.
class InterruptCancels {
 public:
  explicit InterruptCancels(const InterruptWatch& watch);
  ~InterruptCancels();
  InterruptCancels(const InterruptCancels&) = delete;
  InterruptCancels& operator=(const InterruptCancels&) = delete;
  const CancelToken& token() const { return m_token; }

 private:
  CancelToken m_token;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  bool m_ending = false;
  std::thread m_thread;  // last: begins when all else is there
};

}  // namespace safelight::cli
