#pragma once
// Where the clock jumped ahead while nobody noticed: whatever is destroyed or allowed by age waits from there on.

#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/vault/internals.h"

namespace safelight::vault {

/// The last time known before the clock jumped, and where it landed.
struct ClockJump {
  Instant from;
  Instant to;
  bool operator==(const ClockJump&) const = default;
};

/// The last of the pauses longer than `longestPause` milliseconds between `first`, what happened then and `now`. `times` in their order; those outside of
/// `first` and `now` count for nothing. A practice that was closed that long looks like a clock that jumped, and is treated alike: what waits, waits on. Pure.
std::optional<ClockJump> lastClockJump(const std::vector<Instant>& times, Instant first, Instant now, std::int64_t longestPause);

/// The same by what the catalogue knows to have happened: backups, test restores, deletions, the last work on each patient.
Result<std::optional<ClockJump>> lastClockJump(store::Connection& catalogue, Instant first, Instant now, std::int64_t longestPause);

/// The latest of these up to `at`, where the catalogue knows of any.
Result<std::optional<Instant>> lastKnownUntil(store::Connection& catalogue, Instant at);

}  // namespace safelight::vault
