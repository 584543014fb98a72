#pragma once
// The receiving order, read and verified from the vault's folder again whenever it changes.

#include "app/receiver/inbox_folder.h"
#include "core/seal/member_keys.h"
#include "core/seal/receiver_secret.h"
#include "core/seal/receiving_order.h"

namespace safelight::receiver {

struct VerifiedOrder {
  seal::ReceivingOrder order;
  Bytes file;
};

class OrderSource {
 public:
  /// Everything outlives this. `seen`: how far members had come when the vault was open last.
  OrderSource(const InboxFolder& folder, const seal::ReceiverSecret& secret, const seal::SigningPublicKey& receiver, const seal::MembersPosition& seen)
      : m_folder(folder), m_secret(secret), m_receiver(receiver), m_members(seen) {}

  /// Reads it and follows it to an owner of the pinned practice, by members and an order that go on from those before. ReceivingOrderInvalid, FileNotFound (nothing was ever paired),
  /// ReceiverSecretInvalid (the secret is another vault's), MembersDamaged, VaultTooNew.
  Result<VerifiedOrder> load();
  /// True when order or members are other files than load() saw.
  bool hasChanged() const;

 private:
  const InboxFolder& m_folder;
  const seal::ReceiverSecret& m_secret;
  const seal::SigningPublicKey m_receiver;
  std::optional<FileStamp> m_orderStamp;
  std::optional<FileStamp> m_membersStamp;
  seal::MembersPosition m_members;
  std::uint64_t m_issue = 0;
};

inline constexpr const char* kOrderName = "inbox.key";

}  // namespace safelight::receiver
