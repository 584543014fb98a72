// Local stream sockets with SCM_RIGHTS.

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/ipc/channel.h"

namespace safelight::ipc {

namespace {



// One control message with up to kMostHandles descriptors.
union HandleBuffer {
  cmsghdr head;
  char bytes[CMSG_SPACE(Channel::kMostHandles * sizeof(int))];
};

enum class Ready : std::uint8_t { Yes, Deadline, Failed };

Ready waitFor(int socket, short events, const Deadline& deadline) {
  for (;;) {
    pollfd entry{socket, events, 0};
    const int count = ::poll(&entry, 1, deadline.pollTimeout());
    if (count > 0) return Ready::Yes;  // an error or hang-up shows in the call that follows
    if (count == 0) return Ready::Deadline;
    if (errno != EINTR) return Ready::Failed;
  }
}

// Takes every descriptor of a received message, even those nobody asked for, so that none leaks.
bool collectHandles(msghdr& message, std::vector<Handle>& handles) {
  bool acceptable = (message.msg_flags & MSG_CTRUNC) == 0;
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr; part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) {
      acceptable = false;
      continue;
    }
    const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int descriptor;
      std::memcpy(&descriptor, CMSG_DATA(part) + i * sizeof(int), sizeof descriptor);
      handles.emplace_back(descriptor);
    }
  }
  return acceptable && handles.size() <= Channel::kMostHandles;
}

}  // namespace

Result<std::pair<Channel, Channel>> Channel::createPair() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return fail(ErrorCode::Internal, "socketpair");
  return std::pair<Channel, Channel>(Channel(Handle(ends[0])), Channel(Handle(ends[1])));
}

Result<Channel> Channel::adopt(Handle socket) {
  int type = 0;
  socklen_t size = sizeof type;
  sockaddr_un address{};
  socklen_t addressSize = sizeof address;
  if (::getsockopt(socket.get(), SOL_SOCKET, SO_TYPE, &type, &size) != 0 || type != SOCK_STREAM ||
      ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &addressSize) != 0 || address.sun_family != AF_UNIX) {
    return fail(ErrorCode::InvalidArgument, "not an inherited channel");
  }
  return Channel(std::move(socket));
}

ChannelStatus Channel::send(ByteView body, std::span<const NativeHandle> handles, Deadline deadline) {
  if (m_broken) return ChannelStatus::Broken;
  if (!m_socket.valid()) return ChannelStatus::Closed;
  if (body.size() > m_largestMessage || handles.size() > kMostHandles) return ChannelStatus::Broken;

  ByteWriter head;
  head.u32(kMagic);
  head.u32(static_cast<std::uint32_t>(body.size()));
  head.u32(static_cast<std::uint32_t>(handles.size()));
  const std::size_t total = kHeadBytes + body.size();
  std::size_t sent = 0;
  while (sent < total) {
    iovec parts[2];
    std::size_t partCount = 0;
    if (sent < kHeadBytes) parts[partCount++] = {const_cast<std::uint8_t*>(head.bytes().data()) + sent, kHeadBytes - sent};
    const std::size_t bodySent = sent < kHeadBytes ? 0 : sent - kHeadBytes;
    if (bodySent < body.size()) parts[partCount++] = {const_cast<std::uint8_t*>(body.data()) + bodySent, body.size() - bodySent};

    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = partCount;
    HandleBuffer control{};
    if (sent == 0 && !handles.empty()) {
      message.msg_control = control.bytes;
      message.msg_controllen = CMSG_SPACE(handles.size() * sizeof(int));
      control.head.cmsg_level = SOL_SOCKET;
      control.head.cmsg_type = SCM_RIGHTS;
      control.head.cmsg_len = CMSG_LEN(handles.size() * sizeof(int));
      std::memcpy(CMSG_DATA(&control.head), handles.data(), handles.size() * sizeof(int));
    }
    const ssize_t count = ::sendmsg(m_socket.get(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) {
      sent += static_cast<std::size_t>(count);
    } else if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      const Ready ready = waitFor(m_socket.get(), POLLOUT, deadline);
      if (ready == Ready::Deadline) {
        if (sent > 0) m_broken = true;
        return ChannelStatus::NothingYet;
      }
      if (ready == Ready::Failed) return breakOff();
    } else if (count < 0 && errno == EINTR) {
      continue;
    } else {
      m_broken = m_broken || sent > 0;
      return errno == EPIPE || errno == ECONNRESET ? ChannelStatus::Closed : ChannelStatus::Broken;
    }
  }
  return ChannelStatus::Done;
}

ChannelStatus Channel::readSome(std::uint8_t* into, std::size_t wanted, std::size_t& filled, bool takesHandles) {
  while (filled < wanted) {
    iovec part{into + filled, wanted - filled};
    HandleBuffer control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
    const ssize_t count = ::recvmsg(m_socket.get(), &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (count < 0) {
      if (errno == EINTR) continue;
      if (errno == EAGAIN || errno == EWOULDBLOCK) return ChannelStatus::NothingYet;
      return errno == ECONNRESET ? ChannelStatus::Closed : breakOff();
    }
    const std::size_t before = m_incoming.handles.size();
    if (!collectHandles(message, m_incoming.handles)) return breakOff();
    if (!takesHandles && m_incoming.handles.size() != before) return breakOff();
    if (count == 0) return ChannelStatus::Closed;
    filled += static_cast<std::size_t>(count);
  }
  return ChannelStatus::Done;
}

Received Channel::receive(Deadline deadline) {
  for (;;) {
    const ChannelStatus status = advance();
    if (status == ChannelStatus::Done) return {status, std::exchange(m_incoming, {})};
    if (status != ChannelStatus::NothingYet) return {status, {}};
    const Ready ready = waitFor(m_socket.get(), POLLIN, deadline);
    if (ready == Ready::Deadline) return {ChannelStatus::NothingYet, {}};
    if (ready == Ready::Failed) return {breakOff(), {}};
  }
}

}  // namespace safelight::ipc
