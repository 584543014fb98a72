#pragma once
// How long a crash test goes on, and with which random moments: --rounds N --seed S on its command line.

#include <cstdint>

namespace safelight::tests {

/// As told on the command line; else what the test itself finds right for every build.
int roundsOr(int usual);
std::uint64_t crashSeed();

}  // namespace safelight::tests
