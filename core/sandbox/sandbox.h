#pragma once
// The jail of processes that touch bytes from outside. One implementation a system, chosen in CMake; a system without one gets
// sandbox_unavailable.cpp, which refuses, so that nothing is ever decoded outside a jail.
//
// Order of use, in a process with one thread and everything loaded that it will need:
//   TRY_ASSIGN(Sandbox sandbox, Sandbox::create());
//   sandbox.isolate();                       // namespaces where the system allows them
//   TRY_VOID(sandbox.apply(Policy::Starter));
//   TRY_VOID(sandbox.proveConfinement());    // before the first byte from outside
// and in each child, forked with forkWatched():
//   TRY_VOID(sandbox.apply(Policy::OneImage, limits));

#include <cstdint>
#include <memory>

#include "core/base/result.h"

namespace safelight::sandbox {

enum class Policy : std::uint8_t {
  /// May receive messages, map what came with them, fork children of its own and learn how they ended. Sees no image byte.
  Starter,
  /// May compute on memory that it already has, and end. Holds no handle at all.
  OneImage,
  // The receiver's three (jail.h).
  /// May listen, accept, connect and fork children of its own. Opens no file.
  Acceptor,
  /// May talk over the socket and the channel it holds and write to files that it was given. Opens, connects and starts nothing.
  Association,
  /// May work with the files below the folders it holds. Has no network and starts nothing.
  Keeper,
};

/// What a one-image process may use, on top of what the starter had when it made the sandbox.
struct ImageLimits {
  std::uint64_t memoryBytes = 0;   // more address space than the starter's
  unsigned processorSeconds = 0;
  unsigned wallSeconds = 0;
};

/// What the system gave beyond limits and the system-call filter, which are always there.
struct Isolation {
  bool namespaces = false;  // own users, processes, network, IPC
  bool emptyRoot = false;   // the root folder is an empty one
  bool landlock = false;    // the kernel refuses every path by itself
};

/// The prepared policies of this process and of the children it forks. One thread only.
class Sandbox {
 public:
  /// Compiles the policies. SandboxUnavailable when the system cannot enforce them or the process has other threads.
  static Result<Sandbox> create();
  Sandbox(Sandbox&&) noexcept;
  Sandbox& operator=(Sandbox&&) noexcept;
  ~Sandbox();

  /// Moves into namespaces of its own where that is allowed. The caller goes on as a child of the process that called (so its id
  /// changes); the outer one waits, ends when the inner one does, and takes the inner one along when it is killed.
  Isolation isolate();

  /// Enters a policy; there is no way back. OneImage closes every handle.
  Result<void> apply(Policy policy, const ImageLimits& limits = {}) const;

  /// Tries to get out of both policies in throw-away children (escape_attempts.h). SandboxUnavailable, naming the attempt, as soon
  /// as one is not refused. Call it after apply(Policy::Starter).
  Result<void> proveConfinement() const;

  struct Internals;

 private:
  explicit Sandbox(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> m_internals;
};

/// A child forked by a starter. `watch` becomes readable when it ended; closing it is the caller's.
struct WatchedChild {
  int id = 0;      // 0 in the child itself
  int watch = -1;
};

/// The only kind of fork that Policy::Starter allows; the child ends with the caller. Internal when there are too many processes.
Result<WatchedChild> forkWatched();

/// How a watched child ended.
struct ChildEnd {
  bool bySignal = false;
  int code = 0;  // exit status or signal
};
/// Waits for a watched child and reaps it.
ChildEnd reap(const WatchedChild& child);
/// Kills a watched child; only children of this process can be meant.
void killWatched(const WatchedChild& child);

}  // namespace safelight::sandbox
