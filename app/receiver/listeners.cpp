#include "app/receiver/listeners.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "core/ipc/handle.h"

namespace safelight::receiver {

namespace {

/// A numeric address with its port, as the system wants it.
struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;

  static std::optional<SocketAddress> of(const std::string& text, std::uint16_t port) {
    SocketAddress address;
    auto* four = reinterpret_cast<sockaddr_in*>(&address.storage);
    auto* six = reinterpret_cast<sockaddr_in6*>(&address.storage);
    if (::inet_pton(AF_INET, text.c_str(), &four->sin_addr) == 1) {
      four->sin_family = AF_INET;
      four->sin_port = htons(port);
      address.size = sizeof *four;
      return address;
    }
    if (::inet_pton(AF_INET6, text.c_str(), &six->sin6_addr) != 1) return std::nullopt;
    six->sin6_family = AF_INET6;
    six->sin6_port = htons(port);
    address.size = sizeof *six;
    return address;
  }
  std::string text() const {
    char buffer[INET6_ADDRSTRLEN] = {};
    const void* const bytes = storage.ss_family == AF_INET ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in*>(&storage)->sin_addr)
                                                           : &reinterpret_cast<const sockaddr_in6*>(&storage)->sin6_addr;
    return ::inet_ntop(storage.ss_family, bytes, buffer, sizeof buffer) == nullptr ? std::string() : std::string(buffer);
  }
};

}  // namespace

std::string localAddressFacing(const std::string& address) {
  // Connecting a datagram socket sends nothing: it only looks the route up.
  constexpr std::uint16_t kAnyPort = 104;
  const auto peer = SocketAddress::of(address, kAnyPort);
  if (!peer) return {};
  const ipc::Handle socket(::socket(peer->storage.ss_family, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (!socket || ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&peer->storage), peer->size) != 0) return {};
  SocketAddress local;
  local.size = sizeof local.storage;
  if (::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&local.storage), &local.size) != 0) return {};
  return local.text();
}

std::vector<std::string> addressesFor(const seal::ReceivingOrder& order, seal::DeviceLink link, const std::string& plainAddress) {
  std::vector<std::string> addresses;
  const auto isPlain = [](const seal::PairedDevice& device) { return device.link == seal::DeviceLink::Plain; };
  if (link == seal::DeviceLink::Plain && !plainAddress.empty() && (order.devices.empty() || std::ranges::any_of(order.devices, isPlain))) return {plainAddress};
  for (const seal::PairedDevice& device : order.devices) {
    if (device.link != link) continue;
    std::string local = localAddressFacing(device.address);
    if (!local.empty() && std::ranges::find(addresses, local) == addresses.end()) addresses.push_back(std::move(local));
  }
  if (order.devices.empty() && link == seal::DeviceLink::Plain) addresses.emplace_back("127.0.0.1");
  return addresses;
}

Result<void> Listeners::follow(const seal::ReceivingOrder& order, bool withTls) {
  const auto plain = followLink(order, seal::DeviceLink::Plain, m_ports.plain.value_or(order.settings.plainPort));
  const auto tls = withTls ? followLink(order, seal::DeviceLink::Tls, m_ports.tls.value_or(order.settings.tlsPort)) : ok();
  return plain ? tls : plain;
}

Result<void> Listeners::followLink(const seal::ReceivingOrder& order, seal::DeviceLink link, std::uint16_t port) {
  const std::vector<std::string> wanted = addressesFor(order, link, m_ports.plainAddress.value_or(order.settings.plainAddress));
  const auto isOfLink = [link](const Each& each) { return each.on.link == link; };
  // A port that the system chose is kept for every address.
  const auto first = std::ranges::find_if(m_listeners, isOfLink);
  if (port == 0 && first != m_listeners.end()) port = first->on.port;
  std::erase_if(m_listeners, [&](const Each& each) {
    const bool needed = std::ranges::find(wanted, each.on.address) != wanted.end() && (port == 0 || each.on.port == port);
    return isOfLink(each) && !needed;
  });
  Result<void> result;
  for (const std::string& address : wanted) {
    if (std::ranges::any_of(m_listeners, [&](const Each& each) { return isOfLink(each) && each.on.address == address; })) continue;
    auto listener = dicom::net::Listener::listen(address, port);
    if (!listener) {
      if (result) result = fail(listener.error());
      continue;
    }
    port = listener->port();
    m_listeners.push_back({{address, link, port}, std::move(*listener)});
  }
  return result;
}

}  // namespace safelight::receiver
