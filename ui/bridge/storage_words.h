#pragma once
// Storage that the program restic reaches, where it cannot be reached.

#include <QString>

#include "core/base/error.h"

namespace safelight::ui {

/// What it is, and what helps; empty for what is not about reaching storage. For those who have just typed its address or its keys.
QString storageTrouble(ErrorCode code);

}  // namespace safelight::ui
