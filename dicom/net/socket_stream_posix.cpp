// TCP sockets of POSIX systems.

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "dicom/net/socket_stream.h"

namespace safelight::dicom::net {

namespace {

constexpr std::size_t kMostParts = 64;  // of one sendmsg

// Closes a socket that does not come to be used.
struct Guard {
  NativeSocket socket = kNoSocket;
  ~Guard() {
    if (socket != kNoSocket) ::close(socket);
  }
  NativeSocket release() { return std::exchange(socket, kNoSocket); }
};

std::string addressText(const sockaddr_storage& address) {
  char text[INET6_ADDRSTRLEN] = {};
  if (address.ss_family == AF_INET) {
    ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in&>(address).sin_addr, text, sizeof text);
  } else if (address.ss_family == AF_INET6) {
    const in6_addr& six = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&six)) {
      ::inet_ntop(AF_INET, six.s6_addr + 12, text, sizeof text);
    } else {
      ::inet_ntop(AF_INET6, &six, text, sizeof text);
    }
  }
  return text;
}

bool makeNonBlocking(NativeSocket socket) {
  const int flags = ::fcntl(socket, F_GETFL, 0);
  return flags >= 0 && ((flags & O_NONBLOCK) != 0 || ::fcntl(socket, F_SETFL, flags | O_NONBLOCK) == 0);
}

void setOption(NativeSocket socket, int level, int name, int value) { (void)::setsockopt(socket, level, name, &value, sizeof value); }

NativeSocket newSocket(int family) {
#ifdef SOCK_CLOEXEC
  return ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_TCP);
#else
  const NativeSocket socket = ::socket(family, SOCK_STREAM, IPPROTO_TCP);
  if (socket != kNoSocket) {
    (void)::fcntl(socket, F_SETFD, FD_CLOEXEC);
    (void)makeNonBlocking(socket);
  }
  return socket;
#endif
}

auto errorOf(int number) {
  switch (number) {
    case EPIPE:
    case ECONNRESET: return fail(ErrorCode::ConnectionClosed);
    case ECONNREFUSED: return fail(ErrorCode::ConnectionRefused);
    case ETIMEDOUT: return fail(ErrorCode::ConnectionTimedOut);
    case EADDRINUSE: return fail(ErrorCode::PortInUse);
    case EACCES:
    case EPERM: return fail(ErrorCode::PermissionDenied);
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM: return fail(ErrorCode::ResourcesExhausted);
    case EADDRNOTAVAIL: return fail(ErrorCode::AddressUnknown);
    default: return fail(ErrorCode::ConnectionBroken, std::strerror(number));
  }
}

struct Resolved {
  addrinfo* list = nullptr;
  ~Resolved() {
    if (list != nullptr) ::freeaddrinfo(list);
  }
};

enum class Lookup : std::uint8_t { NumericOnly, NumericOrName };

// A numeric address never reaches a resolver.
bool resolve(const std::string& host, std::uint16_t port, int flags, Lookup lookup, Resolved& resolved) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_protocol = IPPROTO_TCP;
  hints.ai_flags = AI_NUMERICSERV | AI_NUMERICHOST | flags;
  const std::string service = std::to_string(port);
  const char* node = host.empty() ? nullptr : host.c_str();
  if (::getaddrinfo(node, service.c_str(), &hints, &resolved.list) == 0) return true;
  if (lookup == Lookup::NumericOnly) return false;
  hints.ai_flags &= ~AI_NUMERICHOST;
  return ::getaddrinfo(node, service.c_str(), &hints, &resolved.list) == 0;
}

Result<NativeSocket> connectOne(const addrinfo& address, Deadline deadline) {
  Guard guard{newSocket(address.ai_family)};
  if (guard.socket == kNoSocket) return errorOf(errno);
  if (::connect(guard.socket, address.ai_addr, address.ai_addrlen) != 0) {
    if (errno != EINPROGRESS && errno != EINTR) return errorOf(errno);
    TRY_VOID(waitForSocket(guard.socket, SocketReady::ToWrite, deadline));
    int outcome = 0;
    socklen_t size = sizeof outcome;
    if (::getsockopt(guard.socket, SOL_SOCKET, SO_ERROR, &outcome, &size) != 0) return errorOf(errno);
    if (outcome != 0) return errorOf(outcome);
  }
  return guard.release();
}

}  // namespace

Result<void> waitForSocket(NativeSocket socket, SocketReady what, Deadline deadline) {
  for (;;) {
    pollfd entry{socket, static_cast<short>(what == SocketReady::ToRead ? POLLIN : POLLOUT), 0};
    const int count = ::poll(&entry, 1, deadline.pollTimeout());
    if (count > 0) return {};
    if (count == 0) return fail(ErrorCode::ConnectionTimedOut);
    if (errno != EINTR) return errorOf(errno);
  }
}

Result<std::unique_ptr<SocketStream>> SocketStream::connect(const std::string& host, std::uint16_t port, Deadline deadline) {
  Resolved resolved;
  if (host.empty() || !resolve(host, port, 0, Lookup::NumericOrName, resolved)) return fail(ErrorCode::AddressUnknown);
  Result<NativeSocket> socket = fail(ErrorCode::AddressUnknown);
  for (const addrinfo* address = resolved.list; address != nullptr; address = address->ai_next) {
    socket = connectOne(*address, deadline);
    if (socket) return adopt(*socket);
  }
  // While connecting, a reset is a refusal.
  if (socket.error().code == ErrorCode::ConnectionClosed) return fail(ErrorCode::ConnectionRefused);
  return fail(std::move(socket).error());
}

Result<std::unique_ptr<SocketStream>> SocketStream::adopt(NativeSocket socket) {
  Guard guard{socket};
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getpeername(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0 || (address.ss_family != AF_INET && address.ss_family != AF_INET6) ||
      !makeNonBlocking(socket)) {
    return fail(ErrorCode::ConnectionBroken, "no connected TCP socket");
  }
  setOption(socket, IPPROTO_TCP, TCP_NODELAY, 1);
  setOption(socket, SOL_SOCKET, SO_KEEPALIVE, 1);
#ifdef SO_NOSIGPIPE
  setOption(socket, SOL_SOCKET, SO_NOSIGPIPE, 1);
#endif
  std::unique_ptr<SocketStream> stream(new SocketStream(guard.release(), addressText(address)));
  stream->acknowledgeAtOnce();
  return stream;
}

SocketStream::~SocketStream() { SocketStream::close(); }

// The system falls back to delayed acknowledgements by itself after each write of ours, so this is said again before each wait.
void SocketStream::acknowledgeAtOnce() {
#ifdef TCP_QUICKACK
  setOption(m_socket, IPPROTO_TCP, TCP_QUICKACK, 1);
#endif
}

Result<std::size_t> SocketStream::read(MutableByteView into, Deadline deadline) {
  if (m_socket == kNoSocket) return fail(ErrorCode::ConnectionClosed);
  for (;;) {
    const ssize_t count = ::recv(m_socket, into.data(), into.size(), 0);
    if (count > 0) return static_cast<std::size_t>(count);
    if (count == 0) return fail(ErrorCode::ConnectionClosed);
    if (errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return errorOf(errno);
    if (deadline.isOver()) return fail(ErrorCode::ConnectionTimedOut);
    acknowledgeAtOnce();
    TRY_VOID(waitForSocket(m_socket, SocketReady::ToRead, deadline));
  }
}

Result<void> SocketStream::write(std::span<const ByteView> parts, Deadline deadline) {
  if (m_socket == kNoSocket) return fail(ErrorCode::ConnectionClosed);
  std::size_t first = 0;    // the first part not written whole
  std::size_t written = 0;  // of it
  while (first < parts.size()) {
    std::array<iovec, kMostParts> vectors;
    std::size_t count = 0;
    for (std::size_t i = first; i < parts.size() && count < kMostParts; ++i) {
      const ByteView part = i == first ? parts[i].subspan(written) : parts[i];
      if (!part.empty()) vectors[count++] = {const_cast<std::uint8_t*>(part.data()), part.size()};
    }
    if (count == 0) return {};
    msghdr message{};
    message.msg_iov = vectors.data();
    message.msg_iovlen = count;
#ifdef MSG_NOSIGNAL
    const ssize_t sent = ::sendmsg(m_socket, &message, MSG_NOSIGNAL);
#else
    const ssize_t sent = ::sendmsg(m_socket, &message, 0);
#endif
    if (sent < 0) {
      if (errno == EINTR) continue;
      if (errno != EAGAIN && errno != EWOULDBLOCK) return errorOf(errno);
      if (deadline.isOver()) return fail(ErrorCode::ConnectionTimedOut);  // however slowly it reads
      TRY_VOID(waitForSocket(m_socket, SocketReady::ToWrite, deadline));
      continue;
    }
    auto rest = static_cast<std::size_t>(sent);
    while (first < parts.size() && rest >= parts[first].size() - written) {
      rest -= parts[first].size() - written;
      written = 0;
      ++first;
    }
    written += rest;
  }
  return {};
}

void SocketStream::close() {
  if (m_socket == kNoSocket) return;
  ::close(std::exchange(m_socket, kNoSocket));
}

Result<Listener> Listener::listen(const std::string& address, std::uint16_t port, int backlog) {
  Resolved resolved;
  if (!resolve(address, port, AI_PASSIVE, Lookup::NumericOnly, resolved)) return fail(ErrorCode::AddressUnknown);
  Guard guard{newSocket(resolved.list->ai_family)};
  if (guard.socket == kNoSocket) return errorOf(errno);
  setOption(guard.socket, SOL_SOCKET, SO_REUSEADDR, 1);
  if (::bind(guard.socket, resolved.list->ai_addr, resolved.list->ai_addrlen) != 0 || ::listen(guard.socket, backlog) != 0) return errorOf(errno);
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  if (::getsockname(guard.socket, reinterpret_cast<sockaddr*>(&bound), &size) != 0) return errorOf(errno);
  const std::uint16_t actual = ntohs(bound.ss_family == AF_INET ? reinterpret_cast<const sockaddr_in&>(bound).sin_port
                                                                : reinterpret_cast<const sockaddr_in6&>(bound).sin6_port);
  return Listener(guard.release(), actual);
}

Listener::Listener(Listener&& other) noexcept : m_socket(std::exchange(other.m_socket, kNoSocket)), m_port(other.m_port) {}

Listener& Listener::operator=(Listener&& other) noexcept {
  if (this != &other) {
    close();
    m_socket = std::exchange(other.m_socket, kNoSocket);
    m_port = other.m_port;
  }
  return *this;
}

Listener::~Listener() { close(); }

void Listener::close() {
  if (m_socket != kNoSocket) ::close(std::exchange(m_socket, kNoSocket));
}

Result<AcceptedSocket> Listener::accept(Deadline deadline) {
  if (m_socket == kNoSocket) return fail(ErrorCode::ConnectionClosed);
  for (;;) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
#ifdef SOCK_CLOEXEC
    const NativeSocket socket = ::accept4(m_socket, reinterpret_cast<sockaddr*>(&address), &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
#else
    const NativeSocket socket = ::accept(m_socket, reinterpret_cast<sockaddr*>(&address), &size);
    if (socket != kNoSocket) (void)::fcntl(socket, F_SETFD, FD_CLOEXEC);
#endif
    if (socket != kNoSocket) return AcceptedSocket{socket, addressText(address)};
    switch (errno) {
      case EINTR:
      case ECONNABORTED:
      case EPROTO: break;  // that peer is gone already
      case EAGAIN: TRY_VOID(waitForSocket(m_socket, SocketReady::ToRead, deadline)); break;
      default: return errorOf(errno);
    }
  }
}

}  // namespace safelight::dicom::net
