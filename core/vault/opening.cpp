#include "core/vault/opening.h"

#include "core/vault/catalogue.h"
#include "core/vault/recovery.h"

namespace safelight::vault {
namespace {

/// Folders that copy themselves elsewhere would copy a live vault half-written.
bool isSyncedFolder(const Path& path) {
  for (const Path& part : path) {
    const std::string name = pathToUtf8(part);
    for (const std::string_view service : {"Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloud Drive", "Nextcloud", "ownCloud"})
      if (name == service || name.starts_with(std::string(service) + " - ")) return true;
  }
  return false;
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

bool isDamage(const Error& error, ErrorCode damaged) { return error.code == damaged || error.code == ErrorCode::Internal; }

}  // namespace

bool isUnfitForAVault(store::FileSystem& files, const Path& path) { return files.isNetwork(path) || isSyncedFolder(path); }

Result<store::Connection> openCatalogue(const store::Layout& layout, const KeyRing& keys) {
  return openDatabase(layout.catalogue(), keys.catalogueKey(), ErrorCode::CatalogueDamaged, store::Durability::Normal, prepareCatalogue);
}

Result<store::Connection> openThumbnails(const store::Layout& layout, const KeyRing& keys) {
  return openDatabase(layout.thumbnails(), keys.thumbnailKey(), ErrorCode::ThumbnailsDamaged, store::Durability::Relaxed, prepareThumbnails);
}

Result<void> removeDatabase(store::FileSystem& files, const Path& path) {
  Path journal = path;
  journal += "-journal";
  TRY_VOID(files.remove(journal));
  return files.remove(path);
}

Result<Ground> openGround(const Environment& environment, const Path& path) {
  store::FileSystem& files = environment.files;
  const store::Layout layout{path};
  if (!files.info(path)) return fail(ErrorCode::VaultNotFound);
  TRY_VOID(store::checkHeadVersion(files, layout.head()));
  if (isUnfitForAVault(files, path)) return fail(ErrorCode::VaultOnNetwork);
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

Result<std::unique_ptr<Vault::Internals>> assemble(const Environment& environment, Ground ground, const UnlockedMember& unlocked) {
  store::FileSystem& files = environment.files;
  const model::VaultId id = ground.members.vault();
  const store::Layout& layout = ground.layout;
  const store::Member* found = ground.members.members().byId(unlocked.user);
  if (found == nullptr || unlocked.identity.signingKey() != found->signingKey || unlocked.identity.boxKey() != found->boxKey)
    return fail(ErrorCode::MembersDamaged, "another identity");
  if (found->user.disabled) return fail(ErrorCode::UserDisabled);
  const store::Member member = *found;
  TRY_ASSIGN(UnlockedMember own, unlocked.clone());
  TRY_ASSIGN(crypto::SecretBytes root, openRoot(member, own.identity, id));
  TRY_ASSIGN(KeyRing keys, KeyRing::make(std::move(root), id, member.root.epoch));
  TRY_ASSIGN(store::KeyFile keyFile, store::KeyFile::open(files, layout.keys(), layout.keysCopy(), id));
  for (const Path& folder : {layout.temporary(), layout.objects(), layout.inbox()}) TRY_VOID(files.makeDirectory(folder));

  bool rebuilt = !files.info(layout.catalogue());
  auto catalogue = openCatalogue(layout, keys);
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
    catalogue = openCatalogue(layout, keys);
    if (!catalogue) return fail(catalogue.error());
    journal = replayTail(environment, layout, ground.members, keys, keyFile, *catalogue);
  }
  if (!journal) return fail(journal.error());

  auto thumbnails = openThumbnails(layout, keys);
  if (!thumbnails && isDamage(thumbnails.error(), ErrorCode::ThumbnailsDamaged)) {
    TRY_VOID(removeDatabase(files, layout.thumbnails()));
    thumbnails = openThumbnails(layout, keys);
  }
  if (!thumbnails) return fail(thumbnails.error());

  TRY_ASSIGN(const Settings settings, readSettings(*catalogue));
  auto internals = std::make_unique<Vault::Internals>(environment, layout, std::move(ground.lock), std::move(ground.members), std::move(own.identity),
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

}  // namespace safelight::vault
