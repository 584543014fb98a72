#pragma once

#include <cstdint>

namespace safelight::tests {

/// A port of the loopback that nobody uses, for a program that must be told its port. It lies below those that the kernel gives to
/// connections, so that none of theirs takes it between this call and the program's start.
std::uint16_t freePort();

}  // namespace safelight::tests
