// Bytes of a peer that was taken over, on a channel.

#include "core/ipc/channel.h"
#include "tests/fuzz/target.h"

#ifndef _WIN32
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace safelight;

namespace {

constexpr std::size_t kMost = 4096;

void run([[maybe_unused]] ByteView bytes) {
#ifndef _WIN32
  int ends[2];
  fuzz::require(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  auto channel = ipc::Channel::adopt(ipc::Handle(ends[0]));
  fuzz::require(channel.has_value());
  channel->setLargestMessage(kMost);
  const ByteView sent = bytes.first(std::min<std::size_t>(bytes.size(), 32 * 1024));  // fits the socket's buffer
  if (!sent.empty()) (void)::send(ends[1], sent.data(), sent.size(), MSG_DONTWAIT);
  ::close(ends[1]);
  std::size_t received = 0;
  while (true) {
    const auto got = channel->receiveNow();
    if (got.status != ipc::ChannelStatus::Done) {
      fuzz::require(got.status != ipc::ChannelStatus::NothingYet);
      break;
    }
    fuzz::require(got.message.body.size() <= kMost && got.message.handles.empty());
    received += got.message.body.size();
  }
  fuzz::require(received <= sent.size());
#endif
}

std::vector<Bytes> seeds() {
  std::vector<Bytes> all;
#ifndef _WIN32
  auto pair = ipc::Channel::createPair();
  fuzz::require(pair.has_value());
  for (const std::string_view text : {"", "hello", "a second message"}) (void)pair->first.send(asBytes(text));
  Bytes bytes(4096);
  const ipc::Handle raw = pair->second.takeSocket();
  const auto got = ::recv(raw.get(), bytes.data(), bytes.size(), 0);
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  all.push_back(bytes);
#endif
  return all;
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("ipc_framing", run, seeds)
