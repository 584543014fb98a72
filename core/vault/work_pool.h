#pragma once
// A few threads for the parts of an import that need no vault: reading, hashing, inspecting, sealing, writing.

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "core/base/result.h"

namespace safelight::vault {

/// Runs jobs on `threads` threads, urgent ones first. Destruction drops jobs that have not started and waits for the rest.
class WorkPool {
 public:
  explicit WorkPool(unsigned threads);
  ~WorkPool();
  WorkPool(const WorkPool&) = delete;
  WorkPool& operator=(const WorkPool&) = delete;

  enum class Order { Usual, Urgent };
  void submit(Order order, std::function<void()> job);
  /// Does all the tasks and waits for them; an error of any of them. Not from one of its own threads.
  Result<void> runAll(const std::vector<std::function<Result<void>()>>& tasks);

 private:
  void work();
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<std::function<void()>> m_jobs;
  bool m_ending = false;
  std::vector<std::thread> m_threads;
};

/// A queue from the pool's threads to the vault's thread.
template <class Item>
class Mailbox {
 public:
  void put(Item item) {
    const std::lock_guard lock(m_mutex);
    m_items.push_back(std::move(item));
    // Still locked: whoever takes the last item may destroy the box at once.
    m_wake.notify_one();
  }
  /// Waits up to `patience` for at least one item, then takes all that are there, at most `limit`.
  std::vector<Item> take(std::size_t limit, std::chrono::milliseconds patience) {
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, patience, [this] { return !m_items.empty(); });
    std::vector<Item> items;
    while (!m_items.empty() && items.size() < limit) {
      items.push_back(std::move(m_items.front()));
      m_items.pop_front();
    }
    return items;
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<Item> m_items;
};

}  // namespace safelight::vault
