#pragma once
// Asks long work to stop. (std::stop_token is missing in AppleClang before Xcode 26.)

#include <atomic>
#include <memory>

namespace safelight {

/// A shared flag: copies refer to the same request. Any thread may cancel or ask.
class CancelToken {
 public:
  void cancel() const { m_cancelled->store(true, std::memory_order_relaxed); }
  bool isCancelled() const { return m_cancelled->load(std::memory_order_relaxed); }

 private:
  std::shared_ptr<std::atomic<bool>> m_cancelled = std::make_shared<std::atomic<bool>>(false);
};

}  // namespace safelight
