#pragma once
// Inbox keys and the orders that announce them. Only core/vault includes this.
//
// `inbox/ID.secret`, 194 bytes (FORMAT.md, "Inbox secret"): the secret half of one inbox key, sealed under a key of the vault. It goes when
// nothing can need it any more, so that a thief who comes later opens no copy of what had arrived before.

#include <map>

#include "core/crypto/box_opener.h"
#include "core/seal/receiving_order.h"
#include "core/vault/catalogue.h"
#include "core/vault/internals.h"

namespace safelight::vault {

/// One inbox key as the vault keeps it.
struct InboxSecret {
  std::uint64_t issue = 0;             // number of the first order that announced it
  Instant issuedAt;
  seal::SigningPublicKey receiver{};   // whose trailers count for it
  crypto::BoxOpener opener;
};

/// Every inbox secret there is, by key id. Unreadable files are left out: what needs them says so.
class InboxSecrets {
 public:
  static Result<InboxSecrets> load(Vault::Internals& vault);
  const InboxSecret* find(Uuid keyId) const;
  void add(Uuid keyId, InboxSecret secret);
  const std::map<Uuid, InboxSecret>& all() const { return m_secrets; }

 private:
  std::map<Uuid, InboxSecret> m_secrets;
};

Path inboxSecretPath(const store::Layout& layout, Uuid keyId);
/// Everything of the file but the sealed secret, which is wrapped with these bytes beside it, so that no field can be exchanged.
Bytes inboxSecretHead(model::VaultId vault, Uuid keyId, std::uint64_t issue, Instant issuedAt, const seal::BoxPublicKey& publicKey,
                      const seal::SigningPublicKey& receiver);
Path orderPath(const store::Layout& layout);

enum class InboxKeyUse : std::uint8_t {
  Fresh,    // a new key: at each unlock, and for another receiver
  Current,  // the key that this session issued, with changed devices or settings
};
/// Writes the next order, signed by the inbox authority. Does nothing while receiving is not set up. A failure stands in
/// `vault.receivingTrouble` as well and keeps nobody from working: arrivals go on under the order before.
Result<void> issueOrder(Vault::Internals& vault, InboxKeyUse use);

/// The certificate for this epoch's authority; made and journalled when there is none that an active owner signed and this person is an
/// owner. NotAllowed when only an owner can help.
Result<seal::AuthorityCertificate> authorityCertificate(Vault::Internals& vault);

/// The receiving order that the believed receiver says it obeys; 0 when it says nothing. Read before the inbox is listed, it and a list without
/// unfinished arrivals tell that nothing is under way to the key of an older order.
std::uint64_t obeyedIssue(Vault::Internals& vault);

/// How long a key that was replaced is kept at least while no receiver says that it obeys a newer order.
inline constexpr std::int64_t kInboxKeyGraceMilliseconds = 24 * 60 * 60 * 1000;
/// The same when a script unlocks so often that keys pile up.
inline constexpr std::int64_t kShortGraceMilliseconds = 15 * 60 * 1000;
inline constexpr std::size_t kManyInboxKeys = 64;
/// Destroys (overwrites, removes) those of `secrets` that were replaced, by an order up to `obeyed` or long enough ago, and that no arrival in `needed`
/// names. Only when no arrival is unfinished. How many.
Result<std::uint32_t> retireInboxKeys(Vault::Internals& vault, const InboxSecrets& secrets, const std::vector<Uuid>& needed, std::uint64_t obeyed);

/// Seals every inbox secret for this epoch. For a rotation.
Result<void> renewInboxSecrets(Vault::Internals& vault);

/// The receiver that the vault believes; nothing when none was ever named.
Result<std::optional<seal::SigningPublicKey>> namedReceiver(store::Connection& catalogue);
/// The settings row; defaults when there is none yet.
Result<seal::ReceivingSettings> readReceivingSettings(store::Connection& catalogue);
/// A value that a change class of receiving left in the catalogue; nothing when it never came.
template <class Change>
Result<std::optional<Change>> readKept(store::Connection& catalogue, std::string_view name) {
  TRY_ASSIGN(const std::optional<Bytes> value, readMeta(catalogue, name));
  if (!value) return std::optional<Change>();
  auto parsed = change::parse(Change::kClass, *value);
  if (!parsed) return fail(ErrorCode::CatalogueDamaged, std::string(name));
  return std::optional<Change>(std::move(std::get<Change>(*parsed)));
}

}  // namespace safelight::vault
