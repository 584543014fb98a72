#pragma once
// The worklist server as its owner (the guard, or the command line) and whoever feeds it (the workspace) see it.

#include "core/courier/courier_process.h"

namespace safelight::courier {

/// A running worklist server; ends with this object. One thread.
class WorklistServer {
 public:
  /// Starts it and waits until it listens. PortInUse, PermissionDenied, CourierUnavailable, SandboxUnavailable, Certificate... of its own.
  static Result<WorklistServer> start(const Path& program, const ServerSettings& settings);

  std::uint16_t plainPort() const { return m_listening.plainPort; }
  std::uint16_t tlsPort() const { return m_listening.tlsPort; }

  /// Replaces the list and who may ask.
  Result<void> offer(const Offer& offer);
  /// The same as its encoded Command, for whoever should not know the names in it; the courier itself checks what it holds.
  Result<void> offerEncoded(ByteView offer) { return m_process.sendEncoded(offer); }
  /// The feeding end of a new channel, to hand to another process. With Keep the list stays when that end closes: devices are answered
  /// while the vault is locked, as its owner allowed.
  Result<ipc::Handle> makeFeeder(AfterFeeder after);

  /// Who asked since the last call; none without waiting. An error: the server has ended.
  Result<std::optional<WorklistAsked>> askedBy(Deadline deadline);
  ipc::NativeHandle pollHandle() const { return m_process.pollHandle(); }
  int id() const { return m_process.id(); }
  /// Ends it in order.
  void stop();

 private:
  WorklistServer(CourierProcess process, Listening listening) : m_process(std::move(process)), m_listening(listening) {}
  CourierProcess m_process;
  Listening m_listening;
};

/// The end that was handed over: only offers go this way.
class WorklistFeeder {
 public:
  /// InvalidArgument when the handle is no such channel.
  static Result<WorklistFeeder> adopt(ipc::Handle handle);
  /// CourierUnavailable when the server is gone.
  Result<void> offer(const Offer& offer);

 private:
  explicit WorklistFeeder(ipc::Channel channel) : m_channel(std::move(channel)) {}
  ipc::Channel m_channel;
};

}  // namespace safelight::courier
