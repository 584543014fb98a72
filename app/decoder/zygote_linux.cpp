#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "app/decoder/image_process.h"
#include "app/decoder/worker/prepare.h"
#include "app/decoder/zygote.h"
#include "core/decode/reply.h"
#include "core/ipc/channel.h"
#include "core/ipc/spawn.h"
#include "core/sandbox/sandbox.h"

namespace safelight::decoder {

namespace {

using decode::EndNotice;
using decode::Greeting;

// As many images at once; further requests wait in the channel.
constexpr std::size_t kMostChildren = 16;

constexpr int kParentIsGone = 0;
constexpr int kNoParent = 2;
constexpr int kNoJail = 3;

/// A child at work, and where its end is to be told.
struct Running {
  sandbox::WatchedChild child;
  ipc::Handle watch;
  ipc::Handle report;
};

void tellEnd(const ipc::Handle& report, const EndNotice& notice) {
  const std::uint8_t bytes[EndNotice::kBytes] = {static_cast<std::uint8_t>(notice.bySignal ? 1 : 0), notice.code};
  // A parent that went away needs no answer.
  static_cast<void>(!::write(report.get(), bytes, sizeof bytes));
}

class Zygote {
 public:
  Zygote(ipc::Channel channel, sandbox::Sandbox jail, const TimeLimits& time)
      : m_channel(std::move(channel)), m_jail(std::move(jail)), m_time(time) {}

  int serve() {
    for (;;) {
      waitForWork();
      reapEnded();
      while (m_running.size() < kMostChildren) {
        ipc::Received received = m_channel.receiveNow();
        if (received.status == ipc::ChannelStatus::NothingYet) break;
        if (received.status != ipc::ChannelStatus::Done) return kParentIsGone;
        startChild(std::move(received.message));
      }
    }
  }

 private:
  void waitForWork() {
    m_polled.clear();
    for (const Running& running : m_running) m_polled.push_back({running.watch.get(), POLLIN, 0});
    if (m_running.size() < kMostChildren) m_polled.push_back({m_channel.pollHandle(), POLLIN, 0});
    while (::poll(m_polled.data(), m_polled.size(), -1) < 0 && errno == EINTR) {
    }
  }

  void reapEnded() {
    for (std::size_t i = m_running.size(); i-- > 0;) {
      if (m_polled[i].revents == 0) continue;
      const sandbox::ChildEnd end = sandbox::reap(m_running[i].child);
      tellEnd(m_running[i].report, {end.bySignal, static_cast<std::uint8_t>(end.code)});
      m_running.erase(m_running.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  void startChild(ipc::Message message) {
    const auto request = decode::Request::parse(message.body);
    if (!request || message.handles.size() != decode::kHandlesOfRequest) return;  // closing the pipe says it all
    ipc::Handle report = std::move(message.handles[2]);
    const auto child = sandbox::forkWatched();
    if (child && child->id == 0) {
      ::_exit(answerOneRequest(m_jail, m_time, *request, message.handles[0], message.handles[1]));
    }
    if (!child) {
      tellEnd(report, {false, 1});
      return;
    }
    m_running.push_back({*child, ipc::Handle(child->watch), std::move(report)});
  }

  ipc::Channel m_channel;
  sandbox::Sandbox m_jail;
  const TimeLimits m_time;
  std::vector<Running> m_running;
  std::vector<pollfd> m_polled;
};

Result<sandbox::Sandbox> enterJail() {
  TRY_ASSIGN(sandbox::Sandbox jail, sandbox::Sandbox::create());
  jail.isolate();
  TRY_VOID(jail.apply(sandbox::Policy::Starter));
  TRY_VOID(jail.proveConfinement());
  return jail;
}

}  // namespace

int runZygote(const TimeLimits& time) {
  auto channel = ipc::Channel::adopt(ipc::Handle(ipc::kFirstInheritedHandle));
  if (!channel) return kNoParent;
  channel->setLargestMessage(decode::kLargestRequest);
  ::signal(SIGPIPE, SIG_IGN);  // a parent thread that gave up waiting is no reason to die
  prepareDecoding();

  auto jail = enterJail();
  Greeting greeting;
  if (!jail) greeting.error = jail.error().code;
  if (channel->send(greeting.encode()) != ipc::ChannelStatus::Done) return kNoParent;
  if (!jail) return kNoJail;
  return Zygote(std::move(*channel), std::move(*jail), time).serve();
}

}  // namespace safelight::decoder
