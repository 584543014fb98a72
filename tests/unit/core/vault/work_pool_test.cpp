#include "core/vault/work_pool.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <future>
#include <memory>
#include <new>
#include <numeric>
#include <set>

using safelight::vault::Mailbox;
using safelight::vault::Returns;
using safelight::vault::WorkPool;
using Order = WorkPool::Order;

namespace {

// Of this thread: how many allocations still succeed; negative: all.
thread_local int allocationsLeft = -1;

void* allocate(std::size_t count) {
  if (allocationsLeft == 0) throw std::bad_alloc();
  if (allocationsLeft > 0) --allocationsLeft;
  if (void* memory = std::malloc(std::max<std::size_t>(count, 1))) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t count) { return allocate(count); }
void* operator new[](std::size_t count) { return allocate(count); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

constexpr std::chrono::minutes kLong{2};

/// Takes until there are `count` items.
std::vector<int> takeAll(Mailbox<int>& mailbox, std::size_t count) {
  std::vector<int> all;
  while (all.size() < count) {
    const std::vector<int> some = mailbox.take(count - all.size(), kLong);
    REQUIRE_FALSE(some.empty());
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace

TEST_CASE("every job is done once", "[vault][pool]") {
  Mailbox<int> done;
  WorkPool pool(4);
  for (int i = 0; i < 500; ++i) pool.submit(Order::Usual, [&done, i] { done.put(i); });
  std::vector<int> all = takeAll(done, 500);
  std::sort(all.begin(), all.end());
  std::vector<int> expected(500);
  std::iota(expected.begin(), expected.end(), 0);
  CHECK(all == expected);
}

TEST_CASE("one thread does usual jobs in turn and urgent ones first", "[vault][pool]") {
  Mailbox<int> done;
  std::promise<void> go;
  WorkPool pool(1);
  pool.submit(Order::Usual, [waiting = go.get_future().share()] { waiting.wait(); });
  pool.submit(Order::Usual, [&] { done.put(1); });
  pool.submit(Order::Usual, [&] { done.put(2); });
  pool.submit(Order::Urgent, [&] { done.put(3); });
  go.set_value();
  // The first job may not have been taken up yet when the urgent one came: it goes before the others all the same.
  CHECK(takeAll(done, 3) == std::vector<int>{3, 1, 2});
}

TEST_CASE("two threads work at the same time", "[vault][pool]") {
  std::promise<void> here, there;
  std::promise<bool> met;
  WorkPool pool(2);
  pool.submit(Order::Usual, [&] {
    here.set_value();
    met.set_value(there.get_future().wait_for(kLong) == std::future_status::ready);
  });
  pool.submit(Order::Usual, [&] {
    here.get_future().wait_for(kLong);
    there.set_value();
  });
  CHECK(met.get_future().get());
}

TEST_CASE("a pool of no threads has one all the same", "[vault][pool]") {
  Mailbox<int> done;
  WorkPool pool(0);
  pool.submit(Order::Usual, [&] { done.put(7); });
  CHECK(takeAll(done, 1) == std::vector<int>{7});
}

TEST_CASE("a pool that ends drops what waits, refuses what comes, and finishes what runs", "[vault][pool]") {
  std::atomic<bool> dropped = true, finished = false;
  std::promise<void> running;
  {
    WorkPool pool(1);
    pool.submit(Order::Usual, [&] {
      running.set_value();
      // Only the ending pool lets go of a job that it has not run.
      std::weak_ptr<int> waiting;
      do {
        const auto token = std::make_shared<int>(0);
        waiting = token;
        pool.submit(Order::Usual, [&dropped, token] { dropped = false; });
        std::this_thread::yield();
      } while (!waiting.expired());
      finished = true;
    });
    running.get_future().wait();
  }
  CHECK(dropped);
  CHECK(finished);
}

TEST_CASE("a mailbox gives items in order and no more than asked", "[vault][pool]") {
  Mailbox<int> mailbox;
  for (int i = 1; i <= 5; ++i) mailbox.put(i);
  CHECK(mailbox.take(3, kLong) == std::vector<int>{1, 2, 3});
  CHECK(mailbox.take(3, kLong) == std::vector<int>{4, 5});
}

TEST_CASE("an empty mailbox gives nothing when patience is over", "[vault][pool]") {
  Mailbox<int> mailbox;
  CHECK(mailbox.take(3, std::chrono::milliseconds(0)).empty());
}

TEST_CASE("a waiting reader is woken by another thread's item", "[vault][pool]") {
  Mailbox<int> mailbox;
  auto reader = std::async(std::launch::async, [&] { return mailbox.take(1, kLong); });
  mailbox.put(9);
  CHECK(reader.get() == std::vector<int>{9});
}

TEST_CASE("tasks given together have all ended when their errors are known", "[vault][pool]") {
  WorkPool pool(4);
  std::atomic<int> ended = 0;
  std::vector<std::function<safelight::Result<void>()>> tasks;
  for (int i = 0; i < 40; ++i) {
    tasks.push_back([&ended, i]() -> safelight::Result<void> {
      ++ended;
      if (i == 7) return safelight::fail(safelight::ErrorCode::SyncFailed);
      return {};
    });
  }
  const auto done = pool.runAll(tasks);
  CHECK(ended == 40);
  REQUIRE_FALSE(done);
  CHECK(done.error().code == safelight::ErrorCode::SyncFailed);
  tasks.erase(tasks.begin() + 7);
  CHECK(pool.runAll(tasks));
  CHECK(ended == 79);
  CHECK(pool.runAll({}));
}

TEST_CASE("what was sent out is waited for at the end, and what could not be sent is not", "[vault][pool]") {
  struct NoMemory {
    NoMemory() = default;
    NoMemory(const NoMemory&) { throw std::bad_alloc(); }
    void operator()() const {}
  };
  std::atomic<int> back = 0;
  WorkPool pool(2);
  {
    std::promise<void> go;
    Returns<int> returns;
    for (int i = 0; i < 3; ++i) {
      pool.submit(Order::Usual, [&returns, &back, waiting = go.get_future().share(), i]() mutable {
        waiting.wait();
        ++back;
        returns.put(i);
      });
      returns.sent();
      go.set_value();
      go = {};
    }
    const NoMemory none;
    CHECK_THROWS_AS(pool.submit(Order::Usual, none), std::bad_alloc);
    CHECK(returns.out() <= 3);
  }
  CHECK(back == 3);
}

TEST_CASE("taking without memory takes nothing, and everything when there is some again", "[vault][pool]") {
  for (int left = 0; left < 4; ++left) {
    Mailbox<int> mailbox;
    for (int i = 0; i < 5; ++i) mailbox.put(i);
    std::vector<int> all;
    allocationsLeft = left;
    try {
      all = mailbox.take(5, std::chrono::milliseconds(0));
    } catch (const std::bad_alloc&) {
    }
    allocationsLeft = -1;
    if (all.size() < 5) {
      const auto rest = mailbox.take(5, std::chrono::milliseconds(0));
      all.insert(all.end(), rest.begin(), rest.end());
    }
    CHECK(all == std::vector<int>{0, 1, 2, 3, 4});
  }
}
