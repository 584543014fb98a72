#include "core/vault/vault.h"

#include "core/crypto/password_rules.h"
#include "core/crypto/recovery_code.h"
#include "core/vault/catalogue.h"
#include "core/vault/inbox_keys.h"
#include "core/vault/internals.h"
#include "core/vault/login_rules.h"
#include "core/vault/recovery.h"

namespace safelight::vault {
namespace {

constexpr std::uint32_t kFirstEpoch = 1;

/// Folders that copy themselves elsewhere would copy a live vault half-written.
bool isSyncedFolder(const Path& path) {
  for (const Path& part : path) {
    const std::string name = pathToUtf8(part);
    for (const std::string_view service : {"Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloud Drive", "Nextcloud", "ownCloud"})
      if (name == service || name.starts_with(std::string(service) + " - ")) return true;
  }
  return false;
}

struct OpenedRoot {
  crypto::Identity identity;
  crypto::SecretBytes root;
};

Result<crypto::SecretBytes> openRoot(const store::Member& member, const crypto::Identity& identity, model::VaultId vault) {
  auto root = identity.openSealed(member.root.sealed);
  if (!root) return fail(ErrorCode::MembersDamaged, "sealed root");
  TRY_ASSIGN(const seal::Hash commitment, store::rootCommitment(*root, vault, member.root.epoch));
  if (commitment != member.root.commitment) return fail(ErrorCode::MembersDamaged, "root commitment");
  return root;
}

Result<OpenedRoot> openWithSlot(const store::Member& member, crypto::SlotKind kind, model::VaultId vault, const crypto::SecretBytes& password,
                                const crypto::SecretBytes& deviceSecret) {
  const crypto::KeySlot* slot = member.slot(kind);
  if (slot == nullptr) return fail(ErrorCode::WrongCredentials);
  TRY_ASSIGN(crypto::Identity identity, crypto::openSlot(*slot, {vault.uuid, member.user.id.uuid}, password, deviceSecret));
  if (identity.signingKey() != member.signingKey || identity.boxKey() != member.boxKey) return fail(ErrorCode::MembersDamaged, "another identity in the slot");
  TRY_ASSIGN(crypto::SecretBytes root, openRoot(member, identity, vault));
  return OpenedRoot{std::move(identity), std::move(root)};
}

/// Everything that lies on disk before anybody is named.
struct Ground {
  store::Layout layout;
  std::unique_ptr<store::ExclusiveLock> lock;
  store::MembersLog members;
  store::Head head;
};

Result<Ground> openGround(const Environment& environment, const Path& path) {
  store::FileSystem& files = environment.files;
  const store::Layout layout{path};
  if (!files.info(path)) return fail(ErrorCode::VaultNotFound);
  TRY_VOID(store::checkHeadVersion(files, layout.head()));
  if (files.isNetwork(path) || isSyncedFolder(path)) return fail(ErrorCode::VaultOnNetwork);
  auto lock = files.lock(layout.lock());
  if (!lock) return fail(lock.error().code == ErrorCode::PermissionDenied ? Error{ErrorCode::ReadOnlyMedium, "lock"} : lock.error());
  {
    // A person whom a process that died had added must not sign anything before their record is durable.
    const auto file = files.open(layout.members(), store::OpenMode::ReadWrite);
    if (file) TRY_VOID((*file)->sync());
  }
  TRY_ASSIGN(store::MembersLog members, store::MembersLog::open(files, layout.members()));
  TRY_ASSIGN(const store::Head head, store::readHead(files, layout.head(), members));
  return Ground{layout, std::move(*lock), std::move(members), head};
}

Result<store::Connection> openDatabase(const Path& path, const crypto::SecretBytes& key, ErrorCode damaged, store::Durability durability,
                                       Result<void> (*prepare)(store::Connection&)) {
  TRY_ASSIGN(store::Connection database, store::Connection::open(path, key, damaged, durability));
  TRY_VOID(prepare(database));
  return database;
}

/// Small catalogues are checked whole; the pages of large ones are checked as they are read.
constexpr std::uint64_t kCheckedWhole = 16u << 20;

Result<void> checkSmall(store::FileSystem& files, const Path& path, store::Connection& database) {
  const auto info = files.info(path);
  if (!info || info->size > kCheckedWhole) return {};
  return database.checkPages();
}

Result<void> removeDatabase(store::FileSystem& files, const Path& path) {
  Path journal = path;
  journal += "-journal";
  TRY_VOID(files.remove(journal));
  return files.remove(path);
}

bool isDamage(const Error& error, ErrorCode damaged) { return error.code == damaged || error.code == ErrorCode::Internal; }

/// From an unlocked root to an open vault.
Result<std::unique_ptr<Vault::Internals>> assemble(const Environment& environment, Ground ground, const store::Member& member, OpenedRoot opened) {
  store::FileSystem& files = environment.files;
  const model::VaultId id = ground.members.vault();
  const store::Layout& layout = ground.layout;
  TRY_ASSIGN(KeyRing keys, KeyRing::make(std::move(opened.root), id, member.root.epoch));
  TRY_ASSIGN(store::KeyFile keyFile, store::KeyFile::open(files, layout.keys(), layout.keysCopy(), id));
  for (const Path& folder : {layout.temporary(), layout.objects(), layout.inbox()}) TRY_VOID(files.makeDirectory(folder));

  bool rebuilt = !files.info(layout.catalogue());
  auto catalogue = openDatabase(layout.catalogue(), keys.catalogueKey(), ErrorCode::CatalogueDamaged, store::Durability::Normal, prepareCatalogue);
  if (catalogue)
    if (const auto checked = checkSmall(files, layout.catalogue(), *catalogue); !checked) catalogue = fail(checked.error());
  auto journal = catalogue ? replayTail(environment, layout, ground.members, keys, keyFile, *catalogue) : Result<store::Journal>(fail(catalogue.error()));
  if (!journal && isDamage(journal.error(), ErrorCode::CatalogueDamaged)) {
    // A catalogue is only a projection: it is made anew from the journal.
    if (catalogue) {
      const store::Connection closed = std::move(*catalogue);
    }
    rebuilt = true;
    TRY_VOID(removeDatabase(files, layout.catalogue()));
    catalogue = openDatabase(layout.catalogue(), keys.catalogueKey(), ErrorCode::CatalogueDamaged, store::Durability::Normal, prepareCatalogue);
    if (!catalogue) return fail(catalogue.error());
    journal = replayTail(environment, layout, ground.members, keys, keyFile, *catalogue);
  }
  if (!journal) return fail(journal.error());

  auto thumbnails = openDatabase(layout.thumbnails(), keys.thumbnailKey(), ErrorCode::ThumbnailsDamaged, store::Durability::Relaxed, prepareThumbnails);
  if (!thumbnails && isDamage(thumbnails.error(), ErrorCode::ThumbnailsDamaged)) {
    TRY_VOID(removeDatabase(files, layout.thumbnails()));
    thumbnails = openDatabase(layout.thumbnails(), keys.thumbnailKey(), ErrorCode::ThumbnailsDamaged, store::Durability::Relaxed, prepareThumbnails);
  }
  if (!thumbnails) return fail(thumbnails.error());

  TRY_ASSIGN(const Settings settings, readSettings(*catalogue));
  auto internals = std::make_unique<Vault::Internals>(environment, layout, std::move(ground.lock), std::move(ground.members), std::move(opened.identity),
                                                      member.user, std::move(keys), std::move(keyFile), std::move(*journal), std::move(*catalogue),
                                                      std::move(*thumbnails));
  internals->settings = settings;
  internals->settings.practice = internals->members.members().practice();
  internals->rebuilt = rebuilt;
  TRY_ASSIGN(const bool isUnclean, beginSession(files, layout));
  TRY_ASSIGN(const std::uint32_t strays, internals->objects.removeStrays());
  if (isUnclean || strays > 0 || rebuilt) TRY_VOID(recoverTraces(*internals));
  return internals;
}

}  // namespace

Vault::Vault(std::unique_ptr<Internals> internals) : m_internals(std::move(internals)) {}
Vault::Vault(Vault&&) noexcept = default;
Vault& Vault::operator=(Vault&&) noexcept = default;
Vault::~Vault() {
  if (!m_internals) return;
  store::FileSystem& files = m_internals->environment.files;
  const store::Layout layout = m_internals->layout;
  const bool catalogueIsDamaged = m_internals->catalogue.sawDamage();
  const bool endsCleanly = !m_internals->leavesTraces && !m_internals->catalogueIsBehind;
  const auto lock = std::move(m_internals->lock);  // held to the end
  m_internals.reset();
  // The next open rebuilds the catalogue from the journal.
  if (catalogueIsDamaged) [[maybe_unused]] const auto removed = removeDatabase(files, layout.catalogue());
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
  if (files.isNetwork(path) || isSyncedFolder(path)) return fail(ErrorCode::VaultOnNetwork);
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
  TRY_ASSIGN(auto catalogue, openDatabase(layout.catalogue(), keys.catalogueKey(), ErrorCode::CatalogueDamaged, store::Durability::Normal, prepareCatalogue));
  TRY_ASSIGN(auto thumbnails, openDatabase(layout.thumbnails(), keys.thumbnailKey(), ErrorCode::ThumbnailsDamaged, store::Durability::Relaxed, prepareThumbnails));
  TRY_ASSIGN(const store::KeyRecord unfiledKey, keys.makePatientKey({}, random));
  // The head comes last: a folder without one is no vault yet.
  TRY_VOID(store::writeHead(files, layout.head(), {vaultId, kFirstEpoch, members.members().genesis(), ownerId}, identity));
  TRY_VOID(files.syncDirectory(path.has_parent_path() ? path.parent_path() : Path(".")));
  TRY_ASSIGN([[maybe_unused]] const bool isUnclean, beginSession(files, layout));

  RecoveryKit kit{request.practice, request.ownerName, request.ownerLogin, vaultId.toString(), store::fingerprintText(members.members().genesis()), code.groups};
  auto internals = std::make_unique<Internals>(environment, layout, std::move(lock), std::move(members), std::move(identity), owner.user, std::move(keys),
                                               std::move(keyFile), std::move(journal), std::move(catalogue), std::move(thumbnails));
  internals->settings.practice = request.practice;
  Vault vault(std::move(internals));
  TRY_VOID(commit(*vault.m_internals, {{{}, change::VaultCreated{}}, {{}, change::SettingsChanged{vault.m_internals->settings}}}, {unfiledKey}));
  return std::pair<Vault, RecoveryKit>(std::move(vault), std::move(kit));
}

Result<Vault> Vault::open(const Environment& environment, const Path& path, const Credentials& credentials) {
  TRY_ASSIGN(Ground ground, openGround(environment, path));
  const store::Member* found = ground.members.members().byLogin(credentials.login);
  if (found == nullptr) return fail(ErrorCode::WrongCredentials);
  const store::Member member = *found;
  TRY_ASSIGN(OpenedRoot opened, openWithSlot(member, crypto::SlotKind::Password, ground.members.vault(), credentials.password, credentials.deviceSecret));
  // Only somebody who proved who they are learns that they are disabled.
  if (member.user.disabled) return fail(ErrorCode::UserDisabled);
  TRY_ASSIGN(auto internals, assemble(environment, std::move(ground), member, std::move(opened)));
  Vault vault(std::move(internals));
  TRY_VOID(commit(*vault.m_internals, {{{}, change::VaultUnlocked{}}}));
  // What arrives from now on is sealed to a fresh key. Nobody is kept out because that fails: receivingTrouble() says so.
  [[maybe_unused]] const auto issued = issueOrder(*vault.m_internals, InboxKeyUse::Fresh);
  return vault;
}

Result<Vault> Vault::recover(const Environment& environment, const Path& path, const std::string& code, const crypto::SecretBytes& newPassword,
                             const crypto::SecretBytes& deviceSecret) {
  TRY_ASSIGN(const crypto::SecretBytes secret, crypto::readRecoveryCode(code));
  TRY_ASSIGN(Ground ground, openGround(environment, path));
  for (const store::Member& candidate : ground.members.members().all()) {
    if (candidate.user.disabled || candidate.slot(crypto::SlotKind::Recovery) == nullptr) continue;
    const store::Member member = candidate;
    TRY_VOID(crypto::checkNewPassword(newPassword, {ground.members.members().practice(), member.user.login, member.user.displayName}));
    auto opened = openWithSlot(member, crypto::SlotKind::Recovery, ground.members.vault(), secret, crypto::SecretBytes{});
    if (!opened) {
      if (opened.error().code == ErrorCode::WrongCredentials) continue;
      return fail(opened.error());
    }
    const crypto::KeySlot* old = member.slot(crypto::SlotKind::Password);
    TRY_ASSIGN(auto slot, crypto::makeSlot(crypto::SlotKind::Password, old == nullptr ? 1 : old->version + 1, {ground.members.vault().uuid, member.user.id.uuid},
                                           opened->identity, newPassword, deviceSecret, {}, environment.random));
    TRY_ASSIGN(auto internals, assemble(environment, std::move(ground), member, std::move(*opened)));
    Vault vault(std::move(internals));
    // The journal says so before the new password counts.
    TRY_VOID(commit(*vault.m_internals, {{{}, change::PeopleChanged{"recovery kit used", member.user.id}}, {{}, change::VaultUnlocked{}}}));
    TRY_VOID(vault.m_internals->members.append(store::SlotReplaced{member.user.id, std::move(slot)}, member.user.id, vault.m_internals->identity, member.root.epoch,
                                               environment.clock.now()));
    [[maybe_unused]] const auto issued = issueOrder(*vault.m_internals, InboxKeyUse::Fresh);
    return vault;
  }
  return fail(ErrorCode::RecoveryCodeWrong);
}

}  // namespace safelight::vault
