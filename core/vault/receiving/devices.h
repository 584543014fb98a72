#pragma once
// The devices that may send to this practice: modalities, a PACS. Who is not listed here is not listened to.

#include <optional>
#include <string>
#include <vector>

#include "core/seal/peers_seen.h"
#include "core/seal/receiving_order.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// How people describe a device.
struct DeviceDetails {
  std::string name;                 // at most 64 bytes; empty: the AE title
  std::string aeTitle;
  std::string address;              // numeric, IPv4 or IPv6
  std::uint16_t port = 104;         // where it listens itself: storage commitment, query, images sent to it
  seal::DeviceKind kind = seal::DeviceKind::Other;
  seal::DeviceLink link = seal::DeviceLink::Plain;
  seal::Hash certificate{};         // SHA-256 of its certificate (DER) when the link is TLS

  bool operator==(const DeviceDetails&) const = default;
};

struct Device {
  model::DeviceId id;
  DeviceDetails details;
  Instant pairedAt;
  bool unpaired = false;            // listed only where an old image names it
  std::optional<Instant> lastSeen;  // when it last called; none: never
  std::optional<Instant> lastImage;
  std::uint32_t imagesToday = 0;
  std::uint64_t images = 0;         // ever, since the receiver counts
};

/// "other", "panoramic", "intraoral", "cbct", "camera", "archive", "workstation".
std::string_view deviceKindName(seal::DeviceKind kind);
std::optional<seal::DeviceKind> deviceKindFromName(std::string_view name);

/// An address in the one form that is compared: lower case, IPv6 shortened. DeviceAddressInvalid for names and anything else.
Result<std::string> numericAddress(std::string_view text);

/// Adds a device and, with the first one, sets up receiving: an owner certifies the inbox authority. A new receiving order counts at once
/// where a receiver was prepared (receiving.h). Errors: NotAllowed, AeTitleInvalid, DeviceAddressInvalid, DeviceExists (same AE title and
/// address), TooManyDevices, InvalidArgument (name, port, a TLS link without a certificate).
Result<model::DeviceId> pairDevice(Vault& vault, const DeviceDetails& details);
/// Errors as above, and DeviceNotFound.
Result<void> editDevice(Vault& vault, model::DeviceId id, const DeviceDetails& details);
/// Nothing more is taken from it; what it sent stays.
Result<void> unpairDevice(Vault& vault, model::DeviceId id);

/// The paired ones by name, with what the receiver saw of them.
Result<std::vector<Device>> devices(Vault& vault);
/// One device, unpaired or not, as images and the journal name it; without what the receiver saw. DeviceNotFound.
Result<Device> findDevice(Vault& vault, model::DeviceId id);
/// The paired devices with this AE title (at this address, if one is given).
Result<std::vector<Device>> devicesNamed(Vault& vault, std::string_view aeTitle, std::string_view address = {});
/// Who called lately and is not paired: a person may turn each into a pairing. Newest first.
Result<std::vector<seal::PeerSeen>> unknownPeers(Vault& vault);

}  // namespace safelight::vault
