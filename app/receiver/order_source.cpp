#include "app/receiver/order_source.h"

namespace safelight::receiver {

namespace {
constexpr const char* kMembersName = "members";
}

Result<VerifiedOrder> OrderSource::load() {
  // Stamped before reading: what changes meanwhile is read again.
  m_orderStamp = m_folder.stamp(kOrderName);
  m_membersStamp = m_folder.stampInVault(kMembersName);
  if (!m_orderStamp) return fail(ErrorCode::ReceivingNotSetUp);
  VerifiedOrder verified;
  TRY_ASSIGN(verified.file, m_folder.read(kOrderName, seal::kLargestOrder));
  TRY_ASSIGN(const Bytes log, m_folder.readFromVault(kMembersName, m_membersStamp ? m_membersStamp->bytes + 65536 : 0));
  TRY_ASSIGN(const seal::MemberKeys members, seal::MemberKeys::read(log));
  if (members.vault() != m_secret.vault || members.genesis() != m_secret.genesis) return fail(ErrorCode::ReceiverSecretInvalid, "another practice's");
  // Somebody who left may have put back a log in which they work, and written on from there.
  if (!members.passed(m_members)) return fail(ErrorCode::MembersDamaged, "records are gone");
  TRY_ASSIGN(verified.order, seal::openOrder(verified.file, members));
  if (verified.order.receiverKey != m_receiver) return fail(ErrorCode::ReceiverSecretInvalid, "the order is for another receiver");
  if (verified.order.issue < m_issue) return fail(ErrorCode::ReceivingOrderInvalid, "an older order");
  m_issue = verified.order.issue;
  m_members = members.position();
  return verified;
}

bool OrderSource::hasChanged() const {
  return m_folder.stamp(kOrderName) != m_orderStamp || m_folder.stampInVault(kMembersName) != m_membersStamp;
}

}  // namespace safelight::receiver
