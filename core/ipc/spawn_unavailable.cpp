// Systems without an implementation yet: nothing is started.

#include "core/ipc/spawn.h"

namespace safelight::ipc {

Result<ChildProcess> spawn(const SpawnRequest&) { return fail(ErrorCode::Internal, "no spawning on this system"); }
ChildProcess::ChildProcess(ChildProcess&& other) noexcept = default;
ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept = default;
ChildProcess::~ChildProcess() = default;
std::optional<ExitState> ChildProcess::wait(Deadline) { return ExitState{true, 0}; }
void ChildProcess::kill() {}

}  // namespace safelight::ipc
