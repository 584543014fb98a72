// What a channel does on every system: wait for whole messages, and give up on a peer that breaks the rules.

#include "core/ipc/channel.h"

namespace safelight::ipc {

ChannelStatus Channel::breakOff() {
  m_broken = true;
  m_incoming = {};
  return ChannelStatus::Broken;
}

// Judges a complete head before anything is allocated for the body.
ChannelStatus Channel::acceptHead() {
  ByteReader reader(ByteView(m_head, kHeadBytes));
  const std::uint32_t magic = reader.u32();
  const std::uint32_t length = reader.u32();
  const std::uint32_t handles = reader.u32();
  if (magic != kMagic || length > m_largestMessage || handles != m_incoming.handles.size()) return breakOff();
  m_incoming.body.resize(length);
  m_bodyFilled = 0;
  return ChannelStatus::Done;
}

// Reads as much of the current message as is there.
ChannelStatus Channel::advance() {
  if (m_broken || !m_socket.valid()) return m_broken ? ChannelStatus::Broken : ChannelStatus::Closed;
  if (m_headFilled < kHeadBytes) {
    const ChannelStatus status = readSome(m_head, kHeadBytes, m_headFilled, true);
    if (status == ChannelStatus::Closed) return m_headFilled == 0 ? ChannelStatus::Closed : breakOff();
    if (status != ChannelStatus::Done) return status;
    if (const ChannelStatus verdict = acceptHead(); verdict != ChannelStatus::Done) return verdict;
  }
  const ChannelStatus status = readSome(m_incoming.body.data(), m_incoming.body.size(), m_bodyFilled, false);
  if (status == ChannelStatus::Closed) return breakOff();
  if (status == ChannelStatus::Done) m_headFilled = 0;
  return status;
}

}  // namespace safelight::ipc
