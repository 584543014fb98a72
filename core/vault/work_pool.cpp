#include "core/vault/work_pool.h"

#include <algorithm>

namespace safelight::vault {
WorkPool::WorkPool(unsigned threads) {
  for (unsigned i = 0; i < std::clamp(threads, 1u, 16u); ++i) m_threads.emplace_back([this] { work(); });
}

WorkPool::~WorkPool() {
  {
    const std::lock_guard lock(m_mutex);
    m_ending = true;
    m_jobs.clear();
  }
  m_wake.notify_all();
  for (std::thread& thread : m_threads) thread.join();
}

void WorkPool::submit(Order order, std::function<void()> job) {
  {
    const std::lock_guard lock(m_mutex);
    if (m_ending) return;
    if (order == Order::Urgent) m_jobs.push_front(std::move(job));
    else m_jobs.push_back(std::move(job));
  }
  m_wake.notify_one();
}

Result<void> WorkPool::runAll(const std::vector<std::function<Result<void>()>>& tasks) {
  Returns<Result<void>> ends;
  for (const auto& task : tasks) {
    submit(Order::Usual, [&task, &ends] { ends.put(task()); });
    ends.sent();
  }
  Result<void> all;
  while (ends.out() > 0) {
    for (Result<void>& end : ends.take(std::chrono::seconds(1)))
      if (!end) all = std::move(end);
  }
  return all;
}

void WorkPool::work() {
  while (true) {
    std::function<void()> job;
    {
      std::unique_lock lock(m_mutex);
      m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
      if (m_jobs.empty()) return;
      job = std::move(m_jobs.front());
      m_jobs.pop_front();
    }
    job();
  }
}

}  // namespace safelight::vault
