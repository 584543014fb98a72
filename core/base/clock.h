#pragma once
// Time, passed in so that tests can set it.

#include <compare>
#include <cstdint>

namespace safelight {

/// A point in time: milliseconds since 1970-01-01 UTC.
struct Instant {
  std::int64_t milliseconds = 0;
  auto operator<=>(const Instant&) const = default;
};

/// Tells the time. Implementations are safe to call from any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  /// Seconds that the practice's wall clock is ahead of UTC at `at`.
  virtual std::int32_t utcOffsetSeconds(Instant at) const = 0;
};

/// The machine's own clock and time zone.
class SystemClock final : public Clock {
 public:
  Instant now() const override;
  std::int32_t utcOffsetSeconds(Instant at) const override;
};

}  // namespace safelight
