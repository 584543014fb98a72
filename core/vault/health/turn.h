#pragma once
// What this computer's counter (core/base/turn_counter.h) says of an anchor: a disk that was put back as a whole brings an old anchor with it, but not
// an old counter.

#include "core/base/clock.h"
#include "core/base/path.h"
#include "core/base/turn_counter.h"
#include "core/crypto/signing.h"
#include "core/model/ids.h"

namespace safelight::vault {

/// Where the counter stood, or was about to stand, when an anchor was written, and since when.
struct Turn {
  std::uint64_t value = 0;  // kTurnAwaited: the counter was about to be made, and nobody chooses where it begins
  Instant at;
};
inline constexpr std::uint64_t kTurnAwaited = 0;

/// The counter of a vault on this computer. `stationMemory` is in it, so that two accounts of one computer do not see each other's.
TurnCounterName counterName(model::VaultId vault, const Path& stationMemory);

/// Whether an anchor with `remembered` may be the last one. The anchor is written before the counter turns: one ahead is the moment in between. An
/// anchor without a turn, or none at all, is older than the counter.
bool isTheLastAnchor(const std::optional<Turn>& remembered, const std::optional<std::uint64_t>& counter);

/// A TPM's memory wears out after some 100,000 writes: one at each closing, at most once a minute, and one an hour beside the work is a
/// few thousand a year.
enum class TurnMoment : std::uint8_t { AtWork, AtClosing };
/// A counter is made for a vault that was there yesterday: those that somebody tries something with must not fill the TPM.
bool deservesCounter(Instant begun, Instant now);
bool turnIsDue(TurnMoment moment, const std::optional<Turn>& last, Instant now);

inline constexpr std::size_t kTurnBytes = 80;
/// What follows a manifest in an anchor (FORMAT.md, "Turn"), signed together with it.
Bytes signTurn(ByteView manifest, const Turn& turn, const crypto::Identity& identity);
/// BackupForged when it was not signed by the manifest's signer together with this manifest.
Result<Turn> readTurn(ByteView manifest, ByteView turn, const crypto::SigningPublicKey& signer);

}  // namespace safelight::vault
