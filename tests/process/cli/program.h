#pragma once
// Runs a real program and keeps what it said.

#include <string>
#include <vector>

#include "core/base/path.h"

namespace safelight::tests {

struct Ran {
  int status = -1;  // exit status; 128 + signal when it was killed
  std::string out;
  std::string err;
};

/// Runs `program` with a closed stdin, in a session without a terminal. `environment` is everything it gets.
/// `captures` is a folder for what it says. Fails the test when it cannot be started.
Ran runProgram(const Path& program, const std::vector<std::string>& arguments, const std::vector<std::string>& environment, const Path& captures);

/// A program of this build.
Path builtProgram(const std::string& name);

}  // namespace safelight::tests
