// The receiver's three jails: what each may do works, what it may not ends it.

#include "core/sandbox/jail.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstdlib>
#include <functional>

#include "core/sandbox/escape_attempts.h"
#include "core/sandbox/sandbox.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::tests;
using sandbox::Jail;
using sandbox::Policy;

namespace {

constexpr int kWorked = 42;
constexpr int kRefused = 7;

enum class Ending { Worked, Refused, Killed, Other };

/// Runs it in a child inside the jail. It tells whether what it tried worked.
Ending inside(Policy policy, const std::function<bool()>& attempt, const sandbox::JailLimits& limits = {}) {
  const auto jail = Jail::create(policy);
  REQUIRE(jail);
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGSYS, SIG_DFL);
    if (!jail->enter(limits)) ::_exit(99);
    ::_exit(attempt() ? kWorked : kRefused);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  if (WIFSIGNALED(status)) return WTERMSIG(status) == SIGSYS ? Ending::Killed : Ending::Other;
  return WEXITSTATUS(status) == kWorked ? Ending::Worked : WEXITSTATUS(status) == kRefused ? Ending::Refused : Ending::Other;
}

bool isStopped(Ending ending) { return ending == Ending::Killed || ending == Ending::Refused; }

/// A pair of connected local sockets, and a file and folder that are open.
struct Held {
  Held() {
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    file = ::open((folder / "file").c_str(), O_RDWR | O_CREAT, 0600);
    directory = ::open(folder.path().c_str(), O_RDONLY | O_DIRECTORY);
    REQUIRE((file >= 0 && directory >= 0));
  }
  ~Held() {
    for (const int handle : {ends[0], ends[1], file, directory}) ::close(handle);
  }
  TemporaryFolder folder;
  int ends[2] = {-1, -1};
  int file = -1;
  int directory = -1;
};

bool opens(const Held& held) { return ::openat(held.directory, "file", O_RDONLY) >= 0; }
bool makesSocket() { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }
bool forks() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  return child > 0;
}

}  // namespace

TEST_CASE("each of the receiver's jails proves itself", "[sandbox][jail]") {
  const Policy policy = GENERATE(Policy::Acceptor, Policy::Association, Policy::Keeper);
  const auto jail = Jail::create(policy);
  REQUIRE(jail);
  CHECK(jail->prove());
}

TEST_CASE("a process that closes itself to others leaves no core and cannot be looked into", "[sandbox][jail]") {
  const pid_t child = ::fork();
  if (child == 0) {
    rlimit core{1, 1};
    const bool closed = sandbox::closeToOthers() && ::getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
    ::_exit(closed ? kWorked : kRefused);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK((WIFEXITED(status) && WEXITSTATUS(status) == kWorked));
}

TEST_CASE("the decoder's policies are not made here", "[sandbox][jail]") {
  CHECK(Jail::create(Policy::OneImage).error().code == ErrorCode::InvalidArgument);
  CHECK(Jail::create(Policy::Starter).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("no known way out is open in an association's jail", "[sandbox][jail]") {
  for (const sandbox::EscapeAttempt& attempt : sandbox::escapeAttempts()) {
    INFO(attempt.name);
    CHECK(isStopped(inside(Policy::Association, [&] { return attempt.run() == sandbox::EscapeOutcome::Worked; })));
  }
}

TEST_CASE("an association talks over what it holds and writes to what it was given", "[sandbox][jail]") {
  const Held held;
  CHECK(inside(Policy::Association, [&] {
          char letter = 0;
          const bool talked = ::send(held.ends[0], "x", 1, MSG_NOSIGNAL) == 1 && ::recv(held.ends[1], &letter, 1, 0) == 1;
          pollfd entry{held.ends[0], POLLOUT, 0};
          return talked && letter == 'x' && ::poll(&entry, 1, 0) == 1 && ::pwrite(held.file, "abc", 3, 5) == 3 && ::shutdown(held.ends[0], SHUT_RDWR) == 0;
        }) == Ending::Worked);
  struct stat info{};
  REQUIRE(::fstat(held.file, &info) == 0);
  CHECK(info.st_size == 8);
}

TEST_CASE("an association opens, connects, starts, reads and removes nothing, and changes no socket but TCP's", "[sandbox][jail]") {
  const Held held;
  CHECK(isStopped(inside(Policy::Association, [&] { return opens(held); })));
  CHECK(isStopped(inside(Policy::Association, makesSocket)));
  CHECK(isStopped(inside(Policy::Association, forks)));
  CHECK(isStopped(inside(Policy::Association, [&] { return ::pread(held.file, nullptr, 0, 0) == 0; })));
  CHECK(isStopped(inside(Policy::Association, [&] { return ::ftruncate(held.file, 0) == 0; })));
  CHECK(isStopped(inside(Policy::Association, [&] { return ::fchmod(held.file, 0666) == 0; })));
  CHECK(isStopped(inside(Policy::Association, [&] { return ::unlinkat(held.directory, "file", 0) == 0; })));
  CHECK(isStopped(inside(Policy::Association, [&] {
    const int on = 1;
    return ::setsockopt(held.ends[0], SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on) == 0;
  })));
  const int tcp = ::socket(AF_INET, SOCK_STREAM, 0);
  CHECK(inside(Policy::Association, [&] {
          const int on = 1;
          return ::setsockopt(tcp, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on) == 0;
        }) == Ending::Worked);
  ::close(tcp);
}

TEST_CASE("the keeper works with files below what it holds, and has no network and no children", "[sandbox][jail]") {
  const Held held;
  CHECK(inside(Policy::Keeper, [&] {
          const int made = ::openat(held.directory, "made", O_RDWR | O_CREAT | O_EXCL, 0200);
          return made >= 0 && ::pwrite(made, "x", 1, 0) == 1 && ::fchmod(made, 0600) == 0 && ::fsync(made) == 0 && ::fsync(held.directory) == 0 &&
                 ::renameat(held.directory, "made", held.directory, "moved") == 0 && ::unlinkat(held.directory, "moved", 0) == 0;
        }) == Ending::Worked);
  CHECK(isStopped(inside(Policy::Keeper, makesSocket)));
  CHECK(isStopped(inside(Policy::Keeper, forks)));
  CHECK(isStopped(inside(Policy::Keeper, [] { return ::kill(::getpid(), 0) == 0; })));
}

TEST_CASE("the acceptor listens, connects and forks watched children, and opens no file", "[sandbox][jail]") {
  const Held held;
  CHECK(inside(Policy::Acceptor, [&] {
          const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
          sockaddr_in address{};
          address.sin_family = AF_INET;
          address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
          const auto* where = reinterpret_cast<const sockaddr*>(&address);
          struct stat info{};
          return listener >= 0 && ::bind(listener, where, sizeof address) == 0 && ::listen(listener, 4) == 0 && ::fstatat(held.directory, "file", &info, 0) == 0;
        }) == Ending::Worked);
  CHECK(inside(Policy::Acceptor, [] {
          const auto child = sandbox::forkWatched();
          if (child && child->id == 0) ::_exit(5);
          return child && sandbox::reap(*child).code == 5;
        }) == Ending::Worked);
  CHECK(isStopped(inside(Policy::Acceptor, [&] { return opens(held); })));
  CHECK(isStopped(inside(Policy::Acceptor, forks)));  // only the kind that it can watch and that ends with it
  CHECK(isStopped(inside(Policy::Acceptor, [] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; })));
}

TEST_CASE("a jail's memory is bounded, and so are its handles", "[sandbox][jail]") {
  const Held held;
  const sandbox::JailLimits limits{64u << 20, 8};
  CHECK(inside(Policy::Association, [] {
          void* const much = std::malloc(256u << 20);
          return much != nullptr;
        }, limits) == Ending::Refused);
  CHECK(inside(Policy::Association, [] { return std::malloc(16u << 20) != nullptr; }, limits) == Ending::Worked);
}
