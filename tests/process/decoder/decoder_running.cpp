#include "decoder_running.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace safelight::tests {

RunningDecoder::RunningDecoder(const std::string& name) : m_others(childrenOf()) {
  auto decoder = decode::startDecoder(Path(SAFELIGHT_BIN_DIR) / name);
  INFO(outcomeOf(decoder));
  REQUIRE(decoder);
  m_decoder = std::move(*decoder);
}

std::vector<int> RunningDecoder::processes() const {
  std::vector<int> own;
  for (const int child : childrenOf()) {
    if (std::find(m_others.begin(), m_others.end(), child) == m_others.end()) own.push_back(child);
  }
  return own;
}

std::vector<int> childrenOf(int process) {
  const int id = process == 0 ? ::getpid() : process;
  std::vector<int> children;
  std::error_code error;
  for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(id) + "/task", error)) {
    std::ifstream list(task.path() / "children");
    for (int child; list >> child;) children.push_back(child);
  }
  return children;
}

std::uint64_t residentBytes() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  file >> total >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace safelight::tests
