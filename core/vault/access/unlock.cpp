#include "core/vault/access/unlock.h"

#include "core/store/head_file.h"
#include "core/store/layout.h"

namespace safelight::vault {

Result<UnlockedMember> UnlockedMember::clone() const {
  TRY_ASSIGN(const crypto::SecretBytes secret, identity.secret());
  TRY_ASSIGN(crypto::Identity copy, crypto::Identity::fromSecret(secret));
  return UnlockedMember{user, std::move(copy)};
}

Result<UnlockedMember> unlockMember(const store::MembersLog& members, const store::Member& member, crypto::SlotKind kind, const crypto::SecretBytes& password,
                                    const crypto::SecretBytes& deviceSecret) {
  const crypto::KeySlot* slot = member.slot(kind);
  if (slot == nullptr) return fail(ErrorCode::WrongCredentials);
  TRY_ASSIGN(crypto::Identity identity, crypto::openSlot(*slot, {members.vault().uuid, member.user.id.uuid}, password, deviceSecret));
  if (identity.signingKey() != member.signingKey || identity.boxKey() != member.boxKey) return fail(ErrorCode::MembersDamaged, "another identity in the slot");
  if (member.user.disabled) return fail(ErrorCode::UserDisabled);
  return UnlockedMember{member.user.id, std::move(identity)};
}

Result<UnlockedMember> unlockMember(store::FileSystem& files, const Path& path, const Credentials& credentials) {
  const store::Layout layout{path};
  if (!files.info(path)) return fail(ErrorCode::VaultNotFound);
  TRY_VOID(store::checkHeadVersion(files, layout.head()));
  TRY_ASSIGN(const store::MembersLog members, store::MembersLog::open(files, layout.members()));
  TRY_VOID(store::readHead(files, layout.head(), members));
  const store::Member* member = members.members().byLogin(credentials.login);
  if (member == nullptr) return fail(ErrorCode::WrongCredentials);
  return unlockMember(members, *member, crypto::SlotKind::Password, credentials.password, credentials.deviceSecret);
}

Result<crypto::SecretBytes> openRoot(const store::Member& member, const crypto::Identity& identity, model::VaultId vault) {
  auto root = identity.openSealed(member.root.sealed);
  if (!root) return fail(ErrorCode::MembersDamaged, "sealed root");
  TRY_ASSIGN(const seal::Hash commitment, store::rootCommitment(*root, vault, member.root.epoch));
  if (commitment != member.root.commitment) return fail(ErrorCode::MembersDamaged, "root commitment");
  return root;
}

}  // namespace safelight::vault
