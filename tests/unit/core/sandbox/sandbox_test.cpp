#include "core/sandbox/sandbox.h"

#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <stdexcept>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "jailed.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

[[noreturn]] void spin() {
  volatile unsigned counter = 0;
  for (;;) counter = counter + 1;
}

}  // namespace

TEST_CASE("the self-check finds no way out of either policy", "[sandbox]") {
  const JailedEnd end = run(Where::Free, [] {
    auto jail = sandbox::Sandbox::create();
    if (!jail) return 1;
    jail->isolate();
    if (!jail->apply(sandbox::Policy::Starter)) return 2;
    return jail->proveConfinement() ? 0 : 3;
  });
  CHECK_FALSE(end.bySignal);
  CHECK(end.code == 0);
}

TEST_CASE("the self-check finds the way out of a jail that is not there", "[sandbox]") {
  const JailedEnd end = run(Where::Free, [] {
    auto jail = sandbox::Sandbox::create();
    if (!jail) return 1;
    const auto proof = jail->proveConfinement();  // the starter policy was never applied
    return !proof && proof.error().code == ErrorCode::SandboxUnavailable ? 0 : 2;
  });
  CHECK(end.code == 0);
}

TEST_CASE("the policies hold where namespaces are refused", "[sandbox]") {
  const JailedEnd end = run(Where::Free, [] {
    auto jail = sandbox::Sandbox::create();
    if (!jail || !jail->apply(sandbox::Policy::Starter)) return 1;  // no isolate()
    return jail->proveConfinement() ? 0 : 2;
  });
  CHECK(end.code == 0);
}

TEST_CASE("a process with a second thread gets no sandbox, because the filter would miss that thread", "[sandbox]") {
  const JailedEnd end = run(Where::Free, [] {
    std::atomic<bool> stop = false;
    std::thread other([&] {
      while (!stop) std::this_thread::yield();
    });
    const auto jail = sandbox::Sandbox::create();
    stop = true;
    other.join();
    return !jail && jail.error().code == ErrorCode::SandboxUnavailable ? 0 : 1;
  });
  CHECK(end.code == 0);
}

TEST_CASE("an image's process may compute, allocate, throw and free", "[sandbox]") {
  const JailedEnd end = run(Where::OneImage, [] {
    std::vector<std::string> words;
    for (int i = 0; i < 10'000; ++i) words.push_back(std::string(static_cast<std::size_t>(i % 500), 'x'));
    std::vector<char> large(50u << 20, 'y');
    try {
      throw std::runtime_error("caught");
    } catch (const std::exception&) {
      return large.back() == 'y' && words.size() == 10'000 ? 0 : 1;
    }
  });
  CHECK_FALSE(end.bySignal);
  CHECK(end.code == 0);
}

TEST_CASE("printing in the jail is lost, not fatal", "[sandbox]") {
  const JailedEnd end = run(Where::OneImage, [] {
    std::fprintf(stderr, "a library complains\n");
    return 0;
  });
  CHECK_FALSE(end.bySignal);
}

TEST_CASE("memory beyond the limit is refused to the process, and is there below it", "[sandbox]") {
  const auto allocate = [](std::size_t megabytes) {
    return [megabytes] {
      void* const memory = ::mmap(nullptr, megabytes << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      return memory == MAP_FAILED ? 1 : 0;
    };
  };
  const sandbox::ImageLimits limits{100u << 20, 5, 10};
  CHECK(run(Where::OneImage, allocate(80), limits).code == 0);
  CHECK(run(Where::OneImage, allocate(120), limits).code == 1);
}

TEST_CASE("a process that never ends is ended", "[sandbox]") {
  const auto forever = []() -> int { spin(); };
  SECTION("by its processor time") {
    const JailedEnd end = run(Where::OneImage, forever, {64u << 20, 1, 20});
    CHECK(end.bySignal);
    CHECK(end.code == SIGXCPU);
  }
  SECTION("by the wall clock") {
    const JailedEnd end = run(Where::OneImage, forever, {64u << 20, 20, 1});
    CHECK(end.bySignal);
    CHECK(end.code == SIGALRM);
  }
}

TEST_CASE("a starter can end a child of its own", "[sandbox]") {
  const JailedEnd end = run(Where::Starter, [] {
    const auto child = sandbox::forkWatched();
    if (!child) return 1;
    if (child->id == 0) spin();
    sandbox::killWatched(*child);
    const sandbox::ChildEnd ended = sandbox::reap(*child);
    return ended.bySignal && ended.code == SIGKILL ? 0 : 2;
  });
  CHECK(end.code == 0);
}

TEST_CASE("an image's process ends with its starter", "[sandbox]") {
  // The image's process holds the only other end of a pipe until it dies; its starter is killed first.
  int life[2];
  int told[2];
  REQUIRE(::pipe(life) == 0);
  REQUIRE(::pipe(told) == 0);
  const pid_t outer = ::fork();
  if (outer == 0) {
    auto jail = sandbox::Sandbox::create();
    if (!jail) ::_exit(1);
    jail->isolate();
    if (!jail->apply(sandbox::Policy::Starter)) ::_exit(1);
    const auto child = sandbox::forkWatched();
    if (child && child->id == 0) {
      static_cast<void>(!::write(told[1], "r", 1));
      spin();  // keeps `life` open: OneImage would close it
    }
    if (child) sandbox::reap(*child);
    ::_exit(0);
  }
  ::close(life[1]);
  char letter;
  REQUIRE(::read(told[0], &letter, 1) == 1);
  ::kill(outer, SIGKILL);
  ::waitpid(outer, nullptr, 0);
  // Blocks until the last holder of the writing end is gone; the test's time limit is the failure.
  CHECK(::read(life[0], &letter, 1) == 0);
  ::close(life[0]);
  ::close(told[0]);
  ::close(told[1]);
}

TEST_CASE("where namespaces are allowed, the jailed process is number 1 of its own world with an empty root", "[sandbox]") {
  const JailedEnd allowed = run(Where::Free, [] { return ::unshare(CLONE_NEWUSER) == 0 ? 0 : 1; });
  if (allowed.code != 0) SKIP("this system refuses user namespaces");
  const JailedEnd end = run(Where::Free, [] {
    auto jail = sandbox::Sandbox::create();
    if (!jail) return 1;
    const sandbox::Isolation isolation = jail->isolate();
    if (!isolation.namespaces || !isolation.emptyRoot) return 2;
    if (::getpid() != 1) return 3;
    return ::access("/proc", F_OK) != 0 && ::access("/tmp", F_OK) != 0 ? 0 : 4;
  });
  CHECK(end.code == 0);
}
