#pragma once
// Where the receiver listens: only on this machine's addresses that face a paired device, so that a laptop in a café offers nothing.

#include <string>
#include <vector>

#include "core/seal/receiving_order.h"
#include "dicom/net/socket_stream.h"

namespace safelight::receiver {

/// Ports asked for on the command line; without one the order's counts. 0: the system's choice.
struct PortChoice {
  std::optional<std::uint16_t> plain;
  std::optional<std::uint16_t> tls;
  std::optional<std::string> plainAddress;  // instead of the order's; empty: wherever plain devices are faced
};

struct ListeningOn {
  std::string address;
  seal::DeviceLink link = seal::DeviceLink::Plain;
  std::uint16_t port = 0;
};

/// The local address from which this one would be reached; empty when there is no way to it now.
std::string localAddressFacing(const std::string& address);

/// The addresses to listen on for one kind of link: without any device the loopback for plain ones, nothing for TLS. With an address of
/// choice plain devices are served there alone.
std::vector<std::string> addressesFor(const seal::ReceivingOrder& order, seal::DeviceLink link, const std::string& plainAddress);

class Listeners {
 public:
  struct Each {
    ListeningOn on;
    dicom::net::Listener listener;
  };

  explicit Listeners(PortChoice ports) : m_ports(ports) {}
  /// Opens what is missing and closes what no device needs any more. The first error of those that did not open (PortInUse ...); the
  /// others listen all the same.
  Result<void> follow(const seal::ReceivingOrder& order, bool withTls);
  std::vector<Each>& all() { return m_listeners; }

 private:
  Result<void> followLink(const seal::ReceivingOrder& order, seal::DeviceLink link, std::uint16_t port);
  PortChoice m_ports;
  std::vector<Each> m_listeners;
};

}  // namespace safelight::receiver
