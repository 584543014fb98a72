#include "app/dispatch/nodes.h"

#include <algorithm>

#include "app/network/device_node.h"
#include "app/receiver/listeners.h"
#include "core/vault/receiving/receiving.h"
#include "core/vault/worklist/worklist.h"

namespace safelight::dispatch {

Result<vault::Device> deviceNamed(vault::Vault& vault, std::string_view aeTitle, std::string_view address) {
  TRY_ASSIGN(auto found, vault::devicesNamed(vault, aeTitle, address));
  if (found.size() != 1) return fail(ErrorCode::DeviceNotFound, found.empty() ? "" : "several");
  return std::move(found.front());
}

Result<courier::Offer> worklistOffer(vault::Vault& vault) {
  courier::Offer offer;
  TRY_ASSIGN(offer.items, vault::servedItems(vault));
  if (offer.items.size() > courier::Limits::kItems) offer.items.resize(courier::Limits::kItems);
  TRY_ASSIGN(const auto devices, vault::devices(vault));
  for (const vault::Device& device : devices) {
    if (offer.peers.size() == courier::Limits::kPeers) break;
    courier::WorklistPeer peer{device.details.aeTitle, device.details.address, std::nullopt};
    if (device.details.link == seal::DeviceLink::Tls) peer.certificate = device.details.certificate;
    offer.peers.push_back(std::move(peer));
  }
  return offer;
}

Result<courier::ServerSettings> worklistServerSettings(vault::Vault& vault, std::uint16_t plainPort, std::uint16_t tlsPort) {
  courier::ServerSettings settings;
  settings.plainPort = plainPort;
  settings.tlsPort = tlsPort;
  TRY_ASSIGN(const auto devices, vault::devices(vault));
  const std::string chosen = vault::receivingSettings(vault).plainAddress;
  for (const vault::Device& device : devices) {
    const bool isPlain = device.details.link == seal::DeviceLink::Plain;
    const std::string local = isPlain && !chosen.empty() ? chosen : receiver::localAddressFacing(device.details.address);
    auto& addresses = isPlain ? settings.plainAddresses : settings.tlsAddresses;
    if (!local.empty() && std::find(addresses.begin(), addresses.end(), local) == addresses.end()) addresses.push_back(local);
  }
  if (settings.plainAddresses.empty() && settings.tlsAddresses.empty()) settings.plainAddresses = {"127.0.0.1"};
  if (!settings.tlsAddresses.empty()) {
    TRY_ASSIGN(settings.tls, app::ownIdentity(vault));
  }
  return settings;
}

}  // namespace safelight::dispatch
