#include "core/sandbox/jail.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

#include "core/sandbox/escape_attempts.h"
#include "core/sandbox/isolation.h"

namespace safelight::sandbox {

namespace {

// Exit codes of the self-check's children.
constexpr int kRefused = 10;
constexpr int kWorked = 20;
constexpr int kNotConfined = 30;

bool setLimit(decltype(RLIMIT_AS) what, rlim_t value) {
  const rlimit limit{value, value};
  return ::setrlimit(what, &limit) == 0;
}

// What a policy lets through because its process lives by it.
bool isAllowed(Policy policy, std::string_view attempt) {
  if (policy == Policy::Acceptor) return attempt == "socket" || attempt == "connect";
  return policy == Policy::Keeper && (attempt == "open" || attempt == "unlink");
}

}  // namespace

Result<void> closeToOthers() {
  if (!setLimit(RLIMIT_CORE, 0) || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return fail(ErrorCode::SandboxUnavailable, "dumps");
  return ok();
}

Result<Jail> Jail::create(Policy policy) {
  if (policy == Policy::Starter || policy == Policy::OneImage) return fail(ErrorCode::InvalidArgument, "sandbox.h has this policy");
  TRY_ASSIGN(SystemCallFilter filter, SystemCallFilter::compile(policy));
  Jail jail(policy, std::move(filter));
  jail.m_addressSpace = addressSpaceNow();
  if (jail.m_addressSpace == 0) return fail(ErrorCode::SandboxUnavailable, "address space unknown");
  return jail;
}

Result<void> Jail::enter(const JailLimits& limits) const {
  const bool limited = setLimit(RLIMIT_CORE, 0) && (limits.handles == 0 || setLimit(RLIMIT_NOFILE, limits.handles)) &&
                       (limits.memoryBytes == 0 || setLimit(RLIMIT_AS, m_addressSpace + limits.memoryBytes));
  if (!limited || !dropPrivileges() || !m_filter.install()) return fail(ErrorCode::SandboxUnavailable, "receiver's policy");
  return ok();
}

Result<void> Jail::prove() const {
  for (const EscapeAttempt& attempt : escapeAttempts()) {
    if (attempt.when != TriedAt::EveryStart || isAllowed(m_policy, attempt.name)) continue;
    const pid_t child = ::fork();
    if (child < 0) return fail(ErrorCode::SandboxUnavailable, "fork");
    if (child == 0) {
      if (!enter()) ::_exit(kNotConfined);
      ::_exit(attempt.run() == EscapeOutcome::Refused ? kRefused : kWorked);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    const bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS;
    const bool refused = WIFEXITED(status) && WEXITSTATUS(status) == kRefused;
    if (!killed && !refused) return fail(ErrorCode::SandboxUnavailable, attempt.name);
  }
  return ok();
}

}  // namespace safelight::sandbox
