#include <catch2/catch_test_macros.hpp>

#include "ui/lock/lock_plan.h"

using namespace safelight;
using namespace safelight::ui;

namespace {
LockContext idleFor(std::int64_t seconds, std::uint32_t allowed = 300) {
  return {.unlocked = true, .now = {1'000'000 + seconds * 1000}, .lastActivity = {1'000'000}, .idleSeconds = allowed, .event = std::nullopt};
}
}  // namespace

TEST_CASE("nothing locks what is locked, and nothing needs watching then", "[lock-plan]") {
  LockContext context = idleFor(100'000);
  context.unlocked = false;
  context.event = LockReason::Button;
  const LockPlan plan = planLock(context);
  CHECK_FALSE(plan.lockNow);
  CHECK_FALSE(plan.warnSeconds);
  CHECK_FALSE(plan.askAgainIn);
}

TEST_CASE("every event locks at once and keeps its reason", "[lock-plan]") {
  for (const LockReason reason : {LockReason::Button, LockReason::Shortcut, LockReason::SystemLock, LockReason::Suspend, LockReason::WorkspaceDied}) {
    LockContext context = idleFor(0);
    context.event = reason;
    CHECK(planLock(context).lockNow == reason);
  }
}

TEST_CASE("idle time locks exactly when it is used up", "[lock-plan]") {
  CHECK_FALSE(planLock(idleFor(299)).lockNow);
  CHECK(planLock(idleFor(300)).lockNow == LockReason::Idle);
  CHECK(planLock(idleFor(100'000)).lockNow == LockReason::Idle);
}

TEST_CASE("it asks again when the warning is due, then when the time is up", "[lock-plan]") {
  CHECK(planLock(idleFor(0)).askAgainIn == 280'000);
  CHECK_FALSE(planLock(idleFor(279)).warnSeconds);
  const LockPlan warning = planLock(idleFor(280));
  CHECK(warning.warnSeconds == 20);
  CHECK(warning.askAgainIn == 20'000);
  CHECK(planLock(idleFor(299)).warnSeconds == 1);
}

TEST_CASE("a short idle time is warned of in its last third", "[lock-plan]") {
  CHECK_FALSE(planLock(idleFor(15, 30)).warnSeconds);
  CHECK(planLock(idleFor(20, 30)).warnSeconds == 10);
}

TEST_CASE("a clock that was set back locks nobody out and waits the full time", "[lock-plan]") {
  const LockPlan plan = planLock(idleFor(-5000));
  CHECK_FALSE(plan.lockNow);
  CHECK(plan.askAgainIn == 280'000);
}

TEST_CASE("an idle time of nothing still leaves a second", "[lock-plan]") {
  CHECK_FALSE(planLock(idleFor(0, 0)).lockNow);
  CHECK(planLock(idleFor(1, 0)).lockNow == LockReason::Idle);
}
