#pragma once
// Linux: what can be taken away before the system-call filter: namespaces, the file tree, rights, limits.

#include "core/sandbox/sandbox.h"

namespace safelight::sandbox {

/// Namespaces of users, processes, network, IPC and host name, and an empty root folder, as far as the system allows. Forks: the
/// caller goes on in the inner process. `confineOuter` runs in the outer one before it starts to wait.
Isolation enterNamespaces(bool (*confineOuter)(const void*), const void* context);

/// Lets the kernel refuse every path, TCP port, signal and abstract socket that its version knows of. False without Landlock.
bool denyEverythingByLandlock();

/// No privileges to gain, none left, no dumps, no tracing by others of the same user.
bool dropPrivileges();

/// Limits of the starter: no core, no file growth, few handles.
bool limitStarter();
/// Limits of a one-image process whose address space may reach `addressSpaceBytes`.
bool limitImage(std::uint64_t addressSpaceBytes, unsigned processorSeconds, unsigned wallSeconds);

/// Address space of this process in bytes; 0 when it cannot be known.
std::uint64_t addressSpaceNow();
/// Threads of this process; 0 when it cannot be known.
unsigned threadCount();

}  // namespace safelight::sandbox
