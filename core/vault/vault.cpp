#include "core/vault/vault.h"

#include "core/crypto/password_rules.h"
#include "core/crypto/recovery_code.h"
#include "core/vault/access/login_rules.h"
#include "core/vault/access/opening.h"
#include "core/vault/access/recovery.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/kit.h"
#include "core/vault/receiving/inbox_keys.h"

namespace safelight::vault {
namespace {

constexpr std::uint32_t kFirstEpoch = 1;

}  // namespace

Vault::Vault(std::unique_ptr<Internals> internals) : m_internals(std::move(internals)) {}
Vault::Vault(Vault&&) noexcept = default;
Vault& Vault::operator=(Vault&&) noexcept = default;
Vault::~Vault() {
  if (!m_internals) return;
  store::FileSystem& files = m_internals->environment.files;
  const store::Layout layout = m_internals->layout;
  const bool catalogueIsDamaged = m_internals->catalogue.sawDamage(), thumbnailsAreDamaged = m_internals->thumbnails.sawDamage();
  const bool endsCleanly = !m_internals->leavesTraces && !m_internals->catalogueIsBehind;
  if (endsCleanly) rememberState(*m_internals, TurnMoment::AtClosing);
  const auto lock = std::move(m_internals->lock);  // held to the end
  m_internals.reset();
  // The next open rebuilds the catalogue from the journal.
  if (catalogueIsDamaged) [[maybe_unused]] const auto removed = removeDatabase(files, layout.catalogue());
  if (thumbnailsAreDamaged) [[maybe_unused]] const auto removed = removeDatabase(files, layout.thumbnails());
  if (endsCleanly) endSession(files, layout);
}

const Path& Vault::path() const { return m_internals->layout.root; }
const model::User& Vault::user() const { return m_internals->user; }
model::VaultId Vault::id() const { return m_internals->id(); }
std::string Vault::practice() const { return m_internals->members.members().practice(); }
const Environment& Vault::environment() const { return m_internals->environment; }
bool Vault::catalogueWasRebuilt() const { return m_internals->rebuilt; }

Result<std::pair<Vault, RecoveryKit>> Vault::create(const Environment& environment, const Path& path, const CreateRequest& request) {
  store::FileSystem& files = environment.files;
  Random& random = environment.random;
  if (!isValidLogin(request.ownerLogin)) return fail(ErrorCode::LoginInvalid);
  TRY_VOID(crypto::checkNewPassword(request.password, {request.practice, request.ownerLogin, request.ownerName}));
  if (isUnfitForAVault(files, path)) return fail(ErrorCode::VaultOnNetwork);
  if (files.info(path)) {
    TRY_ASSIGN(const auto names, files.list(path));
    if (!names.empty()) return fail(ErrorCode::VaultExists);
  }
  const store::Layout layout{path};
  TRY_VOID(files.makeDirectory(path));
  for (const Path& folder : {layout.objects(), layout.inbox(), layout.temporary()}) TRY_VOID(files.makeDirectory(folder));
  TRY_ASSIGN(auto lock, files.lock(layout.lock()));

  const model::VaultId vaultId{newUuid(environment.clock, random)};
  const model::UserId ownerId{newUuid(environment.clock, random)};
  TRY_ASSIGN(crypto::Identity identity, crypto::Identity::make(random));
  TRY_ASSIGN(crypto::SecretBytes root, crypto::newKey(random));

  store::Member owner;
  owner.user = {ownerId, request.ownerLogin, request.ownerName, model::Role::Owner, false};
  owner.signingKey = identity.signingKey();
  owner.boxKey = identity.boxKey();
  const crypto::SlotOwner slotOwner{vaultId.uuid, ownerId.uuid};
  TRY_ASSIGN(auto passwordSlot, crypto::makeSlot(crypto::SlotKind::Password, 1, slotOwner, identity, request.password, request.deviceSecret, {}, random));
  TRY_ASSIGN(const crypto::RecoveryCode code, crypto::newRecoveryCode(random));
  // The kit must open the vault on another machine, so its slot knows no device secret.
  TRY_ASSIGN(auto recoverySlot, crypto::makeSlot(crypto::SlotKind::Recovery, 1, slotOwner, identity, code.secret, crypto::SecretBytes{}, {}, random));
  owner.slots.push_back(std::move(passwordSlot));
  owner.slots.push_back(std::move(recoverySlot));
  owner.root.epoch = kFirstEpoch;
  TRY_ASSIGN(owner.root.sealed, root.read([&](ByteView key) { return seal::sealTo(owner.boxKey, key); }));
  TRY_ASSIGN(owner.root.commitment, store::rootCommitment(root, vaultId, kFirstEpoch));

  TRY_ASSIGN(store::MembersLog members, store::MembersLog::create(files, layout.members(), vaultId, {request.practice, owner}, identity, environment.clock.now()));
  TRY_ASSIGN(store::KeyFile keyFile, store::KeyFile::create(files, layout.keys(), layout.keysCopy(), vaultId));
  TRY_ASSIGN(KeyRing keys, KeyRing::make(std::move(root), vaultId, kFirstEpoch));
  TRY_ASSIGN(store::Journal journal, store::Journal::create(files, layout.journal(), vaultId));
  TRY_ASSIGN(auto catalogue, openCatalogue(layout, keys));
  TRY_ASSIGN(auto thumbnails, openThumbnails(layout, keys));
  TRY_ASSIGN(const store::KeyRecord unfiledKey, keys.makePatientKey({}, random));
  TRY_ASSIGN([[maybe_unused]] const bool isUnclean, beginSession(files, layout));

  RecoveryKit kit{request.practice, request.ownerName, request.ownerLogin, vaultId.toString(), store::fingerprintText(members.members().genesis()), code.groups};
  auto internals = std::make_unique<Internals>(environment, layout, std::move(lock), std::move(members), std::move(identity), owner.user, std::move(keys),
                                               std::move(keyFile), std::move(journal), std::move(catalogue), std::move(thumbnails));
  internals->settings.practice = request.practice;
  Vault vault(std::move(internals));
  Internals& inside = *vault.m_internals;
  TRY_VOID(commit(inside, {{{}, change::VaultCreated{}}, {{}, change::SettingsChanged{inside.settings}}}, {unfiledKey}));
  // The head comes last: a folder without one is no vault yet, and a vault has a first record.
  TRY_VOID(store::writeHead(files, layout.head(), {vaultId, kFirstEpoch, inside.members.members().genesis(), ownerId}, inside.identity));
  TRY_VOID(files.syncDirectory(path.has_parent_path() ? path.parent_path() : Path(".")));
  rememberState(*vault.m_internals);
  return std::pair<Vault, RecoveryKit>(std::move(vault), std::move(kit));
}

Result<Vault> Vault::openOn(const Environment& environment, Ground ground, const UnlockedMember& member, const Opening& opening) {
  TRY_ASSIGN(auto internals, assemble(environment, std::move(ground), member, opening));
  Vault vault(std::move(internals));
  TRY_VOID(commit(*vault.m_internals, {{{}, change::VaultUnlocked{}}}));
  // What arrives from now on is sealed to a fresh key. Nobody is kept out because that fails: receivingTrouble() says so.
  [[maybe_unused]] const auto issued = issueOrder(*vault.m_internals, InboxKeyUse::Fresh);
  rememberState(*vault.m_internals);
  return vault;
}

Result<Vault> Vault::open(const Environment& environment, const Path& path, const Credentials& credentials, const Opening& opening) {
  TRY_ASSIGN(Ground ground, openGround(environment, path));
  const store::Member* found = ground.members.members().byLogin(credentials.login);
  if (found == nullptr) return fail(ErrorCode::WrongCredentials);
  TRY_ASSIGN(const UnlockedMember member, unlockMember(ground.members, *found, crypto::SlotKind::Password, credentials.password, credentials.deviceSecret));
  return openOn(environment, std::move(ground), member, opening);
}

Result<Vault> Vault::open(const Environment& environment, const Path& path, const UnlockedMember& member, const Opening& opening) {
  TRY_ASSIGN(Ground ground, openGround(environment, path));
  return openOn(environment, std::move(ground), member, opening);
}

Result<std::pair<Vault, RecoveryKit>> Vault::recover(const Environment& environment, const Path& path, const std::string& code, const crypto::SecretBytes& newPassword,
                             const crypto::SecretBytes& deviceSecret, const Opening& opening) {
  TRY_ASSIGN(const crypto::SecretBytes secret, crypto::readRecoveryCode(code));
  TRY_ASSIGN(Ground ground, openGround(environment, path));
  for (const store::Member& candidate : ground.members.members().all()) {
    if (candidate.user.disabled || candidate.slot(crypto::SlotKind::Recovery) == nullptr) continue;
    const store::Member member = candidate;
    TRY_VOID(crypto::checkNewPassword(newPassword, {ground.members.members().practice(), member.user.login, member.user.displayName}));
    auto opened = unlockMember(ground.members, member, crypto::SlotKind::Recovery, secret, crypto::SecretBytes{});
    if (!opened) {
      if (opened.error().code == ErrorCode::WrongCredentials) continue;
      return fail(opened.error());
    }
    const crypto::KeySlot* old = member.slot(crypto::SlotKind::Password);
    TRY_ASSIGN(auto slot, crypto::makeSlot(crypto::SlotKind::Password, old == nullptr ? 1 : old->version + 1, {ground.members.vault().uuid, member.user.id.uuid},
                                           opened->identity, newPassword, deviceSecret, old == nullptr ? crypto::StretchCost{} : old->cost, environment.random));
    TRY_ASSIGN(auto internals, assemble(environment, std::move(ground), *opened, opening));
    Vault vault(std::move(internals));
    // The journal says so before the new password counts.
    TRY_VOID(commit(*vault.m_internals, {{{}, change::PeopleChanged{std::string(change::kRecoveryKitUsed), member.user.id}}, {{}, change::VaultUnlocked{}}}));
    TRY_VOID(vault.m_internals->members.append(store::SlotReplaced{member.user.id, std::move(slot)}, member.user.id, vault.m_internals->identity, member.root.epoch,
                                               environment.clock.now()));
    TRY_ASSIGN(RecoveryKit kit, renewOwnKit(vault));
    [[maybe_unused]] const auto issued = issueOrder(*vault.m_internals, InboxKeyUse::Fresh);
    rememberState(*vault.m_internals);
    return std::pair<Vault, RecoveryKit>(std::move(vault), std::move(kit));
  }
  return fail(ErrorCode::RecoveryCodeWrong);
}

}  // namespace safelight::vault
