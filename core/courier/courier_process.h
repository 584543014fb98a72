#pragma once
// One running `safelight-courier`: a channel to it, and the clock that it has to keep to.

#include "core/base/path.h"
#include "core/courier/protocol.h"
#include "core/ipc/channel.h"
#include "core/ipc/memory_file.h"
#include "core/ipc/spawn.h"

namespace safelight::courier {

/// A started courier; ends with this object. One thread.
class CourierProcess {
 public:
  /// Starts the program and waits until it is locked in. CourierUnavailable, SandboxUnavailable.
  static Result<CourierProcess> start(const Path& program);

  /// CourierUnavailable when it is gone.
  Result<void> send(const Command& command, std::span<const ipc::NativeHandle> handles = {});
  /// A command that somebody else encoded, passed on unread.
  Result<void> sendEncoded(ByteView command, std::span<const ipc::NativeHandle> handles = {});
  /// The next report; none when nothing came by the deadline. CourierUnavailable when it is gone, CourierLied (and it is ended) when what came
  /// is no report.
  Result<std::optional<Report>> receive(Deadline deadline);

  ipc::NativeHandle pollHandle() const { return m_channel.pollHandle(); }
  /// Ends it at once.
  void kill() { m_process.kill(); }
  bool isRunning() const { return m_process.isRunning(); }
  /// For tests.
  int id() const { return m_process.id(); }
  /// Waits until it has ended by itself, then kills it.
  void finish(Deadline deadline);

 private:
  CourierProcess(ipc::ChildProcess process, ipc::Channel channel) : m_process(std::move(process)), m_channel(std::move(channel)) {}
  ipc::ChildProcess m_process;
  ipc::Channel m_channel;
};

/// Where the courier lies beside the running program.
Path courierBesideThisProgram();

}  // namespace safelight::courier
