#pragma once
// The deadline of core/base under the name that channels and processes use.

#include "core/base/deadline.h"

namespace safelight::ipc {

using safelight::Deadline;

}  // namespace safelight::ipc
