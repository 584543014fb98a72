#pragma once
// The courier's end of the channel to whoever started it. That side is trusted; what it cannot do is wait for ever.

#include <deque>

#include "core/courier/protocol.h"
#include "core/ipc/channel.h"

namespace safelight::courier {

/// A command with the handles that came beside it.
struct Received {
  Command command;
  std::vector<ipc::Handle> handles;
};

/// One thread. When the other side is gone everything fails with Cancelled: there is nobody left to work for.
class Parent {
 public:
  explicit Parent(ipc::Channel channel) : m_channel(std::move(channel)) { m_channel.setLargestMessage(Limits::kMessageBytes); }

  Result<void> report(const Report& report);
  /// Waits for a command other than Stop.
  Result<Received> next(Deadline deadline = Deadline::never());
  /// Whether the work is to end: asked for, or nobody is left. Looks without waiting; other commands are kept for next().
  bool wantsStop();
  ipc::NativeHandle pollHandle() const { return m_channel.pollHandle(); }

 private:
  bool take(ipc::Received received);
  ipc::Channel m_channel;
  std::deque<Received> m_waiting;
  bool m_stopped = false;
};

}  // namespace safelight::courier
