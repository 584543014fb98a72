#include "core/vault/keeping/renew_databases.h"

#include "core/vault/access/opening.h"
#include "core/vault/health/catalogue_guard.h"
#include "core/vault/images/thumbnail_store.h"

namespace safelight::vault {
namespace {

constexpr std::uint64_t kRenewedAtOnce = 64u << 20;

Path freshPath(const Path& path) {
  Path fresh = path;
  fresh += ".new";
  return fresh;
}

using Open = Result<store::Connection> (*)(const store::Layout&, const KeyRing&);

Result<void> syncFile(store::FileSystem& files, const Path& path) {
  TRY_ASSIGN(const auto file, files.open(path, store::OpenMode::ReadWrite));
  return file->sync();
}

Result<void> renewOne(Vault::Internals& vault, store::Connection& database, const Path& path, const crypto::SecretBytes& key, ErrorCode damaged, Open open) {
  store::FileSystem& files = vault.environment.files;
  const Path fresh = freshPath(path);
  TRY_VOID(removeDatabase(files, fresh));
  if (const auto exported = database.exportTo(fresh, key); !exported) {
    [[maybe_unused]] const auto removed = removeDatabase(files, fresh);
    return exported;
  }
  TRY_VOID(syncFile(files, fresh));
  TRY_ASSIGN(store::Connection nothing, store::Connection::openInMemory(damaged));
  database = std::move(nothing);  // the old file is closed before another takes its name
  auto renamed = files.rename(fresh, path);
  if (renamed) renamed = files.syncDirectory(vault.layout.root);
  auto opened = open(vault.layout, vault.keys);
  if (!opened) return fail(renamed ? opened.error() : renamed.error());
  database = std::move(*opened);
  return renamed;
}

Result<store::Connection> openGuarded(const store::Layout& layout, const KeyRing& keys) {
  TRY_ASSIGN(store::Connection catalogue, openCatalogue(layout, keys));
  TRY_VOID(loadGuard(catalogue));
  return catalogue;
}

}  // namespace

Result<void> renewCatalogue(Vault::Internals& vault) {
  vault.catalogueIsBehind = true;  // until it is open again
  const auto renewed = renewOne(vault, vault.catalogue, vault.layout.catalogue(), vault.keys.catalogueKey(), ErrorCode::CatalogueDamaged, openGuarded);
  vault.patients.invalidate();
  TRY_VOID(renewed);
  vault.catalogueIsBehind = false;
  if (!vault.environment.files.info(vault.layout.remnants())) return {};
  TRY_VOID(vault.environment.files.remove(vault.layout.remnants()));
  return vault.environment.files.syncDirectory(vault.layout.root);
}

Result<void> renewAfterErasing(Vault::Internals& vault) {
  store::FileSystem& files = vault.environment.files;
  const auto info = files.info(vault.layout.catalogue());
  if (!info || info->size <= kRenewedAtOnce) return renewCatalogue(vault);
  if (!files.info(vault.layout.remnants())) {
    TRY_ASSIGN([[maybe_unused]] const auto marker, files.open(vault.layout.remnants(), store::OpenMode::CreateNew));
  }
  return files.syncDirectory(vault.layout.root);
}

Result<void> removeRemnants(Vault::Internals& vault) { return vault.environment.files.info(vault.layout.remnants()) ? renewCatalogue(vault) : ok(); }

Result<void> renewDatabases(Vault::Internals& vault) {
  TRY_VOID(renewCatalogue(vault));
  return renewThumbnails(vault);
}

Result<void> renewThumbnails(Vault::Internals& vault) {
  const auto thumbnails = renewOne(vault, vault.thumbnails, vault.layout.thumbnails(), vault.keys.thumbnailKey(), ErrorCode::ThumbnailsDamaged, openThumbnails);
  if (thumbnails || thumbnails.error().code != ErrorCode::ThumbnailsDamaged) return thumbnails;
  return replaceThumbnails(vault);
}

Result<void> removeUnfinishedDatabases(store::FileSystem& files, const store::Layout& layout) {
  TRY_VOID(removeDatabase(files, freshPath(layout.catalogue())));
  return removeDatabase(files, freshPath(layout.thumbnails()));
}

}  // namespace safelight::vault
