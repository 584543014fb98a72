#pragma once
// The decoder's first process: loads what decoding needs, locks itself in, proves it, and forks one child for each image. It never
// looks at an image's bytes itself.

#include "core/decode/protocol.h"

namespace safelight::decoder {

/// Time for one image; a test may ask for less.
struct TimeLimits {
  unsigned processorSeconds = decode::Limits::kProcessorSeconds;
  unsigned wallSeconds = decode::Limits::kWallSeconds;
};

/// Runs until the parent closes the channel (inherited as handle 3). Returns the exit status.
int runZygote(const TimeLimits& time = {});

}  // namespace safelight::decoder
