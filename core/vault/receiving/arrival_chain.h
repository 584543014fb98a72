#pragma once
// Is every arrival that was signed still there? A pure decision over what waits, what is known, and the receiver's head.

#include <functional>
#include <optional>
#include <vector>

#include "core/seal/arrival.h"

namespace safelight::vault {

/// One signed arrival that lies in the inbox.
struct ChainLink {
  Uuid segment;
  std::uint64_t number = 0;
  seal::Hash hash{};
  seal::Hash previous{};
  Instant receivedAt;  // by the receiver's clock, and signed
};

/// Arrivals that were signed, are not in the inbox and were never taken in.
struct ChainGap {
  Uuid segment;
  std::uint64_t first = 0, last = 0;  // both 0: an unknown number before the segment's first
  seal::Hash lastHash{};              // of the last one that is gone; zeros: the receiver began anew although arrivals were known

  bool operator==(const ChainGap&) const = default;
};

struct ChainContext {
  std::vector<ChainLink> waiting;
  /// Each a word of the receiver on how far it had come: what lies in the inbox, and what this computer saw there.
  std::vector<seal::InboxHead> heads;
  /// Whether an arrival with this trailer hash was taken in, dropped, or noted as missing before.
  std::function<Result<bool>(const seal::Hash&)> isKnown;
  /// Whether a chain may begin with this segment: nothing was taken in from this receiver that came before, or the segment is known already.
  std::function<Result<bool>(Uuid segment, Instant receivedAt)> mayBegin;
  /// The highest number of a segment below `limit` that was taken in, dropped or noted as missing; 0 for none.
  std::function<Result<std::uint64_t>(Uuid segment, std::uint64_t limit)> lastKnownBelow;
};

/// In order of segment and number; each gap once. Errors are those of the two questions.
Result<std::vector<ChainGap>> findGaps(ChainContext context);

}  // namespace safelight::vault
