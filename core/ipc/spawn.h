#pragma once
// Starts one of Safelight's own programs with nothing inherited but what is listed.

#include <optional>
#include <string>
#include <vector>

#include "core/base/path.h"
#include "core/base/result.h"
#include "core/ipc/deadline.h"
#include "core/ipc/handle.h"

namespace safelight::ipc {

/// Where what the child prints on its error stream goes. Input and output are always empty.
enum class ErrorStream : std::uint8_t { Discard, Inherit };

struct SpawnRequest {
  Path program;                           // absolute; no search path is used
  std::vector<std::string> arguments;     // without the program's name; never a secret
  std::vector<std::string> environment;   // "NAME=value"; empty means empty
  /// Become kFirstInheritedHandle, +1, ... in the child. Everything else is closed there.
  std::vector<NativeHandle> handles;
  ErrorStream errorStream = ErrorStream::Discard;
};

inline constexpr int kFirstInheritedHandle = 3;

/// How a program ended.
struct ExitState {
  bool bySignal = false;
  int code = 0;  // exit status, or the signal's number
};

/// A started program. Killed and reaped when this goes. Not thread-safe, but kill() may come from anywhere while it lives.
class ChildProcess {
 public:
  ChildProcess() = default;
  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&& other) noexcept;
  ~ChildProcess();

  bool isRunning() const { return m_id > 0 && !m_exit; }
  int id() const { return m_id; }
  /// Becomes readable when the program ended.
  NativeHandle pollHandle() const { return m_watch.get(); }
  /// Nothing when it still runs at the deadline.
  std::optional<ExitState> wait(Deadline deadline);
  /// Ends it at once and without asking (SIGKILL); wait() then returns soon.
  void kill();

 private:
  friend Result<ChildProcess> spawn(const SpawnRequest& request);
  int m_id = 0;
  Handle m_watch;
  std::optional<ExitState> m_exit;
};

/// Starts `request.program` without copying this process's memory (no fork of a process that holds keys). Signals are reset to
/// their defaults. FileNotFound, PermissionDenied, or Internal.
Result<ChildProcess> spawn(const SpawnRequest& request);

}  // namespace safelight::ipc
