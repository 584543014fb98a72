// Real attempts to get out of the real policies. Each is shown to work in an ordinary process first, so that none can pass by
// being impossible anyway.

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

#include "core/sandbox/escape_attempts.h"
#include "jailed.h"

using namespace safelight;
using namespace safelight::tests;
using safelight::sandbox::EscapeAttempt;
using safelight::sandbox::EscapeOutcome;

namespace {

constexpr int kWorked = 42;
constexpr int kFailed = 7;

int outcome(bool worked) { return worked ? kWorked : kFailed; }

// Where an attempt must be stopped, and that it works without a jail.
void stoppedInBothJails(const std::function<int()>& attempt) {
  const JailedEnd free = run(Where::Free, attempt);
  REQUIRE_FALSE(free.bySignal);
  REQUIRE(free.code == kWorked);
  CHECK(run(Where::Starter, attempt).killedByFilter());
  CHECK(run(Where::OneImage, attempt).killedByFilter());
}

// A file for attempts to read or remove.
struct VictimFile {
  VictimFile() {
    char name[] = "/tmp/safelight-victim-XXXXXX";
    const int file = ::mkstemp(name);
    REQUIRE(file >= 0);
    REQUIRE(::write(file, "secret", 6) == 6);
    ::close(file);
    path = name;
  }
  ~VictimFile() { ::unlink(path.c_str()); }
  bool isThere() const { return ::access(path.c_str(), F_OK) == 0; }
  std::string path;
};

// A process that holds a secret in memory and waits, as another image's decoder would.
struct Sibling {
  Sibling() {
    int hold[2];
    REQUIRE(::pipe(hold) == 0);
    secret = static_cast<char*>(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    std::memcpy(secret, "another patient", 16);
    id = ::fork();
    if (id == 0) {
      ::close(hold[1]);
      char letter;
      static_cast<void>(!::read(hold[0], &letter, 1));
      ::_exit(0);
    }
    ::close(hold[0]);
    holder = hold[1];
    std::memset(secret, 0, 16);  // only the sibling still has it
  }
  ~Sibling() {
    ::kill(id, SIGKILL);
    ::waitpid(id, nullptr, 0);
    ::close(holder);
    ::munmap(secret, 4096);
  }
  bool isAlive() const { return ::waitpid(id, nullptr, WNOHANG) == 0; }
  pid_t id = 0;
  int holder = -1;
  char* secret = nullptr;
};

}  // namespace

TEST_CASE("every attempt of the self-check works in an ordinary process and in neither jail", "[sandbox]") {
  const auto attempts = sandbox::escapeAttempts();
  const std::size_t index = GENERATE_COPY(range(std::size_t{0}, attempts.size()));
  const EscapeAttempt& attempt = attempts[index];
  INFO(attempt.name);
  stoppedInBothJails([&] { return outcome(attempt.run() == EscapeOutcome::Worked); });
}

TEST_CASE("a file cannot be opened, read or removed", "[sandbox]") {
  const VictimFile victim;
  SECTION("open") {
    stoppedInBothJails([&] { return outcome(::open(victim.path.c_str(), O_RDONLY) >= 0); });
  }
  SECTION("creat") {
    const std::string path = victim.path + ".new";
    stoppedInBothJails([&] {
      const int file = ::open(path.c_str(), O_CREAT | O_WRONLY, 0600);
      ::unlink(path.c_str());
      return outcome(file >= 0);
    });
    CHECK(::access(path.c_str(), F_OK) != 0);
  }
  SECTION("openat2") {
    stoppedInBothJails([&] {
      const std::uint64_t how[3] = {O_RDONLY, 0, 0};
      return outcome(::syscall(SYS_openat2, AT_FDCWD, victim.path.c_str(), how, sizeof how) >= 0);
    });
  }
  SECTION("truncate") {
    stoppedInBothJails([&] { return outcome(::truncate(victim.path.c_str(), 6) == 0); });
  }
  SECTION("rename") {
    stoppedInBothJails([&] { return outcome(::rename(victim.path.c_str(), victim.path.c_str()) == 0); });
  }
  SECTION("unlink: free it goes, jailed it stays") {
    VictimFile other;
    CHECK(run(Where::OneImage, [&] { return outcome(::unlink(other.path.c_str()) == 0); }).killedByFilter());
    CHECK(run(Where::Starter, [&] { return outcome(::unlink(other.path.c_str()) == 0); }).killedByFilter());
    REQUIRE(other.isThere());
    CHECK(run(Where::Free, [&] { return outcome(::unlink(other.path.c_str()) == 0); }).code == kWorked);
    CHECK_FALSE(other.isThere());
  }
}

TEST_CASE("a handle that was open before cannot be used by the image's process", "[sandbox]") {
  const VictimFile victim;
  const int file = ::open(victim.path.c_str(), O_RDONLY);
  char buffer[6];
  const auto readIt = [&] { return outcome(::pread(file, buffer, 6, 0) == 6); };
  const auto readPlainly = [&] { return outcome(::read(file, buffer, 1) == 1); };
  CHECK(run(Where::Free, readIt).code == kWorked);
  CHECK(run(Where::OneImage, readIt).killedByFilter());
  CHECK(run(Where::Free, readPlainly).code == kWorked);
  CHECK(run(Where::OneImage, readPlainly).code == kFailed);
  ::close(file);
}

TEST_CASE("nothing can be said over the network or an inherited socket", "[sandbox]") {
  SECTION("a connection to a listening port of this machine") {
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::listen(listener, 8) == 0);
    socklen_t size = sizeof address;
    REQUIRE(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    stoppedInBothJails([&] {
      const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
      return outcome(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    });
    // The socket made before, only the connect inside.
    const int early = ::socket(AF_INET, SOCK_STREAM, 0);
    stoppedInBothJails([&] { return outcome(::connect(early, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0); });
    ::close(early);
    ::close(listener);
  }
  SECTION("a send over a socket from before") {
    int ends[2];
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    const auto send = [&] { return outcome(::send(ends[0], "x", 1, MSG_NOSIGNAL) == 1); };
    const auto write = [&] { return outcome(::write(ends[0], "x", 1) == 1); };
    CHECK(run(Where::Free, send).code == kWorked);
    CHECK(run(Where::OneImage, send).killedByFilter());
    CHECK(run(Where::Free, write).code == kWorked);
    CHECK(run(Where::OneImage, write).code == kFailed);
    ::close(ends[0]);
    ::close(ends[1]);
  }
}

TEST_CASE("no program can be started and no process or thread made", "[sandbox]") {
  SECTION("execve") {
    // Free, the child becomes /bin/true and ends with 0; jailed it dies before.
    const auto attempt = [] {
      char name[] = "true";
      char* const arguments[] = {name, nullptr};
      ::execve("/bin/true", arguments, nullptr);
      return kFailed;
    };
    const JailedEnd free = run(Where::Free, attempt);
    CHECK((!free.bySignal && free.code == 0));
    CHECK(run(Where::Starter, attempt).killedByFilter());
    CHECK(run(Where::OneImage, attempt).killedByFilter());
  }
  SECTION("fork") {
    stoppedInBothJails([] {
      const pid_t child = ::fork();
      if (child == 0) ::_exit(0);
      return outcome(child > 0);
    });
  }
  SECTION("vfork") {
    stoppedInBothJails([] { return outcome(::syscall(SYS_clone, CLONE_VFORK | SIGCHLD, nullptr, nullptr, nullptr, nullptr) >= 0); });
  }
  SECTION("thread") {
    stoppedInBothJails([] {
      bool ran = false;
      std::thread([&] { ran = true; }).join();
      return outcome(ran);
    });
  }
  SECTION("the starter's own kind of fork is not the image's") {
    const auto attempt = [] {
      const auto child = sandbox::forkWatched();
      if (child && child->id == 0) ::_exit(0);
      return outcome(child.has_value());
    };
    CHECK(run(Where::Free, attempt).code == kWorked);
    CHECK(run(Where::Starter, attempt).code == kWorked);
    CHECK(run(Where::OneImage, attempt).killedByFilter());
  }
}

TEST_CASE("another process can be neither read, traced nor signalled", "[sandbox]") {
  const Sibling sibling;
  SECTION("process_vm_readv") {
    stoppedInBothJails([&] {
      char stolen[16] = {};
      const iovec local{stolen, sizeof stolen};
      const iovec remote{sibling.secret, sizeof stolen};
      const ssize_t count = ::process_vm_readv(sibling.id, &local, 1, &remote, 1, 0);
      return outcome(count == 16 && std::memcmp(stolen, "another patient", 16) == 0);
    });
  }
  SECTION("/proc/PID/mem") {
    stoppedInBothJails([&] {
      const std::string path = "/proc/" + std::to_string(sibling.id) + "/mem";
      const int memory = ::open(path.c_str(), O_RDONLY);
      char stolen[16] = {};
      const ssize_t count = ::pread(memory, stolen, sizeof stolen, static_cast<off_t>(reinterpret_cast<std::uintptr_t>(sibling.secret)));
      return outcome(count == 16 && std::memcmp(stolen, "another patient", 16) == 0);
    });
  }
  SECTION("ptrace attach") {
    stoppedInBothJails([&] { return outcome(::ptrace(PTRACE_SEIZE, sibling.id, nullptr, nullptr) == 0); });
  }
  SECTION("kill") {
    stoppedInBothJails([&] { return outcome(::kill(sibling.id, 0) == 0); });
    CHECK(run(Where::OneImage, [&] { return outcome(::kill(sibling.id, SIGKILL) == 0); }).killedByFilter());
    CHECK(sibling.isAlive());
  }
  SECTION("pidfd_open") {
    stoppedInBothJails([&] { return outcome(::syscall(SYS_pidfd_open, sibling.id, 0) >= 0); });
  }
}

TEST_CASE("memory never becomes code", "[sandbox]") {
  SECTION("mmap") {
    stoppedInBothJails([] {
      return outcome(::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
    });
  }
  SECTION("mprotect") {
    stoppedInBothJails([] {
      void* const memory = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      return outcome(::mprotect(memory, 4096, PROT_READ | PROT_WRITE | PROT_EXEC) == 0);
    });
  }
  SECTION("pkey_mprotect") {
    stoppedInBothJails([] {
      void* const memory = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      return outcome(::syscall(SYS_pkey_mprotect, memory, 4096, PROT_READ | PROT_EXEC, -1) == 0);
    });
  }
  SECTION("personality") {
    stoppedInBothJails([] { return outcome(::syscall(SYS_personality, 0xffffffffu) >= 0); });
  }
}

TEST_CASE("the rings, filters and keyrings of the kernel are out of reach", "[sandbox]") {
  SECTION("io_uring") {
    // Some systems turn io_uring off for everybody; what counts is that the jailed call never gets an answer.
    const auto attempt = [] {
      io_uring_params parameters{};
      ::syscall(SYS_io_uring_setup, 4, &parameters);
      return kWorked;
    };
    stoppedInBothJails(attempt);
  }
  SECTION("bpf") {
    stoppedInBothJails([] {
      ::syscall(SYS_bpf, 0, nullptr, 0);
      return kWorked;
    });
  }
  SECTION("keyctl") {
    stoppedInBothJails([] {
      ::syscall(SYS_keyctl, 0, -4, 0);
      return kWorked;
    });
  }
}
