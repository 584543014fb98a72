#pragma once
// The change classes of receiving (FORMAT.md, "Changes"): who may send, under what order, and what became of arrivals.

#include "core/seal/receiving_order.h"
#include "core/vault/receiving/arrival.h"

namespace safelight::vault::change {

/// A device is paired, or (with an id that is known) edited.
struct DevicePaired { static constexpr std::uint16_t kClass = 40; seal::PairedDevice device; };
struct DeviceUnpaired { static constexpr std::uint16_t kClass = 41; model::DeviceId device; };
struct ReceivingSet { static constexpr std::uint16_t kClass = 42; seal::ReceivingSettings settings; };
/// An owner lets the inbox authority of an epoch issue receiving orders.
struct AuthorityCertified { static constexpr std::uint16_t kClass = 43; seal::AuthorityCertificate certificate; };
/// From now on the arrivals of the receiver with this key are believed.
struct ReceiverNamed { static constexpr std::uint16_t kClass = 44; seal::SigningPublicKey key{}; };
/// An arrival with the very bytes of an image that is here: its file went. Without an image (nil): a device's word on images it was sent,
/// which stands in the records beside this one.
struct ArrivalDropped { static constexpr std::uint16_t kClass = 45; Arrival arrival; model::ImageId same; };
/// Arrivals that were signed and are gone; `hash` is that of the last of them. First and last 0: an unknown number before this segment.
struct ArrivalsMissed { static constexpr std::uint16_t kClass = 46; Uuid segment; std::uint64_t first = 0, last = 0; seal::Hash hash{}; };
/// What the practice shows on TLS connections, as somebody else made it. Never in the summary of a log.
struct ConnectionKeysKept { static constexpr std::uint16_t kClass = 47; std::string authorityCertificate, authorityKey, certificate, key; };

void encode(ByteWriter& writer, const Arrival& arrival);
Arrival readArrival(ByteReader& reader);

void encode(ByteWriter& writer, const DevicePaired& c);
void encode(ByteWriter& writer, const DeviceUnpaired& c);
void encode(ByteWriter& writer, const ReceivingSet& c);
void encode(ByteWriter& writer, const AuthorityCertified& c);
void encode(ByteWriter& writer, const ReceiverNamed& c);
void encode(ByteWriter& writer, const ArrivalDropped& c);
void encode(ByteWriter& writer, const ArrivalsMissed& c);
void encode(ByteWriter& writer, const ConnectionKeysKept& c);

DevicePaired readDevicePaired(ByteReader& reader);
DeviceUnpaired readDeviceUnpaired(ByteReader& reader);
ReceivingSet readReceivingSet(ByteReader& reader);
AuthorityCertified readAuthorityCertified(ByteReader& reader);
ReceiverNamed readReceiverNamed(ByteReader& reader);
ArrivalDropped readArrivalDropped(ByteReader& reader);
ArrivalsMissed readArrivalsMissed(ByteReader& reader);
ConnectionKeysKept readConnectionKeysKept(ByteReader& reader);

}  // namespace safelight::vault::change
