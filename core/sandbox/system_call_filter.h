#pragma once
// Linux: the two system-call policies as programs for the kernel, compiled once and installed as often as a child is forked.

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/sandbox/sandbox.h"

namespace safelight::sandbox {

/// A compiled filter (struct sock_filter, 8 bytes an instruction).
class SystemCallFilter {
 public:
  /// Everything that the policy does not name ends the process. SandboxUnavailable when the kernel has no such filters.
  static Result<SystemCallFilter> compile(Policy policy);
  /// Installs it in the calling thread for good; needs no memory and no handle.
  bool install() const;

 private:
  std::vector<std::uint64_t> m_program;
};

}  // namespace safelight::sandbox
