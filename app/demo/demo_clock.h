#pragma once
// A clock that can be set back to the days on which the demo practice worked.

#include "core/base/clock.h"

namespace safelight::demo {

/// Goes on from where it was set, as fast as the machine's own. Set from the thread that made it, while nobody else reads it.
class DemoClock final : public Clock {
 public:
  explicit DemoClock(const Clock& real) : m_real(real) {}

  Instant now() const override { return {m_real.now().milliseconds + m_shift}; }
  std::int32_t utcOffsetSeconds(Instant at) const override { return m_real.utcOffsetSeconds(at); }

  void goTo(Instant at) { m_shift = at.milliseconds - m_real.now().milliseconds; }
  void catchUp() { m_shift = 0; }

 private:
  const Clock& m_real;
  std::int64_t m_shift = 0;
};

/// When the practice's wall clock shows `time`; of an hour that daylight saving repeats, the first or the second.
inline Instant instantOf(std::int64_t localSeconds, const Clock& clock) {
  const Instant guess{localSeconds * 1000 - clock.utcOffsetSeconds({localSeconds * 1000}) * 1000ll};
  return {localSeconds * 1000 - clock.utcOffsetSeconds(guess) * 1000ll};
}

}  // namespace safelight::demo
