#pragma once
// What arrived over the network and waits in `inbox/` (FORMAT.md, "Arrival"): an object file whose metadata is ArrivalFacts, followed by a
// trailer that the receiver signs. Adoption cuts the trailer off; what stays is an ordinary object file.

#include <optional>

#include "core/base/clock.h"
#include "core/base/uuid.h"
#include "core/seal/hash.h"
#include "core/seal/object_envelope.h"
#include "core/seal/sealed_box.h"
#include "core/seal/signature.h"

namespace safelight::seal {

/// First byte of the metadata of an arrival; an import writes 1 (core/vault/FORMAT.md).
inline constexpr std::uint8_t kArrivalMetadataVersion = 2;

/// How a device reaches the receiver.
enum class DeviceLink : std::uint8_t { Plain = 1, Tls = 2 };

/// Chunk 0 of an arrival: what the receiver saw of the transfer. Sealed like the pixels.
struct ArrivalFacts {
  Instant receivedAt;
  Uuid device;
  DeviceLink link = DeviceLink::Plain;
  std::string callingAe;
  std::string calledAe;
  std::string address;  // numeric
  std::string sopClass;
  std::string sopInstance;
  std::string transferSyntax;

  Bytes encode() const;
  /// Nothing for the metadata of an import, a later version, or anything else.
  static std::optional<ArrivalFacts> parse(ByteView metadata);
  bool operator==(const ArrivalFacts&) const = default;
};

inline constexpr std::size_t kSealedObjectKeyBytes = kObjectKeyBytes + kSealedBoxOverhead;
inline constexpr std::size_t kArrivalTrailerBytes = 354;

/// The last 354 bytes of an arrival. Everything but the signature is chosen by the receiver's keeper or checked by it.
struct ArrivalTrailer {
  Uuid vault;
  Uuid object;                // also the file's name
  Uuid inboxKey;              // which inbox key opens `sealedKey`
  Uuid segment;               // random, one for each start of the receiver
  std::uint64_t number = 0;   // within the segment, from 1
  Hash previous{};            // arrivalHash of the arrival before, over segments; zeros before the very first
  Instant receivedAt;
  Uuid device;
  std::uint64_t objectBytes = 0;  // length of the object file before the trailer
  Hash headerHash{};              // of its 96-byte header
  Hash instanceTag{};             // keyed hash of the SOP class and instance, under a key of the receiver's own
  std::array<std::uint8_t, kSealedObjectKeyBytes> sealedKey{};

  bool operator==(const ArrivalTrailer&) const = default;
};

using ArrivalTrailerBytes = std::array<std::uint8_t, kArrivalTrailerBytes>;

ArrivalTrailerBytes signTrailer(const ArrivalTrailer& trailer, const SignFunction& sign);

/// A trailer that was read, and whose word it is.
struct SignedTrailer {
  ArrivalTrailer trailer;
  Hash hash{};  // what the next arrival's `previous` holds
};

/// Whether the bytes (the last 354 of a file) begin as a trailer does; an unfinished arrival has none.
bool looksLikeTrailer(ByteView bytes);
/// Reads and checks the signature. ObjectDamaged for no trailer, VaultTooNew for a later version, SignatureInvalid.
Result<SignedTrailer> openTrailer(ByteView bytes, const SigningPublicKey& receiver);
/// BLAKE2b-256 of the whole trailer.
Hash arrivalHash(ByteView trailerBytes);

/// `inbox/head`: the last arrival that was signed. Written after each one, never before it is durable.
struct InboxHead {
  Uuid vault;
  Uuid segment;
  std::uint64_t number = 0;  // 0: nothing arrived in this segment yet
  Hash last{};               // arrivalHash; zeros before the very first arrival
  Instant at;

  bool operator==(const InboxHead&) const = default;
};

inline constexpr std::size_t kInboxHeadBytes = 154;
Bytes signInboxHead(const InboxHead& head, const SignFunction& sign);
/// ObjectDamaged, VaultTooNew or SignatureInvalid.
Result<InboxHead> openInboxHead(ByteView bytes, const SigningPublicKey& receiver);

/// `inbox/obeyed`: which receiving order the receiver obeys. No object is begun under the key of an older one from then on; one that was
/// begun before lies in the inbox, unfinished or whole.
struct ObeyedOrder {
  Uuid vault;
  std::uint64_t issue = 0;

  bool operator==(const ObeyedOrder&) const = default;
};

inline constexpr std::size_t kObeyedOrderBytes = 98;
Bytes signObeyedOrder(const ObeyedOrder& order, const SignFunction& sign);
/// ObjectDamaged, VaultTooNew or SignatureInvalid.
Result<ObeyedOrder> openObeyedOrder(ByteView bytes, const SigningPublicKey& receiver);

}  // namespace safelight::seal
