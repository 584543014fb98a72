#pragma once
// TCP sockets: the stream, how one is made, and the listening side.

#include <memory>
#include <optional>
#include <string>

#include "dicom/net/byte_stream.h"

namespace safelight::dicom::net {

/// A socket's number as the system knows it.
using NativeSocket = int;
inline constexpr NativeSocket kNoSocket = -1;

/// A connected TCP socket. Non-blocking underneath, Nagle off, acknowledgements at once: with either left to the system, two waits of
/// 40 ms an object are most of the time that a store takes.
///
/// A jail must allow it: recvfrom, sendmsg, poll, setsockopt(IPPROTO_TCP, TCP_QUICKACK), shutdown, close.
class SocketStream final : public ByteStream {
 public:
  /// Connects to a name or numeric address. Resolving a name is not bounded by the deadline (the system's resolver is), connecting is.
  /// Errors: AddressUnknown, ConnectionRefused, ConnectionTimedOut, ConnectionBroken.
  static Result<std::unique_ptr<SocketStream>> connect(const std::string& host, std::uint16_t port, Deadline deadline);

  /// Takes over a connected socket, also one that was inherited. Sets it up; call before any jail. ConnectionBroken when it is no TCP socket.
  static Result<std::unique_ptr<SocketStream>> adopt(NativeSocket socket);

  ~SocketStream() override;
  using ByteStream::write;
  Result<std::size_t> read(MutableByteView into, Deadline deadline) override;
  Result<void> write(std::span<const ByteView> parts, Deadline deadline) override;
  void close() override;

  /// Still owned by the stream; for poll(2).
  NativeSocket socket() const { return m_socket; }
  /// The peer's numeric address without port ("192.0.2.7", "2001:db8::7"; an IPv4 peer of an IPv6 socket in its IPv4 form).
  const std::string& peerAddress() const { return m_peerAddress; }

 private:
  SocketStream(NativeSocket socket, std::string peerAddress) : m_socket(socket), m_peerAddress(std::move(peerAddress)) {}
  void acknowledgeAtOnce();
  NativeSocket m_socket;
  std::string m_peerAddress;
};

/// What a socket is waited for.
enum class SocketReady : std::uint8_t { ToRead, ToWrite };
/// Waits until the socket can be read or written, or has failed (the next call on it says how). Errors: ConnectionTimedOut, ConnectionBroken.
Result<void> waitForSocket(NativeSocket socket, SocketReady what, Deadline deadline);

/// A peer that was let in: the socket is the caller's (SocketStream::adopt, or close).
struct AcceptedSocket {
  NativeSocket socket = kNoSocket;
  std::string peerAddress;
};

/// Listens on one numeric address and port. One thread.
class Listener {
 public:
  /// Port 0: the system chooses, port() tells. "" or "0.0.0.0" / "::" mean every interface.
  /// Errors: AddressUnknown, PortInUse, PermissionDenied (port below 1024), ConnectionBroken.
  static Result<Listener> listen(const std::string& address, std::uint16_t port, int backlog = 128);

  Listener(Listener&& other) noexcept;
  Listener& operator=(Listener&& other) noexcept;
  ~Listener();

  std::uint16_t port() const { return m_port; }
  NativeSocket socket() const { return m_socket; }
  /// The next peer (close-on-exec, non-blocking). Errors: ConnectionTimedOut (with Deadline::now(): nobody waits), ConnectionBroken,
  /// ResourcesExhausted (no descriptors left just now: try again later).
  Result<AcceptedSocket> accept(Deadline deadline);
  void close();

 private:
  Listener(NativeSocket socket, std::uint16_t port) : m_socket(socket), m_port(port) {}
  NativeSocket m_socket = kNoSocket;
  std::uint16_t m_port = 0;
};

}  // namespace safelight::dicom::net
