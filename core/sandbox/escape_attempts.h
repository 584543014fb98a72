#pragma once
// Ways out of a jail, tried by the self-check at every start and by the tests. Each uses bare system calls and no memory of its own.

#include <span>

namespace safelight::sandbox {

enum class EscapeOutcome : unsigned char { Refused, Worked };

/// Each attempt that is stopped leaves a line in the system's log, so only the ways out that matter most are tried at every start.
enum class TriedAt : unsigned char { EveryStart, Tests };

struct EscapeAttempt {
  const char* name;
  TriedAt when;
  /// Tries it in the calling process. A kill by the sandbox does not return; an answer of the system other than "not permitted"
  /// counts as Worked, because then the call got through.
  EscapeOutcome (*run)();
};

/// Every attempt; each of them works in an ordinary process.
std::span<const EscapeAttempt> escapeAttempts();

}  // namespace safelight::sandbox
