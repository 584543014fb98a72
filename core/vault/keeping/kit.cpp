#include "core/vault/keeping/kit.h"

#include "core/crypto/recovery_code.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/keeping_projection.h"

namespace safelight::vault {
namespace {

const store::Member* self(const Vault::Internals& vault) { return vault.members.members().byId(vault.user.id); }

Result<void> replaceSlot(Vault::Internals& vault, crypto::KeySlot slot) {
  return vault.members.append(store::SlotReplaced{vault.user.id, std::move(slot)}, vault.user.id, vault.identity, vault.keys.epoch(), vault.environment.clock.now());
}

Result<void> noteOwnKit(Vault::Internals& vault, std::string_view what) { return commit(vault, {{{}, change::PeopleChanged{std::string(what), vault.user.id}}}); }

}  // namespace

Result<RecoveryKit> renewKit(Vault& vault) {
  TRY_VOID(require(vault, model::Permission::ManagePeople));
  return renewOwnKit(vault);
}

Result<RecoveryKit> renewOwnKit(Vault& vault) {
  Vault::Internals& internals = vault.internals();
  const store::Member* member = self(internals);
  if (member == nullptr) return fail(ErrorCode::MembersDamaged, "nobody");
  const crypto::KeySlot* old = member->slot(crypto::SlotKind::Recovery);
  TRY_ASSIGN(const crypto::RecoveryCode code, crypto::newRecoveryCode(internals.environment.random));
  // The kit must open the vault on another machine, so its slot knows no device secret.
  TRY_ASSIGN(auto slot, crypto::makeSlot(crypto::SlotKind::Recovery, old == nullptr ? 1 : old->version + 1, {internals.id().uuid, internals.user.id.uuid},
                                         internals.identity, code.secret, crypto::SecretBytes{}, {}, internals.environment.random));
  // The journal first: from the slot on the kit on paper is dead, and a crash must not leave anybody believing in it.
  TRY_VOID(noteOwnKit(internals, kRecoveryKitBegun));
  TRY_VOID(replaceSlot(internals, std::move(slot)));
  TRY_VOID(commit(internals, {{{}, change::KitRenewed{internals.user.id}}}));
  return RecoveryKit{vault.practice(), internals.user.displayName, internals.user.login, internals.id().toString(), store::fingerprintText(internals.members.members().genesis()),
                     code.groups};
}

Result<bool> isKitUsed(Vault& vault) {
  TRY_ASSIGN(const KitState state, kitState(vault.internals().catalogue, vault.user().id));
  return state == KitState::Used;
}

Result<void> noteKitShown(Vault& vault) { return noteOwnKit(vault.internals(), kRecoveryKitShown); }

Result<void> noteKitTypedBack(Vault& vault) { return noteOwnKit(vault.internals(), kRecoveryKitTypedBack); }

Result<void> noteKitGivenOut(Vault& vault) { return noteOwnKit(vault.internals(), kRecoveryKitGivenOut); }

Result<bool> isKitUnproven(Vault& vault) {
  TRY_ASSIGN(const KitState state, kitState(vault.internals().catalogue, vault.user().id));
  return state == KitState::Unproven;
}

crypto::StretchCost passwordCost(const Vault& vault) {
  const store::Member* member = self(vault.internals());
  const crypto::KeySlot* slot = member == nullptr ? nullptr : member->slot(crypto::SlotKind::Password);
  return slot == nullptr ? crypto::StretchCost{} : slot->cost;
}

Result<void> changePasswordCost(Vault& vault, const crypto::SecretBytes& password, const crypto::SecretBytes& deviceSecret, const crypto::StretchCost& cost, const CancelToken& cancel) {
  Vault::Internals& internals = vault.internals();
  const store::Member* member = self(internals);
  const crypto::KeySlot* old = member == nullptr ? nullptr : member->slot(crypto::SlotKind::Password);
  if (old == nullptr) return fail(ErrorCode::WrongCredentials);
  if (!cost.isAllowed()) return fail(ErrorCode::SlotRefused);
  const crypto::SlotOwner owner{internals.id().uuid, internals.user.id.uuid};
  TRY_ASSIGN([[maybe_unused]] const crypto::Identity proven, crypto::openSlot(*old, owner, password, deviceSecret));
  if (cancel.isCancelled()) return fail(ErrorCode::Cancelled);
  TRY_ASSIGN(auto slot, crypto::makeSlot(crypto::SlotKind::Password, old->version + 1, owner, internals.identity, password, deviceSecret, cost, internals.environment.random));
  if (cancel.isCancelled()) return fail(ErrorCode::Cancelled);
  TRY_VOID(commit(internals, {{{}, change::PeopleChanged{"password cost changed", internals.user.id}}}));
  return replaceSlot(internals, std::move(slot));
}

}  // namespace safelight::vault
