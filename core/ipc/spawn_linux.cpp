// posix_spawn (which shares memory with the child until it executes, so nothing is copied) and a process descriptor.

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "core/ipc/spawn.h"

namespace safelight::ipc {

namespace {

// Above every number a child may be given, so that moving one into place never overwrites another.
constexpr int kParkingNumber = 64;

class FileActions {
 public:
  FileActions() { m_ready = ::posix_spawn_file_actions_init(&m_actions) == 0; }
  ~FileActions() {
    if (m_ready) ::posix_spawn_file_actions_destroy(&m_actions);
  }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  bool fill(const std::vector<Handle>& parked, ErrorStream errorStream) {
    if (!m_ready) return false;
    bool good = ::posix_spawn_file_actions_addopen(&m_actions, 0, "/dev/null", O_RDONLY, 0) == 0;
    good = good && ::posix_spawn_file_actions_addopen(&m_actions, 1, "/dev/null", O_WRONLY, 0) == 0;
    if (errorStream == ErrorStream::Discard) good = good && ::posix_spawn_file_actions_adddup2(&m_actions, 1, 2) == 0;
    int number = kFirstInheritedHandle;
    for (const Handle& handle : parked) good = good && ::posix_spawn_file_actions_adddup2(&m_actions, handle.get(), number++) == 0;
    return good && ::posix_spawn_file_actions_addclosefrom_np(&m_actions, number) == 0;
  }
  const posix_spawn_file_actions_t* get() const { return &m_actions; }

 private:
  posix_spawn_file_actions_t m_actions;
  bool m_ready = false;
};

class Attributes {
 public:
  Attributes() {
    m_ready = ::posix_spawnattr_init(&m_attributes) == 0;
    if (!m_ready) return;
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    ::posix_spawnattr_setsigmask(&m_attributes, &none);
    ::posix_spawnattr_setsigdefault(&m_attributes, &all);
    ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~Attributes() {
    if (m_ready) ::posix_spawnattr_destroy(&m_attributes);
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  const posix_spawnattr_t* get() const { return m_ready ? &m_attributes : nullptr; }

 private:
  posix_spawnattr_t m_attributes;
  bool m_ready = false;
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (const std::string& text : texts) list.push_back(const_cast<char*>(text.c_str()));
  list.push_back(nullptr);
  return list;
}

ErrorCode codeOf(int systemError) {
  if (systemError == ENOENT || systemError == ENOTDIR) return ErrorCode::FileNotFound;
  if (systemError == EACCES || systemError == EPERM) return ErrorCode::PermissionDenied;
  return ErrorCode::Internal;
}

ExitState exitState(const siginfo_t& info) { return {info.si_code != CLD_EXITED, info.si_status}; }

}  // namespace

Result<ChildProcess> spawn(const SpawnRequest& request) {
  std::vector<Handle> parked;
  for (const NativeHandle handle : request.handles) {
    parked.emplace_back(::fcntl(handle, F_DUPFD_CLOEXEC, kParkingNumber));
    if (!parked.back()) return fail(ErrorCode::Internal, "no more handles");
  }
  FileActions actions;
  const Attributes attributes;
  if (!actions.fill(parked, request.errorStream) || attributes.get() == nullptr) return fail(ErrorCode::Internal, "spawn set-up");

  const std::string program = pathToUtf8(request.program);
  std::vector<std::string> arguments{program};
  arguments.insert(arguments.end(), request.arguments.begin(), request.arguments.end());
  pid_t id = 0;
  const int error = ::posix_spawn(&id, program.c_str(), actions.get(), attributes.get(), pointers(arguments).data(),
                                  pointers(request.environment).data());
  if (error != 0) return fail(codeOf(error), "spawn");

  ChildProcess child;
  child.m_id = id;
  child.m_watch = Handle(static_cast<int>(::syscall(SYS_pidfd_open, id, 0u)));
  if (!child.m_watch) return fail(ErrorCode::Internal, "pidfd_open");
  return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_id(std::exchange(other.m_id, 0)), m_watch(std::move(other.m_watch)), m_exit(std::exchange(other.m_exit, std::nullopt)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
  if (this != &other) {
    ChildProcess ending(std::move(*this));
    m_id = std::exchange(other.m_id, 0);
    m_watch = std::move(other.m_watch);
    m_exit = std::exchange(other.m_exit, std::nullopt);
  }
  return *this;
}

ChildProcess::~ChildProcess() {
  if (!isRunning()) return;
  kill();
  wait(Deadline::never());
}

std::optional<ExitState> ChildProcess::wait(Deadline deadline) {
  while (isRunning()) {
    if (m_watch) {
      pollfd entry{m_watch.get(), POLLIN, 0};
      const int count = ::poll(&entry, 1, deadline.pollTimeout());
      if (count == 0) return std::nullopt;
      if (count < 0 && errno == EINTR) continue;
    }
    siginfo_t info{};
    if (::waitid(P_PID, static_cast<id_t>(m_id), &info, WEXITED) == 0) {
      m_exit = exitState(info);
    } else if (errno != EINTR) {
      m_exit = ExitState{true, 0};  // somebody else reaped it
    }
  }
  return m_exit;
}

void ChildProcess::kill() {
  // The id cannot have been given to another process: it is not reaped before m_exit is set.
  if (isRunning()) ::kill(m_id, SIGKILL);
}

}  // namespace safelight::ipc
