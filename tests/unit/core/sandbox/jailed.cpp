#include "jailed.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace safelight::tests {

namespace {

constexpr int kNoJail = 100;

int runHere(Where where, const std::function<int()>& body, const sandbox::ImageLimits& limits) {
  if (where == Where::Free) return body();
  auto jail = sandbox::Sandbox::create();
  if (!jail) return kNoJail;
  jail->isolate();
  if (!jail->apply(sandbox::Policy::Starter)) return kNoJail;
  if (where == Where::Starter) return body();
  const auto child = sandbox::forkWatched();
  if (!child) return kNoJail;
  if (child->id == 0) {
    if (!jail->apply(sandbox::Policy::OneImage, limits)) ::_exit(kNoJail);
    ::_exit(body());
  }
  const sandbox::ChildEnd end = sandbox::reap(*child);
  return end.bySignal ? 128 + end.code : end.code;
}

}  // namespace

bool JailedEnd::killedByFilter() const { return bySignal && code == SIGSYS; }

JailedEnd run(Where where, const std::function<int()>& body, const sandbox::ImageLimits& limits) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(runHere(where, body, limits));
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) return {true, WTERMSIG(status)};
  const int code = WEXITSTATUS(status);
  return code > 128 ? JailedEnd{true, code - 128} : JailedEnd{false, code};
}

}  // namespace safelight::tests
