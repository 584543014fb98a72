#include "ui/bridge/latest_call.h"

#include <QThread>
#include <catch2/catch_test_macros.hpp>
#include <future>

#include "tests/ui/support/events.h"

using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// Holds the call as the steps do.
struct Owner : QObject {
  LatestCall call;
};

/// A task that ends when it is let go, and whoever wants to know when it did.
struct Sleeper {
  std::shared_ptr<std::promise<void>> wake = std::make_shared<std::promise<void>>(), ended = std::make_shared<std::promise<void>>();
  auto task() const {
    return [woken = std::make_shared<std::future<void>>(wake->get_future()), ended = ended] {
      woken->wait();
      ended->set_value();
      return 1;
    };
  }
  void letEnd() const {
    wake->set_value();
    ended->get_future().wait();
  }
};

}  // namespace

TEST_CASE("the answer of a call comes to the window's thread", "[ui][latestcall]") {
  Owner owner;
  QThread *worked = nullptr, *answered = nullptr;
  std::unique_ptr<int> answer;
  owner.call.start(
      &owner,
      [&] {
        worked = QThread::currentThread();
        return std::make_unique<int>(42);
      },
      [&](std::unique_ptr<int> value) {
        answered = QThread::currentThread();
        answer = std::move(value);
      });
  REQUIRE(waitUntil([&] { return answer != nullptr; }));
  CHECK(*answer == 42);
  CHECK(worked != QThread::currentThread());
  CHECK(answered == QThread::currentThread());
}

TEST_CASE("a second call does not wait for the first, whose answer comes to nothing", "[ui][latestcall]") {
  Owner owner;
  const Sleeper sleeper;
  std::vector<int> answers;
  owner.call.start(&owner, sleeper.task(), [&](int value) { answers.push_back(value); });
  owner.call.start(&owner, [] { return 2; }, [&](int value) { answers.push_back(value); });
  REQUIRE(waitUntil([&] { return !answers.empty(); }));
  sleeper.letEnd();
  settle();
  CHECK(answers == std::vector<int>{2});
}

TEST_CASE("an answer that is on its way already is dropped too", "[ui][latestcall]") {
  Owner owner;
  const Sleeper sleeper;
  bool answered = false;
  owner.call.start(&owner, sleeper.task(), [&](int) { answered = true; });
  sleeper.letEnd();
  owner.call.forget();
  settle();
  CHECK_FALSE(answered);
}

TEST_CASE("whoever goes waits for no call", "[ui][latestcall]") {
  const Sleeper sleeper;
  bool answered = false;
  {
    Owner owner;
    owner.call.start(&owner, sleeper.task(), [&](int) { answered = true; });
  }
  sleeper.letEnd();
  settle();
  CHECK_FALSE(answered);
}
