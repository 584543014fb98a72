#pragma once
// Who called lately, bounded: what `inbox/seen` holds.

#include "core/seal/peers_seen.h"

namespace safelight::receiver {

class PeerList {
 public:
  PeerList() = default;
  explicit PeerList(std::vector<seal::PeerSeen> peers) : m_peers(std::move(peers)) {}

  struct Call {
    std::string_view address;
    std::string_view aeTitle;  // empty when it was never said
    Uuid device;               // nil when not paired
    seal::PeerVerdict verdict = seal::PeerVerdict::Accepted;
  };
  void called(const Call& call, Instant at);
  /// One image of a paired device became durable. `day`: see PeerSeen::day.
  void stored(Uuid device, Instant at, std::int64_t day);

  const std::vector<seal::PeerSeen>& peers() const { return m_peers; }

 private:
  seal::PeerSeen& entryFor(const Call& call, Instant at);
  std::vector<seal::PeerSeen> m_peers;
};

/// At most 16 printable ASCII characters of what a peer calls itself; the others become '?'.
std::string cleanTitle(std::string_view title);

}  // namespace safelight::receiver
