#pragma once
// `inbox/seen` (FORMAT.md, "Peers seen"): who called lately, and how that ended. Written by the receiver, shown by the vault.

#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/uuid.h"
#include "core/seal/signature.h"

namespace safelight::seal {

/// How the last call of a peer ended. Numbers are written.
enum class PeerVerdict : std::uint8_t {
  Accepted = 1,
  UnknownAddress = 2,
  UnknownTitle = 3,       // paired address, other AE title
  TooMany = 4,            // more associations at once than allowed
  TlsRefused = 5,         // no or another certificate, or an old version
  PlainRefused = 6,       // paired for TLS, came without
  ProtocolError = 7,
};

struct PeerSeen {
  std::string aeTitle;   // cleaned; empty when it was never said
  std::string address;   // numeric
  Uuid device;           // nil when not paired
  Instant first;
  Instant last;
  std::uint64_t calls = 0;
  PeerVerdict verdict = PeerVerdict::Accepted;
  std::int64_t day = 0;            // days since 1970-01-01 in the machine's time zone that `imagesThatDay` counts
  std::uint32_t imagesThatDay = 0;
  std::uint64_t images = 0;        // ever
  Instant lastImage;

  bool operator==(const PeerSeen&) const = default;
};

inline constexpr std::size_t kMostPeersSeen = 64;
inline constexpr std::size_t kLargestPeersSeen = 32u << 10;

struct PeersSeen {
  Uuid vault;
  std::vector<PeerSeen> peers;

  bool operator==(const PeersSeen&) const = default;
};

/// At most kMostPeersSeen are written.
Bytes signPeersSeen(const PeersSeen& seen, const SignFunction& sign);
/// ObjectDamaged, VaultTooNew or SignatureInvalid.
Result<PeersSeen> openPeersSeen(ByteView bytes, const SigningPublicKey& receiver);

}  // namespace safelight::seal
