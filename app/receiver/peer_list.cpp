#include "app/receiver/peer_list.h"

#include <algorithm>

namespace safelight::receiver {

std::string cleanTitle(std::string_view title) {
  std::string clean(title.substr(0, 16));
  for (char& c : clean)
    if (c < 0x20 || c > 0x7e || c == '\\') c = '?';
  const auto first = clean.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return clean.substr(first, clean.find_last_not_of(' ') - first + 1);
}

seal::PeerSeen& PeerList::entryFor(const Call& call, Instant at) {
  const auto same = [&](const seal::PeerSeen& peer) {
    if (!call.device.isNil() || !peer.device.isNil()) return peer.device == call.device && peer.address == call.address;
    // A stranger who said its name later is still the one who was silent before.
    return peer.address == call.address && (peer.aeTitle == call.aeTitle || peer.aeTitle.empty() || call.aeTitle.empty());
  };
  const auto found = std::ranges::find_if(m_peers, same);
  if (found != m_peers.end()) return *found;
  if (m_peers.size() >= seal::kMostPeersSeen) {
    // Strangers make room before devices, then whoever was silent longest: a flood of strangers forgets no device.
    const auto goes = std::ranges::min_element(m_peers, [](const seal::PeerSeen& a, const seal::PeerSeen& b) {
      return std::pair(!a.device.isNil(), a.last) < std::pair(!b.device.isNil(), b.last);
    });
    m_peers.erase(goes);
  }
  seal::PeerSeen peer;
  peer.address = call.address;
  peer.device = call.device;
  peer.first = at;
  m_peers.push_back(std::move(peer));
  return m_peers.back();
}

void PeerList::called(const Call& call, Instant at) {
  seal::PeerSeen& peer = entryFor(call, at);
  if (!call.aeTitle.empty()) peer.aeTitle = cleanTitle(call.aeTitle);
  peer.last = at;
  peer.calls += 1;
  peer.verdict = call.verdict;
}

void PeerList::stored(Uuid device, Instant at, std::int64_t day) {
  // The newest address of the device.
  seal::PeerSeen* newest = nullptr;
  for (seal::PeerSeen& peer : m_peers)
    if (peer.device == device && (newest == nullptr || peer.last >= newest->last)) newest = &peer;
  if (newest == nullptr) return;
  if (newest->day != day) newest->imagesThatDay = 0;
  newest->day = day;
  newest->imagesThatDay += 1;
  newest->images += 1;
  newest->lastImage = at;
}

}  // namespace safelight::receiver
