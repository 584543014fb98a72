#include "core/vault/access/people.h"

#include <algorithm>

#include "core/crypto/password_rules.h"
#include "core/vault/access/login_rules.h"
#include "core/vault/internals.h"
#include "core/vault/receiving/inbox_keys.h"

namespace safelight::vault {
namespace {

bool isLastOwner(const Vault::Internals& vault, model::UserId id) {
  const auto& all = vault.members.members().all();
  return std::none_of(all.begin(), all.end(),
                      [id](const store::Member& member) { return member.user.id != id && !member.user.disabled && member.user.role == model::Role::Owner; });
}

/// Notes the change in the journal first, then signs the membership record. What the log would refuse leaves no note.
Result<void> changeMembers(Vault::Internals& vault, const store::MemberChange& change, const char* what, model::UserId about) {
  TRY_VOID(vault.members.check(change, vault.user.id));
  TRY_VOID(commit(vault, {{{}, change::PeopleChanged{what, about}}}));
  TRY_VOID(vault.members.append(change, vault.user.id, vault.identity, vault.keys.epoch(), vault.environment.clock.now()));
  // Whoever changed their own role works on with the new one at once.
  if (const store::Member* self = vault.members.members().byId(vault.user.id)) vault.user = self->user;
  return {};
}

/// The same; who it is about may be who vouches for the receiving order, and the receiver obeys none of somebody who is no owner. Whoever changes it vouches now.
Result<void> changeRank(Vault::Internals& vault, const store::MemberChange& change, const char* what, model::UserId about) {
  TRY_VOID(changeMembers(vault, change, what, about));
  [[maybe_unused]] const auto issued = issueOrder(vault, InboxKeyUse::Current);  // else receivingTrouble() says so
  return {};
}

}  // namespace

std::vector<model::User> listPeople(const Vault& vault) {
  std::vector<model::User> people;
  for (const store::Member& member : vault.internals().members.members().all()) people.push_back(member.user);
  return people;
}

Result<model::UserId> addPerson(Vault& vault, const NewPerson& person) {
  TRY_VOID(require(vault, model::Permission::ManagePeople));
  Vault::Internals& internals = vault.internals();
  if (!isValidLogin(person.login)) return fail(ErrorCode::LoginInvalid);
  if (internals.members.members().byLogin(person.login) != nullptr) return fail(ErrorCode::LoginTaken);
  TRY_VOID(crypto::checkNewPassword(person.password, {vault.practice(), person.login, person.displayName}));

  Random& random = internals.environment.random;
  TRY_ASSIGN(const crypto::Identity identity, crypto::Identity::make(random));
  store::Member member;
  member.user = {{newUuid(internals.environment.clock, random)}, person.login, person.displayName.empty() ? person.login : person.displayName, person.role, false};
  member.signingKey = identity.signingKey();
  member.boxKey = identity.boxKey();
  TRY_ASSIGN(auto slot, crypto::makeSlot(crypto::SlotKind::Password, 1, {internals.id().uuid, member.user.id.uuid}, identity, person.password,
                                         person.deviceSecret, {}, random));
  member.slots.push_back(std::move(slot));
  member.root.epoch = internals.keys.epoch();
  const crypto::SecretBytes& root = internals.keys.root();
  TRY_ASSIGN(member.root.sealed, root.read([&](ByteView key) { return seal::sealTo(member.boxKey, key); }));
  TRY_ASSIGN(member.root.commitment, store::rootCommitment(root, internals.id(), member.root.epoch));
  const model::UserId id = member.user.id;
  TRY_VOID(changeMembers(internals, store::MemberAdded{std::move(member)}, "added", id));
  return id;
}

Result<void> changeRole(Vault& vault, model::UserId id, model::Role role) {
  TRY_VOID(require(vault, model::Permission::ManagePeople));
  Vault::Internals& internals = vault.internals();
  if (internals.members.members().byId(id) == nullptr) return fail(ErrorCode::NotFound, "user");
  if (role != model::Role::Owner && isLastOwner(internals, id)) return fail(ErrorCode::LastOwner);
  return changeRank(internals, store::RoleChanged{id, role}, "role changed", id);
}

Result<void> disablePerson(Vault& vault, model::UserId id) {
  TRY_VOID(require(vault, model::Permission::ManagePeople));
  Vault::Internals& internals = vault.internals();
  if (internals.members.members().byId(id) == nullptr) return fail(ErrorCode::NotFound, "user");
  if (isLastOwner(internals, id)) return fail(ErrorCode::LastOwner);
  // What one does after disabling oneself would count for nothing.
  if (id == internals.user.id) return fail(ErrorCode::InvalidArgument, "oneself");
  // Their signature counts for nothing behind the record that says so.
  return changeRank(internals, store::MemberDisabled{id, internals.journal.end().sequence + 1}, "disabled", id);
}

Result<void> changePassword(Vault& vault, const crypto::SecretBytes& current, const crypto::SecretBytes& next, const crypto::SecretBytes& deviceSecret) {
  Vault::Internals& internals = vault.internals();
  const store::Member* self = internals.members.members().byId(internals.user.id);
  const crypto::KeySlot* old = self == nullptr ? nullptr : self->slot(crypto::SlotKind::Password);
  if (old == nullptr) return fail(ErrorCode::WrongCredentials);
  const crypto::SlotOwner owner{internals.id().uuid, internals.user.id.uuid};
  TRY_ASSIGN([[maybe_unused]] const crypto::Identity proven, crypto::openSlot(*old, owner, current, deviceSecret));
  TRY_VOID(crypto::checkNewPassword(next, {vault.practice(), internals.user.login, internals.user.displayName}));
  TRY_ASSIGN(auto slot, crypto::makeSlot(crypto::SlotKind::Password, old->version + 1, owner, internals.identity, next, deviceSecret, old->cost, internals.environment.random));
  return changeMembers(internals, store::SlotReplaced{internals.user.id, std::move(slot)}, "password changed", internals.user.id);
}

}  // namespace safelight::vault
