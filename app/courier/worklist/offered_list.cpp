#include "app/courier/worklist/offered_list.h"

#include <algorithm>

namespace safelight::courier {

void OfferedList::replace(Offer offer) {
  m_items.clear();
  for (model::WorklistItem& item : offer.items) m_items.push_back(prepare(std::move(item)));
  m_peers = std::move(offer.peers);
}

bool OfferedList::knowsAddress(std::string_view address) const {
  return std::any_of(m_peers.begin(), m_peers.end(), [&](const WorklistPeer& peer) { return peer.address == address; });
}

dicom::net::AcceptancePolicy OfferedList::policyFor(const Caller& caller) const {
  dicom::net::AcceptancePolicy policy;
  policy.rules = {dicom::net::verificationRule(), dicom::net::worklistRule()};
  for (const WorklistPeer& peer : m_peers) {
    if (peer.address != caller.address || peer.certificate.has_value() != caller.certificate.has_value()) continue;
    // A device paired for TLS without a certificate of its own shows one of the practice's, which the handshake checked.
    const bool any = peer.certificate && *peer.certificate == std::array<std::uint8_t, 32>{};
    if (any || peer.certificate == caller.certificate) policy.callingAes.push_back(peer.aeTitle);
  }
  // Never empty, which would mean anybody: nobody is called this.
  if (policy.callingAes.empty()) policy.callingAes.emplace_back("\\");
  return policy;
}

std::vector<std::array<std::uint8_t, 32>> OfferedList::pinned() const {
  std::vector<std::array<std::uint8_t, 32>> pinned;
  for (const WorklistPeer& peer : m_peers)
    if (peer.certificate && *peer.certificate != std::array<std::uint8_t, 32>{}) pinned.push_back(*peer.certificate);
  return pinned;
}

}  // namespace safelight::courier
