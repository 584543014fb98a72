#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>
#include <memory>
#include <span>

#include "core/sandbox/system_call_filter.h"

namespace safelight::sandbox {

namespace {

static_assert(sizeof(sock_filter) == sizeof(std::uint64_t));

struct ContextDeleter {
  void operator()(void* context) const { seccomp_release(context); }
};
using Context = std::unique_ptr<void, ContextDeleter>;

// Computing on memory that is already there.
constexpr std::initializer_list<const char*> kCompute = {
    "munmap", "mremap", "brk", "madvise", "futex", "clock_gettime", "gettimeofday", "getrandom", "rt_sigreturn", "restart_syscall",
    "sched_yield", "exit", "exit_group",
};

// Builds with AddressSanitizer look after their signal stack before each exit; no such build is ever given to anybody.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::initializer_list<const char*> kSanitizer = {"sigaltstack"};
#else
constexpr std::initializer_list<const char*> kSanitizer = {};
#endif

// What libraries ask in passing and do without: answered with an error by the kernel, because a killed decoder would lose a good
// image. None of these can do anything here: a one-image process has no handle, and paths are never looked up.
struct Answer {
  const char* name;
  int error;
};
constexpr Answer kHarmless[] = {
    {"read", EBADF},       {"readv", EBADF},     {"write", EBADF},     {"writev", EBADF},  {"lseek", EBADF},
    {"fstat", EBADF},      {"newfstatat", EBADF}, {"close", EBADF},    {"fcntl", EBADF},   {"ioctl", EBADF},
    {"sysinfo", EPERM},    {"sched_getaffinity", EPERM}, {"getcpu", EPERM}, {"getpid", EPERM}, {"gettid", EPERM},
    {"prlimit64", EPERM},  {"uname", EPERM},
};

// Receiving requests, forking and watching children, and preparing the stricter policy in them.
constexpr std::initializer_list<const char*> kStart = {
    "read", "readv", "write", "writev", "lseek", "fstat", "newfstatat", "close", "fcntl", "ioctl", "sysinfo", "sched_getaffinity",
    "getcpu", "getpid", "gettid", "prlimit64", "uname",  // what OneImage answers must get past here
    "recvmsg", "sendmsg", "poll", "ppoll", "waitid", "wait4", "pidfd_send_signal", "close_range", "setrlimit", "getrlimit",
    "setitimer", "rt_sigprocmask", "rt_sigaction", "getppid", "seccomp", "set_robust_list",
};

// What the receiver's processes share: messages over inherited channels.
constexpr std::initializer_list<const char*> kTalk = {
    "read", "readv", "write", "writev", "recvmsg", "sendmsg", "poll", "ppoll", "close", "fstat", "lseek", "rt_sigaction", "rt_sigprocmask",
    "getpid", "gettid",
};

// One association: its socket, and the file that the keeper made for what comes over it.
constexpr std::initializer_list<const char*> kAssociation = {"recvfrom", "sendto", "shutdown", "pwrite64", "sync_file_range"};

// Listening, and what it takes to fork a child into the stricter policy. Peers are numbers here, never bytes.
constexpr std::initializer_list<const char*> kAccept = {
    "bind", "listen", "accept4", "connect", "getsockopt", "setsockopt", "getsockname", "getpeername", "newfstatat", "fcntl", "ioctl",
    "waitid", "wait4", "pidfd_send_signal", "close_range", "setrlimit", "getrlimit", "getppid", "seccomp", "set_robust_list", "capset", "sysinfo",
    "prlimit64", "uname",
};

// Files below the folders that are held.
constexpr std::initializer_list<const char*> kKeep = {
    "openat", "newfstatat", "getdents64", "pread64", "pwrite64", "fsync", "fdatasync", "ftruncate", "fchmod", "fallocate", "renameat", "renameat2",
    "unlinkat", "statfs", "fstatfs", "fcntl", "getsockopt", "getsockname",  // the last two: what a channel is
};

// Libraries that ask for a configuration file do without one.
constexpr Answer kNoFiles[] = {{"openat", EACCES}, {"open", EACCES}, {"access", EACCES}, {"readlink", EACCES}};
constexpr Answer kNothingToAsk[] = {{"fcntl", EPERM}, {"ioctl", EPERM}, {"newfstatat", EACCES}, {"sysinfo", EPERM}, {"sched_getaffinity", EPERM},
                                    {"getcpu", EPERM}, {"prlimit64", EPERM}, {"uname", EPERM}, {"getsockopt", EPERM}, {"getppid", EPERM}};

class Builder {
 public:
  explicit Builder(scmp_filter_ctx context) : m_context(context) {}

  template <class... Conditions>
  void rule(std::uint32_t action, const char* name, Conditions... conditions) {
    const int number = seccomp_syscall_resolve_name(name);
    if (number < 0) return;  // this processor has no such call
    m_good = m_good && seccomp_rule_add(m_context, action, number, sizeof...(conditions), conditions...) == 0;
  }
  void allow(std::initializer_list<const char*> names) {
    for (const char* name : names) rule(SCMP_ACT_ALLOW, name);
  }
  void answer(std::span<const Answer> answers) {
    for (const Answer& each : answers) rule(SCMP_ACT_ERRNO(static_cast<unsigned>(each.error)), each.name);
  }
  bool good() const { return m_good; }

 private:
  scmp_filter_ctx m_context;
  bool m_good = true;
};

void addMemory(Builder& builder, Policy policy) {
  // Never executable; all but the starter map nothing but fresh memory.
  const auto notExecutable = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  builder.rule(SCMP_ACT_ALLOW, "mprotect", notExecutable);
  const bool freshOnly = policy != Policy::Starter;
  if (freshOnly) {
    builder.rule(SCMP_ACT_ALLOW, "mmap", notExecutable, SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS));
  } else {
    builder.rule(SCMP_ACT_ALLOW, "mmap", notExecutable);
  }
}

void addProcesses(Builder& builder) {
  // One kind of fork: a whole process of its own with a descriptor to watch it by. On s390 and cris the flags come second.
#if defined(__s390__) || defined(__CRIS__)
  builder.rule(SCMP_ACT_ALLOW, "clone", SCMP_A1(SCMP_CMP_EQ, CLONE_PIDFD | SIGCHLD));
#else
  builder.rule(SCMP_ACT_ALLOW, "clone", SCMP_A0(SCMP_CMP_EQ, CLONE_PIDFD | SIGCHLD));
#endif
  for (const unsigned long option : {PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS}) {
    builder.rule(SCMP_ACT_ALLOW, "prctl", SCMP_A0(SCMP_CMP_EQ, option));
  }
}

// Internet sockets and the pairs that a child and the keeper talk over; no other family.
void addSockets(Builder& builder) {
  for (const unsigned long family : {AF_INET, AF_INET6}) builder.rule(SCMP_ACT_ALLOW, "socket", SCMP_A0(SCMP_CMP_EQ, family));
  builder.rule(SCMP_ACT_ALLOW, "socketpair", SCMP_A0(SCMP_CMP_EQ, static_cast<unsigned long>(AF_UNIX)));
}

void addPolicy(Builder& builder, Policy policy) {
  switch (policy) {
    case Policy::Starter:
      builder.allow(kStart);
      addProcesses(builder);
      return;
    case Policy::OneImage: builder.answer(kHarmless); return;
    case Policy::Acceptor:
      builder.allow(kTalk);
      builder.allow(kAssociation);
      builder.allow(kAccept);
      builder.answer(kNoFiles);
      addSockets(builder);
      addProcesses(builder);
      return;
    case Policy::Association:
      builder.allow(kTalk);
      builder.allow(kAssociation);
      builder.rule(SCMP_ACT_ALLOW, "setsockopt", SCMP_A1(SCMP_CMP_EQ, static_cast<unsigned long>(IPPROTO_TCP)));
      builder.answer(kNoFiles);
      builder.answer(kNothingToAsk);
      return;
    case Policy::Keeper:
      builder.allow(kTalk);
      builder.allow(kKeep);
      return;
  }
}

Result<std::vector<std::uint64_t>> exported(scmp_filter_ctx context) {
  const int file = ::memfd_create("filter", MFD_CLOEXEC);
  if (file < 0) return fail(ErrorCode::SandboxUnavailable, "memfd_create");
  std::vector<std::uint64_t> program;
  struct stat info{};
  bool good = seccomp_export_bpf(context, file) == 0 && ::fstat(file, &info) == 0 && info.st_size > 0;
  if (good) {
    program.resize(static_cast<std::size_t>(info.st_size) / sizeof(std::uint64_t));
    good = ::pread(file, program.data(), program.size() * sizeof(std::uint64_t), 0) == info.st_size;
  }
  ::close(file);
  if (!good) return fail(ErrorCode::SandboxUnavailable, "filter export");
  return program;
}

}  // namespace

Result<SystemCallFilter> SystemCallFilter::compile(Policy policy) {
  const Context context(seccomp_init(SCMP_ACT_KILL_PROCESS));
  if (!context) return fail(ErrorCode::SandboxUnavailable, "seccomp_init");
  if (seccomp_attr_set(context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) != 0) {
    return fail(ErrorCode::SandboxUnavailable, "foreign processor modes");
  }
  seccomp_attr_set(context.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);  // a tree instead of a list; only for speed

  Builder builder(context.get());
  builder.allow(kCompute);
  builder.allow(kSanitizer);
  addMemory(builder, policy);
  addPolicy(builder, policy);
  if (!builder.good()) return fail(ErrorCode::SandboxUnavailable, "filter rules");

  SystemCallFilter filter;
  TRY_ASSIGN(filter.m_program, exported(context.get()));
  return filter;
}

bool SystemCallFilter::install() const {
  const sock_fprog program{static_cast<unsigned short>(m_program.size()),
                           const_cast<sock_filter*>(reinterpret_cast<const sock_filter*>(m_program.data()))};
  return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0u, &program) == 0;
}

}  // namespace safelight::sandbox
