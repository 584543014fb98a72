#pragma once
// By which addresses other machines reach this one: what a person types into a device.

#include <string>
#include <vector>

namespace safelight {

/// Numeric addresses of the network interfaces that are up, without loopback and link-local ones; IPv4 before IPv6. Empty without a network.
std::vector<std::string> localAddresses();

}  // namespace safelight
