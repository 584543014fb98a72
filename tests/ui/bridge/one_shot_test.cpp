#include "ui/bridge/one_shot.h"

#include <QThread>
#include <catch2/catch_test_macros.hpp>
#include <future>

#include "tests/ui/support/events.h"

using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// Holds the call as the windows do: its thread ends before the object is gone.
struct Owner : QObject {
  OneShot call;
};

}  // namespace

TEST_CASE("a long call runs beside the window and its answer comes to the window's thread", "[ui][oneshot]") {
  Owner owner;
  QThread* const window = QThread::currentThread();
  QThread *worked = nullptr, *answered = nullptr;
  int answer = 0;
  owner.call.start(
      &owner,
      [&] {
        worked = QThread::currentThread();
        return 42;
      },
      [&](int value) {
        answered = QThread::currentThread();
        answer = value;
      });
  REQUIRE(waitUntil([&] { return answer == 42; }));
  CHECK(worked != window);
  CHECK(answered == window);
}

TEST_CASE("an answer that cannot be copied arrives", "[ui][oneshot]") {
  Owner owner;
  std::unique_ptr<int> answer;
  owner.call.start(&owner, [] { return std::make_unique<int>(7); }, [&](std::unique_ptr<int> value) { answer = std::move(value); });
  REQUIRE(waitUntil([&] { return answer != nullptr; }));
  CHECK(*answer == 7);
}

TEST_CASE("an answer for a window that is gone is dropped, after its call has ended", "[ui][oneshot]") {
  bool worked = false, answered = false;
  {
    Owner owner;
    owner.call.start(
        &owner,
        [&] {
          worked = true;
          return 1;
        },
        [&](int) { answered = true; });
  }
  CHECK(worked);
  settle();
  CHECK_FALSE(answered);
}

TEST_CASE("a second call waits for the first, and both answer", "[ui][oneshot]") {
  Owner owner;
  std::vector<int> answers;
  bool firstEnded = false, overlapped = false;
  owner.call.start(
      &owner,
      [&] {
        firstEnded = true;
        return 1;
      },
      [&](int value) { answers.push_back(value); });
  owner.call.start(
      &owner,
      [&] {
        overlapped = !firstEnded;
        return 2;
      },
      [&](int value) { answers.push_back(value); });
  REQUIRE(waitUntil([&] { return answers.size() == 2; }));
  CHECK(answers == std::vector<int>{1, 2});
  CHECK_FALSE(overlapped);
}
