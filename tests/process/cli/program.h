#pragma once
// Runs a real program and keeps what it said.

#include <optional>
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

/// A program that is still running and whose lines are read as they come; stderr is dropped. Ended and waited for on destruction.
class RunningProgram {
 public:
  RunningProgram(const Path& program, const std::vector<std::string>& arguments, const std::vector<std::string>& environment);
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  /// The next line without its end; nothing at the end of the output.
  std::optional<std::string> line();
  void signal(int number) const;
  int id() const { return m_child; }
  /// As Ran::status; reads what is left.
  int wait();

 private:
  int m_output = -1;
  int m_child = -1;
  std::string m_buffer;
};

/// A program of this build.
Path builtProgram(const std::string& name);

}  // namespace safelight::tests
