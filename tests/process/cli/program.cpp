#include "tests/process/cli/program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <csignal>

#include "tests/support/temporary_folder.h"

namespace safelight::tests {

namespace {

std::vector<char*> pointersTo(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (const std::string& text : texts) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

Ran runProgram(const Path& program, const std::vector<std::string>& arguments, const std::vector<std::string>& environment, const Path& captures) {
  const Path out = captures / "stdout";
  const Path err = captures / "stderr";
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  pid_t child = 0;
  const int started =
      posix_spawn(&child, program.c_str(), &actions, &attributes, pointersTo(words).data(), pointersTo(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  REQUIRE(started == 0);
  int status = 0;
  while (waitpid(child, &status, 0) < 0) REQUIRE(errno == EINTR);
  Ran ran;
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ran.out = toString(readFile(out));
  ran.err = toString(readFile(err));
  return ran;
}

RunningProgram::RunningProgram(const Path& program, const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  int ends[2];
  REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  const int started = posix_spawn(&m_child, program.c_str(), &actions, nullptr, pointersTo(words).data(), pointersTo(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  m_output = ends[0];
  REQUIRE(started == 0);
}

RunningProgram::~RunningProgram() {
  if (m_child > 0) {
    kill(m_child, SIGKILL);
    waitpid(m_child, nullptr, 0);
  }
  close(m_output);
}

std::optional<std::string> RunningProgram::line() {
  while (true) {
    if (const std::size_t end = m_buffer.find('\n'); end != std::string::npos) {
      std::string text = m_buffer.substr(0, end);
      m_buffer.erase(0, end + 1);
      return text;
    }
    char bytes[4096];
    const ssize_t count = read(m_output, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    m_buffer.append(bytes, static_cast<std::size_t>(count));
  }
}

void RunningProgram::signal(int number) const { REQUIRE(kill(m_child, number) == 0); }

int RunningProgram::wait() {
  while (line()) continue;
  int status = 0;
  while (waitpid(m_child, &status, 0) < 0) REQUIRE(errno == EINTR);
  m_child = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Path builtProgram(const std::string& name) { return Path(SAFELIGHT_BIN_DIR) / name; }

}  // namespace safelight::tests
