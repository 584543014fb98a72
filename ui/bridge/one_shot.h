#pragma once
// One long call on a thread of its own, before there is a session to run it: creating or recovering a vault.

#include <QObject>
#include <memory>
#include <thread>
#include <type_traits>
#include <utility>

namespace safelight::ui {

/// Owns the thread; waits for it when destroyed. One call at a time. GUI thread only.
class OneShot {
 public:
  OneShot() = default;
  OneShot(const OneShot&) = delete;
  OneShot& operator=(const OneShot&) = delete;
  ~OneShot() { wait(); }

  /// Runs `task()` on the thread; `done(result)` runs on the GUI thread. `context` holds this object as a member, so that the thread
  /// has ended before `context` is gone. An earlier call is waited for.
  template <class Task, class Done>
  void start(QObject* context, Task task, Done done) {
    using Value = std::invoke_result_t<Task&>;
    wait();
    auto call = std::make_shared<std::pair<Task, Done>>(std::move(task), std::move(done));
    m_thread = std::thread([call = std::move(call), receiver = context]() mutable {
      auto value = std::make_shared<Value>(call->first());
      QMetaObject::invokeMethod(receiver, [call = std::move(call), value = std::move(value)] { call->second(std::move(*value)); },
                                Qt::QueuedConnection);
    });
  }

 private:
  void wait() {
    if (m_thread.joinable()) m_thread.join();
  }
  std::thread m_thread;
};

}  // namespace safelight::ui
