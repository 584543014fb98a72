#include "tests/process/crash/hunting.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "core/base/bytes.h"
#include "tests/support/fixed_random.h"

namespace safelight::tests {
namespace {

namespace fs = std::filesystem;

struct Running {
  int parent = 0;
  char state = 'X';
  std::string program;  // empty when nobody may know
};

std::map<int, Running> everyProcess() {
  std::map<int, Running> all;
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator("/proc", gone)) {
    const int id = std::atoi(entry.path().filename().c_str());
    std::ifstream file(entry.path() / "stat");
    std::string text;
    if (id <= 0 || !std::getline(file, text)) continue;
    const auto name = text.find('('), end = text.rfind(')');
    if (name == std::string::npos || end == std::string::npos || end + 4 > text.size()) continue;
    // The name is cut at 15 bytes; a process that cannot be looked into has no link.
    const fs::path link = fs::read_symlink(entry.path() / "exe", gone);
    all[id] = {std::atoi(text.c_str() + end + 4), text[end + 2], link.empty() ? text.substr(name + 1, end - name - 1) : link.filename().string()};
  }
  return all;
}

/// Also one whose file was built anew since it began.
bool isProgram(const std::string& seen, const std::string& program) {
  return seen == program || seen == program + " (deleted)" || (seen.size() == 15 && program.starts_with(seen));
}

bool lives(int process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string text;
  if (!std::getline(file, text)) return false;
  const auto end = text.rfind(')');
  return end != std::string::npos && end + 2 < text.size() && text[end + 2] != 'Z' && text[end + 2] != 'X';
}

}  // namespace

std::vector<int> descendants(int process, const std::string& program) {
  const auto all = everyProcess();
  std::vector<int> found;
  for (const auto& [id, running] : all) {
    if (running.state == 'Z' || running.state == 'X' || !isProgram(running.program, program)) continue;
    int above = running.parent;
    while (above > 1 && above != process && all.contains(above)) above = all.at(above).parent;
    if (above == process) found.push_back(id);
  }
  return found;
}

bool areGone(const std::vector<int>& processes) {
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (std::any_of(processes.begin(), processes.end(), lives)) {
    if (std::chrono::steady_clock::now() > limit) return false;
    pass(std::chrono::milliseconds(2));
  }
  return true;
}

void pass(std::chrono::microseconds time) {
  timespec rest{static_cast<time_t>(time.count() / 1'000'000), static_cast<long>(time.count() % 1'000'000 * 1000)};
  while (::nanosleep(&rest, &rest) != 0) {
  }
}

std::uint32_t upTo(Random& random, std::uint32_t limit) {
  const auto bytes = random.array<4>();
  return limit == 0 ? 0 : ByteReader(bytes).u32() % limit;
}

Hunter::Hunter(std::string program, std::chrono::microseconds within, std::uint64_t seed)
    : m_program(std::move(program)), m_thread([this, within, seed] { hunt(within, seed); }) {}

int Hunter::stop() {
  m_over = true;
  if (m_thread.joinable()) m_thread.join();
  return m_killed;
}

void Hunter::hunt(std::chrono::microseconds within, std::uint64_t seed) {
  FixedRandom random(seed);
  while (!m_over) {
    pass(std::chrono::microseconds(upTo(random, static_cast<std::uint32_t>(within.count()))));
    const auto prey = descendants(::getpid(), m_program);
    if (prey.empty() || m_over) continue;
    if (::kill(prey[upTo(random, static_cast<std::uint32_t>(prey.size()))], SIGKILL) == 0) ++m_killed;
  }
}

}  // namespace safelight::tests
