#pragma once
// The last of several long calls that nobody can break off, such as a look at a disk that sleeps.

#include <QObject>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>

namespace safelight::ui {

/// Each call has a thread of its own; only the answer of the last one comes. Nothing here waits: an earlier call, or one whose owner is gone, ends by itself
/// some time, and its answer is dropped. So a task holds nothing but what it owns itself and what lives as long as the process. GUI thread only.
class LatestCall {
 public:
  LatestCall() = default;
  LatestCall(const LatestCall&) = delete;
  LatestCall& operator=(const LatestCall&) = delete;
  ~LatestCall() { forget(); }

  /// Runs `task()` on a thread; `done(result)` runs on the GUI thread, unless it is forgotten. `context` holds this object as a member.
  template <class Task, class Done>
  void start(QObject* context, Task task, Done done) {
    using Value = std::invoke_result_t<Task&>;
    forget();
    m_waiting = std::make_shared<Waiting>();
    m_waiting->context = context;
    auto call = std::make_shared<std::pair<Task, Done>>(std::move(task), std::move(done));
    std::thread([call = std::move(call), waiting = m_waiting]() mutable {
      auto value = std::make_shared<Value>(call->first());
      const std::lock_guard lock(waiting->mutex);
      if (waiting->context == nullptr) return;
      QMetaObject::invokeMethod(
          waiting->context,
          [call = std::move(call), value = std::move(value), waiting] {
            if (waiting->context != nullptr) call->second(std::move(*value));
          },
          Qt::QueuedConnection);
    }).detach();
  }

  /// The answer of a call that is under way is not wanted any more.
  void forget() {
    if (!m_waiting) return;
    const std::lock_guard lock(m_waiting->mutex);
    m_waiting->context = nullptr;
  }

 private:
  /// Who waits for an answer. Changed on the GUI thread alone, which may therefore look without the lock.
  struct Waiting {
    std::mutex mutex;
    QObject* context = nullptr;
  };
  std::shared_ptr<Waiting> m_waiting;
};

}  // namespace safelight::ui
