// Systems without a jail yet: refuses, so that nothing is decoded there.

#include "core/sandbox/sandbox.h"

namespace safelight::sandbox {

struct Sandbox::Internals {};

Sandbox::Sandbox(std::unique_ptr<Internals> internals) : m_internals(std::move(internals)) {}
Sandbox::Sandbox(Sandbox&&) noexcept = default;
Sandbox& Sandbox::operator=(Sandbox&&) noexcept = default;
Sandbox::~Sandbox() = default;

Result<Sandbox> Sandbox::create() { return fail(ErrorCode::SandboxUnavailable, "no jail on this system"); }
Isolation Sandbox::isolate() { return {}; }
Result<void> Sandbox::apply(Policy, const ImageLimits&) const { return fail(ErrorCode::SandboxUnavailable); }
Result<void> Sandbox::proveConfinement() const { return fail(ErrorCode::SandboxUnavailable); }
Result<WatchedChild> forkWatched() { return fail(ErrorCode::SandboxUnavailable); }
ChildEnd reap(const WatchedChild&) { return {true, 0}; }
void killWatched(const WatchedChild&) {}

}  // namespace safelight::sandbox
