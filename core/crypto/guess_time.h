#pragma once
// What one guess at a password takes on this computer.

#include <chrono>

#include "core/crypto/key_slot.h"

namespace safelight::crypto {

/// About how long one try of a password of this cost takes here: measured on a small piece (32 MiB, one pass) and scaled, because the time grows
/// with passes and memory alike. Within a few tenths of the truth. Takes some hundredths of a second; any thread. SlotRefused outside the limits.
Result<std::chrono::milliseconds> guessTime(const StretchCost& cost);

}  // namespace safelight::crypto
