#pragma once
// Runs a piece of a test in a child process, free or under the real policies, and tells how it ended.

#include <functional>
#include <string>

#include "core/sandbox/sandbox.h"

namespace safelight::tests {

enum class Where { Free, Starter, OneImage };

/// What became of the child: the value `body` returned (0-99), or the signal that ended it, or 100 when the jail could not be made.
struct JailedEnd {
  bool bySignal = false;
  int code = 0;
  bool killedByFilter() const;
};

/// Forks; enters isolation and the policy as safelight-decoder does; runs `body`; exits with what it returned.
JailedEnd run(Where where, const std::function<int()>& body, const sandbox::ImageLimits& limits = {256u << 20, 5, 10});

}  // namespace safelight::tests
