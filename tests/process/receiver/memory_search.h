#pragma once
// Looks through a running process's memory: for text that must not be there, and for values that could be keys.

#include <array>
#include <vector>

#include "core/base/bytes.h"

namespace safelight::tests {

/// A sanitizer keeps what was freed, and far more memory than the program asked for.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// All memory of a process that it may write to. Only the superuser may read that of a process that forbids it.
Bytes memoryOf(int process);
std::size_t occurrences(ByteView haystack, ByteView needle);

using KeyCandidate = std::array<std::uint8_t, 32>;
/// Every 32-byte value at multiples of `step` that a random generator could have made, each once.
std::vector<KeyCandidate> keyCandidates(const std::vector<Bytes>& memories, std::size_t step);

}  // namespace safelight::tests
