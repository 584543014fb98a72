#pragma once
// Whole messages over an inherited socket: between the guard and the workspace, and between a vault and the decoder.
//
// On the wire: magic "SLM1" | u32 length of the body | u32 number of handles | body; little-endian. Handles travel beside the
// first byte (SCM_RIGHTS). A peer that sends anything else is cut off: the channel stays Broken.

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/ipc/deadline.h"
#include "core/ipc/handle.h"

namespace safelight::ipc {

/// One message. Its handles belong to whoever holds it.
struct Message {
  Bytes body;
  std::vector<Handle> handles;
};

/// How a send or a receive ended.
enum class ChannelStatus : std::uint8_t {
  Done,        // sent whole, or a message is here
  NothingYet,  // the deadline passed first; a started message goes on with the next call
  Closed,      // the peer is gone, at a message's end
  Broken,      // the peer is gone within a message, sent nonsense, or the system refused; final
};

struct Received {
  ChannelStatus status = ChannelStatus::NothingYet;
  Message message;
};

/// One end of a two-way channel. Bodies are read straight into the Message and sent straight from the caller's bytes, so that
/// no copy of a secret stays behind in here. One thread may send while another receives; otherwise not thread-safe.
class Channel {
 public:
  static constexpr std::size_t kDefaultLargestMessage = 16u << 20;
  static constexpr std::size_t kMostHandles = 4;

  Channel() = default;
  /// Both ends, neither of which survives an exec by itself (see spawn.h). Internal when the system has no more handles.
  static Result<std::pair<Channel, Channel>> createPair();
  /// Takes over a socket that was inherited. InvalidArgument when the handle is no local stream socket.
  static Result<Channel> adopt(Handle socket);

  /// Bodies above this are refused on both sides. 16 MiB unless set.
  void setLargestMessage(std::size_t bytes) { m_largestMessage = bytes; }

  /// Sends one message whole and waits while the peer's buffer is full. A NothingYet leaves the peer with half a message, so the
  /// channel is Broken from then on. Handles stay the caller's own.
  ChannelStatus send(ByteView body, std::span<const NativeHandle> handles = {}, Deadline deadline = Deadline::never());
  /// Waits for one message.
  Received receive(Deadline deadline = Deadline::never());
  /// What is there now, without waiting: for a notifier on pollHandle(). Call until NothingYet.
  Received receiveNow() { return receive(Deadline::now()); }

  /// Readable when receiveNow() has something to say. Never read from it or close it.
  NativeHandle pollHandle() const { return m_socket.get(); }
  bool isOpen() const { return m_socket.valid() && !m_broken; }
  /// Closes this end; the peer sees Closed.
  void close() { m_socket.reset(); }
  /// The socket itself, to hand to a spawned program; the channel is closed afterwards.
  Handle takeSocket() { return std::move(m_socket); }

 private:
  static constexpr std::uint32_t kMagic = 0x314d4c53;  // "SLM1"
  static constexpr std::size_t kHeadBytes = 12;

  explicit Channel(Handle socket) : m_socket(std::move(socket)) {}
  ChannelStatus advance();
  ChannelStatus readSome(std::uint8_t* into, std::size_t wanted, std::size_t& filled, bool takesHandles);
  ChannelStatus acceptHead();
  ChannelStatus breakOff();

  Handle m_socket;
  std::size_t m_largestMessage = kDefaultLargestMessage;
  bool m_broken = false;
  std::uint8_t m_head[kHeadBytes] = {};
  std::size_t m_headFilled = 0;
  std::size_t m_bodyFilled = 0;
  Message m_incoming;
};

}  // namespace safelight::ipc
