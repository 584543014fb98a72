#pragma once
// A few threads for the parts of an import that need no vault: reading, hashing, inspecting, sealing, writing.

#include <algorithm>
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
    items.reserve(std::min(limit, m_items.size()));  // all of the memory first: what is taken out must not be lost for want of it
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

/// A mailbox of what was sent out: its end waits until all of it is back, because jobs that know the box are still running. Taken from by one thread.
template <class Item>
class Returns {
 public:
  Returns() = default;
  ~Returns() {
    while (m_out > 0) take(std::chrono::seconds(1));
  }
  Returns(const Returns&) = delete;
  Returns& operator=(const Returns&) = delete;

  /// One more is on its way. Called when its job was submitted, not before: one that could not be, for want of memory, would be waited for for ever.
  void sent() { ++m_out; }
  std::size_t out() const { return m_out; }
  /// From the job's thread.
  void put(Item item) { m_box.put(std::move(item)); }
  /// As Mailbox::take, all that are there.
  std::vector<Item> take(std::chrono::milliseconds patience) {
    std::vector<Item> back = m_box.take(m_out, patience);
    m_out -= back.size();
    return back;
  }

 private:
  Mailbox<Item> m_box;
  std::size_t m_out = 0;
};

}  // namespace safelight::vault
