#pragma once
// kill -9 for programs that another program started.

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "core/base/random.h"

namespace safelight::tests {

/// Children of `process`, and theirs, that run this program of the build and are no zombies.
std::vector<int> descendants(int process, const std::string& program);
/// Waits until none of them is left. False after a minute.
bool areGone(const std::vector<int>& processes);
/// Lets a time pass: the moment is what these tests vary.
void pass(std::chrono::microseconds time);
std::uint32_t upTo(Random& random, std::uint32_t limit);

/// While it lives, a thread kills one descendant of this process that runs `program` after the other, each a random time of at most `within`
/// after the last.
class Hunter {
 public:
  Hunter(std::string program, std::chrono::microseconds within, std::uint64_t seed);
  ~Hunter() { stop(); }
  Hunter(const Hunter&) = delete;
  Hunter& operator=(const Hunter&) = delete;
  /// How many it got.
  int stop();

 private:
  void hunt(std::chrono::microseconds within, std::uint64_t seed);
  std::string m_program;
  std::atomic<bool> m_over{false};
  std::atomic<int> m_killed{0};
  std::thread m_thread;  // last: it uses the others
};

}  // namespace safelight::tests
