#pragma once
// The decoder's first process: loads what decoding needs, locks itself in, proves it, and forks one child for each image. It never
// looks at an image's bytes itself.

namespace safelight::decoder {

/// Runs until the parent closes the channel (inherited as handle 3). Returns the exit status.
int runZygote();

}  // namespace safelight::decoder
