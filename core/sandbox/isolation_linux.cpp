#include "core/sandbox/isolation.h"

#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace safelight::sandbox {

namespace {

constexpr int kNamespaces = CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS;

// Runs in a helper that shares the caller's file-system view and ends at once: the folder of its open files is empty then, and so
// is the caller's root.
int moveToEmptyRoot(void*) { return ::chroot("/proc/self/fdinfo") == 0 && ::chdir("/") == 0 ? 0 : 1; }

bool enterEmptyRoot() {
  alignas(16) static std::array<char, 65536> stack;
  const pid_t helper = ::clone(moveToEmptyRoot, stack.data() + stack.size(), CLONE_FS | SIGCHLD, nullptr);
  int status = 1;
  return helper > 0 && ::waitpid(helper, &status, 0) == helper && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// The outer process: knows nothing, holds nothing, only passes on how the inner one ended.
[[noreturn]] void waitForInner(pid_t inner, bool (*confineOuter)(const void*), const void* context) {
  ::syscall(SYS_close_range, 0u, ~0u, 0u);
  if (!confineOuter(context)) ::_exit(1);
  int status = 0;
  while (::waitpid(inner, &status, 0) < 0 && errno == EINTR) {
  }
  ::_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

bool setLimit(decltype(RLIMIT_AS) what, rlim_t soft, rlim_t hard) {
  const rlimit limit{soft, hard};
  return ::setrlimit(what, &limit) == 0;
}

}  // namespace

Isolation enterNamespaces(bool (*confineOuter)(const void*), const void* context) {
  Isolation isolation;
  if (::unshare(CLONE_NEWUSER | kNamespaces) != 0 && (::geteuid() != 0 || ::unshare(kNamespaces) != 0)) return isolation;
  isolation.namespaces = true;
  // The first process forked now is number 1 of the new process namespace: when it ends, the kernel ends all that it forked.
  const pid_t inner = ::fork();
  if (inner > 0) waitForInner(inner, confineOuter, context);
  if (inner < 0) ::_exit(1);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  isolation.emptyRoot = enterEmptyRoot();
  return isolation;
}

bool dropPrivileges() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct none[2] = {};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
         ::syscall(SYS_capset, &header, none) == 0;
}

bool limitStarter() {
  constexpr rlim_t kHandles = 128;  // two for each child, four for each message, and some
  return setLimit(RLIMIT_CORE, 0, 0) && setLimit(RLIMIT_FSIZE, 0, 0) && setLimit(RLIMIT_NOFILE, kHandles, kHandles);
}

bool limitImage(std::uint64_t addressSpaceBytes, unsigned processorSeconds, unsigned wallSeconds) {
  const itimerval wall{{0, 0}, {static_cast<time_t>(wallSeconds), 0}};
  return setLimit(RLIMIT_AS, addressSpaceBytes, addressSpaceBytes) &&
         setLimit(RLIMIT_CPU, processorSeconds, processorSeconds + 1) && setLimit(RLIMIT_NPROC, 0, 0) &&
         setLimit(RLIMIT_NOFILE, 0, 0) && ::setitimer(ITIMER_REAL, &wall, nullptr) == 0;
}

std::uint64_t addressSpaceNow() {
  std::FILE* const file = std::fopen("/proc/self/statm", "re");
  if (file == nullptr) return 0;
  unsigned long long pages = 0;
  const bool read = std::fscanf(file, "%llu", &pages) == 1;
  std::fclose(file);
  return read ? pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

unsigned threadCount() {
  std::error_code error;
  unsigned count = 0;
  for (auto entry = std::filesystem::directory_iterator("/proc/self/task", error); !error && entry != std::filesystem::directory_iterator();
       entry.increment(error)) {
    ++count;
  }
  return error ? 0 : count;
}

}  // namespace safelight::sandbox
