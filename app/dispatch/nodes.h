#pragma once
// From a vault's paired devices to what the courier is told of them. Shared by the command line and the workspace.

#include "app/network/device_node.h"
#include "core/courier/client.h"
#include "core/courier/worklist_server.h"
#include "core/vault/receiving/devices.h"

namespace safelight::dispatch {

/// The one paired device with this AE title (and address, unless it is empty). DeviceNotFound, also when several have it.
Result<vault::Device> deviceNamed(vault::Vault& vault, std::string_view aeTitle, std::string_view address = {});

/// Today's and tomorrow's list, and the devices that may ask for it.
Result<courier::Offer> worklistOffer(vault::Vault& vault);

/// Where the worklist server listens for these devices: on the addresses that face them, loopback for loopback devices. CertificateMissing when a device
/// wants TLS and the practice has no certificate yet.
Result<courier::ServerSettings> worklistServerSettings(vault::Vault& vault, std::uint16_t plainPort, std::uint16_t tlsPort);

inline constexpr std::uint16_t kWorklistPort = 11113, kWorklistTlsPort = 2763;

}  // namespace safelight::dispatch
