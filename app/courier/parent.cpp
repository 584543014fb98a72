#include "app/courier/parent.h"

namespace safelight::courier {

Result<void> Parent::report(const Report& report) {
  if (m_channel.send(encode(report)) != ipc::ChannelStatus::Done) {
    m_stopped = true;
    return fail(ErrorCode::Cancelled);
  }
  return {};
}

bool Parent::take(ipc::Received received) {
  if (received.status == ipc::ChannelStatus::NothingYet) return false;
  auto command = received.status == ipc::ChannelStatus::Done ? parseCommand(received.message.body) : std::nullopt;
  if (!command || std::holds_alternative<Stop>(*command)) {
    m_stopped = true;
    return false;
  }
  m_waiting.push_back({std::move(*command), std::move(received.message.handles)});
  return true;
}

Result<Received> Parent::next(Deadline deadline) {
  while (m_waiting.empty() && !m_stopped) {
    if (!take(m_channel.receive(deadline)) && !m_stopped) return fail(ErrorCode::ConnectionTimedOut, "parent");
  }
  if (m_waiting.empty()) return fail(ErrorCode::Cancelled);
  Received first = std::move(m_waiting.front());
  m_waiting.pop_front();
  return first;
}

bool Parent::wantsStop() {
  while (!m_stopped && take(m_channel.receiveNow())) {
  }
  return m_stopped;
}

}  // namespace safelight::courier
