// What a decoder says whose self-check found a way out.

#include "core/decode/reply.h"
#include "core/ipc/channel.h"
#include "core/ipc/spawn.h"

int main() {
  using namespace safelight;
  auto channel = ipc::Channel::adopt(ipc::Handle(ipc::kFirstInheritedHandle));
  if (!channel) return 2;
  channel->send(decode::Greeting{ErrorCode::SandboxUnavailable}.encode());
  return 3;
}
