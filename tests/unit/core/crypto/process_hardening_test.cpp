#include "core/crypto/process_hardening.h"

#include <catch2/catch_test_macros.hpp>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace safelight;

TEST_CASE("a hardened process leaves no core, lets nobody look inside and may lock what the system allows", "[crypto]") {
  // In a child, so that a debugger can still look at the test program.
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const bool hardened = crypto::hardenProcess().has_value();
    rlimit core{};
    rlimit locked{};
    getrlimit(RLIMIT_CORE, &core);
    getrlimit(RLIMIT_MEMLOCK, &locked);
    const bool holds = hardened && core.rlim_cur == 0 && core.rlim_max == 0 && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 &&
                       locked.rlim_cur == locked.rlim_max;
    _exit(holds ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
}
#endif
