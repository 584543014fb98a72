#pragma once
// One association as the keeper sees it: questions in, answers out.

#include "app/receiver/keeper_protocol.h"
#include "app/receiver/order_source.h"
#include "app/receiver/peer_list.h"
#include "app/receiver/spool.h"
#include "core/base/diagnostic.h"
#include "core/ipc/channel.h"

namespace safelight::receiver {

/// What all associations share. Owned by the keeper's loop.
struct KeeperState {
  const InboxFolder& folder;
  const seal::SigningKey& key;
  const Clock& clock;
  const seal::ReceiverSecret& secret;
  Spool& spool;
  StoredRecord& record;
  PeerList& peers;
  OrderSource& orders;
  seal::ReceivingOrder order;
  bool peersChanged = false;
  std::vector<ReportDue> reports;  // for the acceptor

  /// Obeys an order that was issued since; one that cannot be obeyed changes nothing.
  void followOrder() {
    if (!orders.hasChanged()) return;
    if (auto verified = orders.load()) obey(std::move(verified->order));
  }
  /// From here on; and says so, for the vault to know which inbox keys have served.
  void obey(seal::ReceivingOrder next);
};

class KeeperSession {
 public:
  /// The connection's facts come from the acceptor, not from the association.
  KeeperSession(ipc::Channel channel, Connection connection) : m_channel(std::move(channel)), m_connection(std::move(connection)) {}

  int pollHandle() const { return m_channel.pollHandle(); }
  /// Answers all that is asked now. False when the association is gone or talks nonsense.
  bool serve(KeeperState& state);
  /// Takes back what it had begun.
  void end(KeeperState& state);
  /// One line for the log; nothing when it stored nothing.
  std::optional<Diagnostic> account() const;

 private:
  bool answer(const ToAssociation& message, std::span<const ipc::NativeHandle> handles = {});
  bool answer(std::optional<ErrorCode> error) { return answer(Answer{error}); }
  bool take(KeeperState& state, const Hello& message);
  bool take(KeeperState& state, const TurnedAway& message);
  bool take(KeeperState& state, const Begin& message);
  bool take(KeeperState& state, const Finish& message);
  bool take(KeeperState& state, const Drop& message);
  bool take(KeeperState& state, const AskStored& message);
  bool take(KeeperState& state, const ReportLater& message);
  bool take(KeeperState& state, const AskTlsIdentity& message);

  ipc::Channel m_channel;
  Connection m_connection;
  Uuid m_device;  // nil until Hello was believed
  std::string m_calledAe;
  std::optional<NewArrival> m_arrival;
  seal::Hash m_instanceTag{};
  bool m_isImage = true;  // or a device's word on images that it was sent
  std::uint64_t m_stored = 0;
  std::uint64_t m_refused = 0;
};

}  // namespace safelight::receiver
