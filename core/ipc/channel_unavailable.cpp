// Systems without an implementation yet: no channel, so nothing that needs one starts.

#include "core/ipc/channel.h"

namespace safelight::ipc {

Result<std::pair<Channel, Channel>> Channel::createPair() { return fail(ErrorCode::Internal, "no channels on this system"); }
Result<Channel> Channel::adopt(Handle) { return fail(ErrorCode::Internal, "no channels on this system"); }
ChannelStatus Channel::send(ByteView, std::span<const NativeHandle>, Deadline) { return ChannelStatus::Broken; }
ChannelStatus Channel::readSome(std::uint8_t*, std::size_t, std::size_t&, bool) { return ChannelStatus::Broken; }
Received Channel::receive(Deadline) { return {ChannelStatus::Broken, {}}; }

}  // namespace safelight::ipc
