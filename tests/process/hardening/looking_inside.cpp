#include "tests/process/hardening/looking_inside.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <exception>
#include <filesystem>
#include <fstream>

namespace safelight::tests {
namespace {

constexpr int kNoNamespace = 77;

bool write(const char* file, const std::string& text) {
  const int handle = ::open(file, O_WRONLY | O_CLOEXEC);
  if (handle < 0) return false;
  const bool done = ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::close(handle);
  return done;
}

/// Root becomes user 1000 of a namespace of its own: the same files, none of root's rights.
bool leaveRightsBehind() {
  rlimit core{};
  if (::getrlimit(RLIMIT_CORE, &core) != 0) return false;
  core.rlim_cur = core.rlim_max;  // a shell's own zero would prove nothing
  if (::setrlimit(RLIMIT_CORE, &core) != 0) return false;
  if (::geteuid() == 0) {
    if (::unshare(CLONE_NEWUSER) != 0) return false;
    static_cast<void>(write("/proc/self/setgroups", "deny"));
    if (!write("/proc/self/uid_map", "1000 0 1\n") || !write("/proc/self/gid_map", "1000 0 1\n")) return false;
  }
  __user_cap_header_struct head{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct none[2] = {};
  return ::syscall(SYS_capset, &head, none) == 0;
}

std::string path(int process, const char* what) { return "/proc/" + std::to_string(process) + "/" + what; }

}  // namespace

Unprivileged withoutRights(const std::function<std::string()>& check) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return {};
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    if (!leaveRightsBehind()) ::_exit(kNoNamespace);
    std::string said;
    try {
      said = check();
    } catch (const std::exception& problem) {
      said = problem.what();
    }
    static_cast<void>(!::write(ends[1], said.data(), said.size()));
    ::_exit(0);
  }
  ::close(ends[1]);
  Unprivileged result;
  char buffer[4096];
  for (ssize_t count; (count = ::read(ends[0], buffer, sizeof buffer)) > 0;) result.complaints.append(buffer, static_cast<std::size_t>(count));
  ::close(ends[0]);
  int status = -1;
  ::waitpid(child, &status, 0);
  result.couldRun = !(WIFEXITED(status) && WEXITSTATUS(status) == kNoNamespace);
  if (result.couldRun && status != 0) result.complaints += "the check itself died";
  return result;
}

bool canLookInside(int process) {
  // The system decides when they are opened.
  for (const char* what : {"environ", "mem"}) {
    const int handle = ::open(path(process, what).c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) continue;
    ::close(handle);
    return true;
  }
  return false;
}

bool leavesNoCore(int process) {
  std::ifstream limits(path(process, "limits"));
  for (std::string line; std::getline(limits, line);) {
    if (!line.starts_with("Max core file size")) continue;
    const std::string rest = line.substr(std::string("Max core file size").size());
    return rest.substr(rest.find_first_not_of(' '), 2) == "0 ";
  }
  return false;
}

std::vector<int> descendantsOf(int process) {
  std::vector<int> all;
  std::error_code error;
  for (const auto& task : std::filesystem::directory_iterator(path(process, "task"), error)) {
    std::ifstream list(task.path() / "children");
    for (int child; list >> child;) {
      all.push_back(child);
      for (const int further : descendantsOf(child)) all.push_back(further);
    }
  }
  return all;
}

std::string nameOf(int process) {
  std::ifstream file(path(process, "comm"));
  std::string name;
  std::getline(file, name);
  return name;
}

Waiting::Waiting(const std::string& program, const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  std::vector<char*> words{const_cast<char*>(program.c_str())}, variables;
  for (const std::string& word : arguments) words.push_back(const_cast<char*>(word.c_str()));
  for (const std::string& variable : environment) variables.push_back(const_cast<char*>(variable.c_str()));
  words.push_back(nullptr);
  variables.push_back(nullptr);
  m_id = ::fork();
  if (m_id == 0) {
    ::dup2(ends[0], 0);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, 1);
    ::dup2(nowhere, 2);
    ::execve(words[0], words.data(), variables.data());
    ::_exit(127);
  }
  ::close(ends[0]);
  m_input = ends[1];
}

Waiting::~Waiting() {
  std::vector<int> all = m_id > 0 ? descendantsOf(m_id) : std::vector<int>{};
  if (m_id > 0) {
    ::kill(m_id, SIGKILL);
    ::waitpid(m_id, nullptr, 0);
  }
  for (const int process : all) ::kill(process, SIGKILL);
  if (m_input >= 0) ::close(m_input);
}

bool comesTrue(const std::function<bool()>& condition) {
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > limit) return false;
    ::poll(nullptr, 0, 10);
  }
  return true;
}

}  // namespace safelight::tests
