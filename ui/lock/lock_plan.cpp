#include "ui/lock/lock_plan.h"

#include <algorithm>

namespace safelight::ui {

namespace {
constexpr std::int64_t kLongestWarning = 20'000;
}

LockPlan planLock(const LockContext& context) {
  LockPlan plan;
  if (!context.unlocked) return plan;
  if (context.event) {
    plan.lockNow = context.event;
    return plan;
  }
  const std::int64_t allowed = std::int64_t{std::max(1u, context.idleSeconds)} * 1000;
  // A clock that was set back counts as no time passed: the next activity or the full idle time decides.
  const std::int64_t idle = std::max<std::int64_t>(0, context.now.milliseconds - context.lastActivity.milliseconds);
  if (idle >= allowed) {
    plan.lockNow = LockReason::Idle;
    return plan;
  }
  const std::int64_t left = allowed - idle, warning = std::min(kLongestWarning, allowed / 3);
  if (left <= warning) {
    plan.warnSeconds = static_cast<std::uint32_t>((left + 999) / 1000);
    plan.askAgainIn = left;
  } else {
    plan.askAgainIn = left - warning;
  }
  return plan;
}

}  // namespace safelight::ui
