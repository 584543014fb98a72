#pragma once
// What a person without special rights can see of a process of their own.

#include <functional>
#include <string>
#include <vector>

namespace safelight::tests {

/// Runs `check` in a process without any right beyond its own user's, which the programs that it starts inherit; what it returns comes back. For
/// root that takes a user namespace: nothing is "no namespace to be had here".
struct Unprivileged {
  bool couldRun = false;
  std::string complaints;
};
Unprivileged withoutRights(const std::function<std::string()>& check);

/// Whether this process may read that one's memory and environment. Works for any process when asked with rights, so ask without.
bool canLookInside(int process);
/// Whether the system would write no core of it.
bool leavesNoCore(int process);
/// Its children, theirs, and so on.
std::vector<int> descendantsOf(int process);
/// The program's file name, as the system shows it to everybody (at most 15 characters).
std::string nameOf(int process);

/// Starts a program with a pipe as its input that never says anything; ended with this.
class Waiting {
 public:
  Waiting(const std::string& program, const std::vector<std::string>& arguments, const std::vector<std::string>& environment);
  ~Waiting();
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  int id() const { return m_id; }

 private:
  int m_id = -1, m_input = -1;
};

/// Asks again and again for at most a minute.
bool comesTrue(const std::function<bool()>& condition);

}  // namespace safelight::tests
