#pragma once
// What every process that holds secrets does first.

#include "core/base/result.h"

namespace safelight::crypto {

/// No core dumps, not debuggable, memory limit for locked pages raised as far as allowed.
Result<void> hardenProcess();

}  // namespace safelight::crypto
