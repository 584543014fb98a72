#include "core/sandbox/escape_attempts.h"

#include <fcntl.h>
#include <linux/io_uring.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>

namespace safelight::sandbox {

namespace {

EscapeOutcome judge(long result) {
  const bool refused = result < 0 && (errno == EPERM || errno == EACCES);
  return refused ? EscapeOutcome::Refused : EscapeOutcome::Worked;
}

EscapeOutcome openFolder() { return judge(::syscall(SYS_openat, AT_FDCWD, "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)); }
EscapeOutcome internetSocket() { return judge(::syscall(SYS_socket, AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); }
EscapeOutcome localSocket() { return judge(::syscall(SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)); }
EscapeOutcome connectSomewhere() {
  const sockaddr address{AF_UNSPEC, {}};
  return judge(::syscall(SYS_connect, -1, &address, sizeof address));
}

EscapeOutcome executeProgram() {
  // A path that is nowhere: "not found" would mean that the call got as far as looking.
  char* const nothing[] = {nullptr};
  return judge(::syscall(SYS_execve, "/nonexistent-program", nothing, nothing));
}

EscapeOutcome forkProcess() {
  const long child = ::syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr);
  if (child == 0) ::syscall(SYS_exit_group, 0);
  return judge(child);
}

EscapeOutcome forkByClone3() {
  // No arguments at all: EFAULT or EINVAL would come from the call itself.
  return judge(::syscall(SYS_clone3, nullptr, 0));
}

EscapeOutcome traceProcess() { return judge(::syscall(SYS_ptrace, PTRACE_TRACEME, 0, 0, 0)); }
EscapeOutcome signalProcess() { return judge(::syscall(SYS_kill, ::syscall(SYS_getpid), 0)); }

EscapeOutcome readProcessMemory() {
  char from = 'x';
  char to = 0;
  const iovec local{&to, 1};
  const iovec remote{&from, 1};
  return judge(::syscall(SYS_process_vm_readv, ::syscall(SYS_getpid), &local, 1, &remote, 1, 0));
}

EscapeOutcome mapExecutable() {
  void* const memory = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return judge(memory == MAP_FAILED ? -1 : 0);
}

EscapeOutcome makeExecutable() {
  void* const memory = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return EscapeOutcome::Refused;
  return judge(::mprotect(memory, 4096, PROT_READ | PROT_EXEC));
}

EscapeOutcome removeFile() { return judge(::syscall(SYS_unlinkat, AT_FDCWD, "/nonexistent-file", 0)); }
EscapeOutcome makeMemoryFile() { return judge(::syscall(SYS_memfd_create, "x", 0u)); }
EscapeOutcome makeRing() {
  io_uring_params parameters{};
  return judge(::syscall(SYS_io_uring_setup, 0, &parameters));
}
EscapeOutcome makeNamespace() { return judge(::syscall(SYS_unshare, 0)); }
EscapeOutcome watchProcess() { return judge(::syscall(SYS_pidfd_open, ::syscall(SYS_getpid), 0)); }

constexpr EscapeAttempt kAttempts[] = {
    {"open", TriedAt::EveryStart, openFolder},
    {"socket", TriedAt::EveryStart, internetSocket},
    {"exec", TriedAt::EveryStart, executeProgram},
    {"fork", TriedAt::EveryStart, forkProcess},
    {"ptrace", TriedAt::EveryStart, traceProcess},
    {"kill", TriedAt::EveryStart, signalProcess},
    {"process_vm_readv", TriedAt::EveryStart, readProcessMemory},
    {"mprotect exec", TriedAt::EveryStart, makeExecutable},
    {"local socket", TriedAt::Tests, localSocket},
    {"connect", TriedAt::Tests, connectSomewhere},
    {"clone3", TriedAt::Tests, forkByClone3},
    {"mmap exec", TriedAt::Tests, mapExecutable},
    {"unlink", TriedAt::Tests, removeFile},
    {"memfd_create", TriedAt::Tests, makeMemoryFile},
    {"io_uring", TriedAt::Tests, makeRing},
    {"unshare", TriedAt::Tests, makeNamespace},
    {"pidfd_open", TriedAt::Tests, watchProcess},
};

}  // namespace

std::span<const EscapeAttempt> escapeAttempts() { return kAttempts; }

}  // namespace safelight::sandbox
