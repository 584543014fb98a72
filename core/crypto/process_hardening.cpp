#include "core/crypto/process_hardening.h"

#ifndef _WIN32
#include <sys/resource.h>
#endif
#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef __APPLE__
#include <sys/ptrace.h>
#include <sys/types.h>
#endif
#ifdef _WIN32
#include <windows.h>
#endif

namespace safelight::crypto {

#ifdef _WIN32

Result<void> hardenProcess() {
  SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);  // no crash dialog, no report with our memory in it
  // VirtualLock is bounded by the working set: room for some thousands of keys.
  if (SetProcessWorkingSetSize(GetCurrentProcess(), 32u << 20, 1024u << 20) == 0) return fail(ErrorCode::MemoryLockFailed, "working set");
  return ok();
}

#else

Result<void> hardenProcess() {
  const rlimit none{0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) return fail(ErrorCode::Internal, "RLIMIT_CORE");
#ifdef __linux__
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return fail(ErrorCode::Internal, "PR_SET_DUMPABLE");
#endif
#if defined(__APPLE__) && defined(NDEBUG)
  ptrace(PT_DENY_ATTACH, 0, nullptr, 0);
#endif
  rlimit locked{};
  if (getrlimit(RLIMIT_MEMLOCK, &locked) == 0 && locked.rlim_cur < locked.rlim_max) {
    locked.rlim_cur = locked.rlim_max;
    if (setrlimit(RLIMIT_MEMLOCK, &locked) != 0) return fail(ErrorCode::MemoryLockFailed, "RLIMIT_MEMLOCK");
  }
  return ok();
}

#endif

}  // namespace safelight::crypto
