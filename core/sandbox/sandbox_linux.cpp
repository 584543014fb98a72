#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "core/sandbox/escape_attempts.h"
#include "core/sandbox/isolation.h"
#include "core/sandbox/sandbox.h"
#include "core/sandbox/system_call_filter.h"

namespace safelight::sandbox {

struct Sandbox::Internals {
  SystemCallFilter starter;
  SystemCallFilter oneImage;
  std::uint64_t addressSpace = 0;  // when created
};

namespace {

// Exit codes of the self-check's children.
constexpr int kRefused = 10;
constexpr int kWorked = 20;
constexpr int kNotConfined = 30;

bool confine(const SystemCallFilter& filter) { return dropPrivileges() && limitStarter() && filter.install(); }

bool confineOuter(const void* filter) { return confine(*static_cast<const SystemCallFilter*>(filter)); }

// One attempt in a child of its own.
Result<void> tryToEscape(const Sandbox& sandbox, Policy policy, const EscapeAttempt& attempt) {
  TRY_ASSIGN(const WatchedChild child, forkWatched());
  if (child.id == 0) {
    constexpr ImageLimits kSmall{64u << 20, 2, 5};
    if (policy == Policy::OneImage && !sandbox.apply(policy, kSmall)) ::_exit(kNotConfined);
    ::_exit(attempt.run() == EscapeOutcome::Refused ? kRefused : kWorked);
  }
  const ChildEnd end = reap(child);
  ::close(child.watch);
  const bool killed = end.bySignal && end.code == SIGSYS;
  const bool refused = !end.bySignal && end.code == kRefused;
  if (killed || refused) return ok();
  return fail(ErrorCode::SandboxUnavailable, attempt.name);
}

}  // namespace

Sandbox::Sandbox(std::unique_ptr<Internals> internals) : m_internals(std::move(internals)) {}
Sandbox::Sandbox(Sandbox&&) noexcept = default;
Sandbox& Sandbox::operator=(Sandbox&&) noexcept = default;
Sandbox::~Sandbox() = default;

Result<Sandbox> Sandbox::create() {
  if (threadCount() != 1) return fail(ErrorCode::SandboxUnavailable, "other threads");
  auto internals = std::make_unique<Internals>();
  TRY_ASSIGN(internals->starter, SystemCallFilter::compile(Policy::Starter));
  TRY_ASSIGN(internals->oneImage, SystemCallFilter::compile(Policy::OneImage));
  internals->addressSpace = addressSpaceNow();
  if (internals->addressSpace == 0) return fail(ErrorCode::SandboxUnavailable, "address space unknown");
  return Sandbox(std::move(internals));
}

Isolation Sandbox::isolate() {
  Isolation isolation = enterNamespaces(confineOuter, &m_internals->starter);
  // Landlock needs "no new privileges", which dropPrivileges sets; apply() repeats it harmlessly.
  isolation.landlock = dropPrivileges() && denyEverythingByLandlock();
  return isolation;
}

Result<void> Sandbox::apply(Policy policy, const ImageLimits& limits) const {
  if (policy == Policy::Starter) {
    if (!confine(m_internals->starter)) return fail(ErrorCode::SandboxUnavailable, "starter policy");
    return ok();
  }
  if (::syscall(SYS_close_range, 0u, ~0u, 0u) != 0 ||
      !limitImage(m_internals->addressSpace + limits.memoryBytes, limits.processorSeconds, limits.wallSeconds) ||
      !m_internals->oneImage.install()) {
    return fail(ErrorCode::SandboxUnavailable, "image policy");
  }
  return ok();
}

Result<void> Sandbox::proveConfinement() const {
  for (const Policy policy : {Policy::Starter, Policy::OneImage}) {
    for (const EscapeAttempt& attempt : escapeAttempts()) {
      if (attempt.when == TriedAt::EveryStart) TRY_VOID(tryToEscape(*this, policy, attempt));
    }
  }
  return ok();
}

Result<WatchedChild> forkWatched() {
  // The bare call: the filter pins these very flags. The process has one thread, so no lock can be held elsewhere.
  int watch = -1;
  const pid_t starter = ::getpid();
  const long id = ::syscall(SYS_clone, CLONE_PIDFD | SIGCHLD, nullptr, &watch, nullptr, nullptr);
  if (id < 0) return fail(ErrorCode::Internal, "fork");
  if (id == 0) {
    // Die with the starter, also when it died just now.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (::getppid() != starter) ::_exit(1);
    return WatchedChild{};
  }
  return WatchedChild{static_cast<int>(id), watch};
}

ChildEnd reap(const WatchedChild& child) {
  siginfo_t info{};
  while (::waitid(P_PID, static_cast<id_t>(child.id), &info, WEXITED) != 0) {
    if (errno != EINTR) return {true, 0};
  }
  return {info.si_code != CLD_EXITED, info.si_status};
}

void killWatched(const WatchedChild& child) { ::syscall(SYS_pidfd_send_signal, child.watch, SIGKILL, nullptr, 0u); }

}  // namespace safelight::sandbox
