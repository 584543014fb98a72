#include "core/base/clock.h"

#include <chrono>
#include <ctime>

namespace safelight {

Instant SystemClock::now() const {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::int32_t SystemClock::utcOffsetSeconds(Instant at) const {
  const std::time_t seconds = static_cast<std::time_t>(at.milliseconds / 1000);
  std::tm local{};
#ifdef _WIN32
  if (localtime_s(&local, &seconds) != 0) return 0;
  return static_cast<std::int32_t>(_mkgmtime(&local) - seconds);
#else
  if (localtime_r(&seconds, &local) == nullptr) return 0;
  return static_cast<std::int32_t>(local.tm_gmtoff);
#endif
}

}  // namespace safelight
