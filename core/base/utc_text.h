#pragma once

#include <string>

#include "core/base/clock.h"

namespace safelight {

/// "20261122T100703Z": the basic format of ISO 8601 in UTC, to the second. Its order is that of time, and it may be a file's name.
std::string utcText(Instant at);

}  // namespace safelight
