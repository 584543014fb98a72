#pragma once
// The worklist server's process: listens, takes offers, and forks one jailed child for each device that calls. It reads no byte of a device.

#include "app/courier/parent.h"
#include "core/sandbox/jail.h"

namespace safelight::courier {

/// The jails of the listening process (Policy::Acceptor) and of its children (Policy::Association), both proven.
struct ServerJails {
  const sandbox::Jail& listener;
  const sandbox::Jail& child;
};

/// Serves until the parent asks for the end or goes away. Errors: PortInUse, PermissionDenied, AddressUnknown, Certificate..., SandboxUnavailable.
Result<void> serveWorklist(Parent& parent, const ServerJails& jails, const ServeTask& task);

}  // namespace safelight::courier
