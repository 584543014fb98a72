#pragma once
// A clock that stands where a test puts it.

#include "core/base/clock.h"

namespace safelight::tests {

class FakeClock final : public Clock {
 public:
  explicit FakeClock(Instant start = {1'795'000'000'000}) : m_now(start) {}
  Instant now() const override { return m_now; }
  std::int32_t utcOffsetSeconds(Instant) const override { return 0; }
  void advance(std::int64_t milliseconds) { m_now.milliseconds += milliseconds; }

 private:
  Instant m_now;
};

}  // namespace safelight::tests
