#pragma once
// When to lock: facts in, decision out. Nothing here touches a clock, a window or a process.

#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "ui/bridge/guard_protocol.h"

namespace safelight::ui {

/// What is known at one moment.
struct LockContext {
  /// A workspace holds an unlocked vault.
  bool unlocked = false;
  Instant now;
  /// When somebody last did something in the workspace.
  Instant lastActivity;
  std::uint32_t idleSeconds = 300;
  /// Something that asks for a lock by itself: the button, the system, a dead workspace.
  std::optional<LockReason> event;
};

/// What to do about it.
struct LockPlan {
  /// Lock now, for this reason.
  std::optional<LockReason> lockNow;
  /// Say that locking follows in so many seconds; nothing when it is too early for that.
  std::optional<std::uint32_t> warnSeconds;
  /// When to ask again, in milliseconds; nothing when only an event can change the answer.
  std::optional<std::int64_t> askAgainIn;
};

/// The warning comes in the last 20 seconds, or the last third of a short idle time.
LockPlan planLock(const LockContext& context);

}  // namespace safelight::ui
