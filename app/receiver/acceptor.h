#pragma once
// The process that listens: counts, filters by address, limits, and forks one child for each connection. It reads no byte of a peer and
// holds no key.

#include <functional>

#include "app/receiver/listeners.h"
#include "core/base/path.h"
#include "core/ipc/channel.h"

namespace safelight::receiver {

struct AcceptorPlan {
  Path vault;
  PortChoice ports;
  /// A channel that whoever started this holds the other end of: when that end closes, this one has nobody to work for. -1: none.
  ipc::NativeHandle starter = -1;
  /// Called once, when it listens.
  std::function<void(const std::vector<ListeningOn>&)> onListening;
};

/// How it ended: asked to (SIGTERM, SIGINT, or its starter is gone), or because the keeper went away.
enum class AcceptorEnd : std::uint8_t { Asked, KeeperGone };

/// Waits for the keeper's verified order, locks itself in, listens. The order's error when there is none; PortInUse, PermissionDenied or
/// AddressUnknown when nothing can be listened on; SandboxUnavailable.
Result<AcceptorEnd> runAcceptor(const AcceptorPlan& plan, ipc::Channel keeper);

}  // namespace safelight::receiver
