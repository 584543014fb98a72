#pragma once
// What the worklist server has to offer at the moment, and who may ask for it.

#include <memory>

#include "app/courier/worklist/worklist_query.h"
#include "core/courier/protocol.h"
#include "dicom/net/acceptance.h"

namespace safelight::courier {

/// How a connection came in.
struct Caller {
  std::string address;                                        // numeric
  std::optional<std::array<std::uint8_t, 32>> certificate;    // proved over TLS; none over plain DICOM
};

/// A list, prepared for queries. A value; children forked later see it as it was then.
class OfferedList {
 public:
  void replace(Offer offer);
  void forgetItems() { m_items.clear(); }

  const std::vector<PreparedItem>& items() const { return m_items; }
  bool knowsAddress(std::string_view address) const;
  std::size_t size() const { return m_items.size(); }
  /// Verification and the worklist, for devices that are paired at this address and over this kind of connection.
  dicom::net::AcceptancePolicy policyFor(const Caller& caller) const;
  /// Certificates that are believed on connections.
  std::vector<std::array<std::uint8_t, 32>> pinned() const;

 private:
  std::vector<PreparedItem> m_items;
  std::vector<WorklistPeer> m_peers;
};

}  // namespace safelight::courier
