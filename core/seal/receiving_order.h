#pragma once
// `inbox/inbox.key`, the receiving order (FORMAT.md, "Receiving order"): to whom arrivals are sealed, from whom they are taken, and how much.
// The vault writes it at every unlock; the receiver obeys it as long as its signatures lead back to an owner of the practice.
//
//   owner (members log) --signs--> certificate of the inbox authority --signs--> order

#include <optional>
#include <string>
#include <vector>

#include "core/seal/arrival.h"
#include "core/seal/member_keys.h"

namespace safelight::seal {

/// What stands on the other end; only for people's eyes.
enum class DeviceKind : std::uint8_t { Other = 0, Panoramic = 1, Intraoral = 2, Cbct = 3, Camera = 4, Archive = 5, Workstation = 6 };

/// A device that may send. Recognised by calling AE title and address (and its certificate over TLS).
struct PairedDevice {
  Uuid id;
  std::string name;     // as people call it; at most 64 bytes
  std::string aeTitle;  // 1-16 printable ASCII characters, no backslash, no blank at either end
  std::string address;  // numeric, IPv4 or IPv6; from nowhere else is anything taken
  std::uint16_t port = 104;  // where it listens itself
  DeviceKind kind = DeviceKind::Other;
  DeviceLink link = DeviceLink::Plain;
  Hash certificate{};   // SHA-256 of its certificate (DER) when the link is TLS

  bool operator==(const PairedDevice&) const = default;
};

struct ReceivingSettings {
  std::string aeTitle = "SAFELIGHT";
  std::uint16_t plainPort = 11112;
  std::uint16_t tlsPort = 2762;
  std::uint64_t spoolQuotaBytes = 200ull << 30;   // of all arrivals that wait; 0: no limit
  std::uint64_t deviceQuotaBytes = 100ull << 30;  // of those of one device; 0: no limit
  std::uint64_t keepFreeBytes = 1ull << 30;       // never fill the disk further than this; at least 1 GiB counts
  bool worklistWhileLocked = false;
  std::string plainAddress = {};  // of this computer, numeric: plain DICOM is taken there and nowhere else; empty: wherever plain devices are faced

  bool operator==(const ReceivingSettings&) const = default;
};

/// An owner's word that this key may issue receiving orders.
struct AuthorityCertificate {
  SigningPublicKey authority{};
  std::uint32_t epoch = 1;
  Uuid owner;
  Signature signature{};

  bool operator==(const AuthorityCertificate&) const = default;
};
/// What the owner signs.
Bytes authorityMessage(Uuid vault, std::uint32_t epoch, const SigningPublicKey& authority);

struct ReceivingOrder {
  Uuid vault;
  std::uint64_t issue = 1;  // counts up; a receiver never goes back to a lower one while it runs
  Instant issuedAt;
  Uuid inboxKeyId;
  BoxPublicKey inboxKey{};
  SigningPublicKey receiverKey{};  // whose arrivals the vault will believe
  ReceivingSettings settings;
  std::vector<PairedDevice> devices;
  AuthorityCertificate certificate;

  const PairedDevice* byId(Uuid id) const;
  /// Whether anything at all is taken from this numeric address.
  bool knowsAddress(std::string_view address) const;
  bool operator==(const ReceivingOrder&) const = default;
};

inline constexpr std::size_t kMostDevices = 256;
inline constexpr std::size_t kLargestOrder = 256u << 10;

// The parts of an order as its bytes (FORMAT.md); the journal's records hold the same.
void encode(ByteWriter& writer, const PairedDevice& device);
void encode(ByteWriter& writer, const ReceivingSettings& settings);
void encode(ByteWriter& writer, const AuthorityCertificate& certificate);
ReceivingSettings readReceivingSettings(ByteReader& reader);
AuthorityCertificate readAuthorityCertificate(ByteReader& reader);

/// The file's bytes; `sign` is the authority's. InvalidArgument when a title, name, address or count is outside its limits.
Result<Bytes> signOrder(const ReceivingOrder& order, const SignFunction& sign);
/// Reads it and checks the authority's signature alone; for the vault, which derives the authority itself.
/// ReceivingOrderInvalid or VaultTooNew.
Result<ReceivingOrder> parseOrder(ByteView file);
/// Reads it and follows the signatures to an owner who is active by `members`. ReceivingOrderInvalid (detail: which step) or VaultTooNew.
Result<ReceivingOrder> openOrder(ByteView file, const MemberKeys& members);

/// 1-16 printable ASCII characters without a backslash, no blank at either end.
bool isAeTitle(std::string_view text);

}  // namespace safelight::seal
