#include "core/vault/images/thumbnail_store.h"

#include "core/crypto/key_wrap.h"
#include "core/imaging/thumbnail_codec.h"
#include "core/vault/access/opening.h"
#include "core/vault/keeping/renew_databases.h"

namespace safelight::vault {
namespace {

constexpr std::uint64_t kCheckedWhole = 64u << 20;  // a fifth of a second

Bytes association(model::VaultId vault, model::ImageId id) {
  ByteWriter writer;
  writer.raw(asBytes("safelight thumbnail"));
  writer.raw(vault.uuid.view());
  writer.raw(id.uuid.view());
  return std::move(writer).take();
}

bool isDamage(const Error& error) { return error.code == ErrorCode::ThumbnailsDamaged || error.code == ErrorCode::Internal; }

Result<std::optional<Bytes>> readSealed(store::Connection& thumbnails, model::ImageId id) {
  TRY_ASSIGN(auto* select, thumbnails.prepare("SELECT jpeg FROM sealed_thumbnail WHERE image = ?"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(id.uuid.view()).step());
  std::optional<Bytes> sealed;
  if (found) {
    const ByteView blob = select->blob(0);
    sealed.emplace(blob.begin(), blob.end());
  }
  select->reset();
  return sealed;
}

}  // namespace

Result<void> storeThumbnail(Vault::Internals& vault, model::ImageId id, const imaging::Rendered& picture) {
  TRY_ASSIGN(const Bytes jpeg, imaging::compressThumbnail(picture));
  TRY_ASSIGN(const crypto::SecretBytes key, vault.keys.objectKey(id, vault.catalogue));
  TRY_ASSIGN(const Bytes sealed, sealThumbnail(vault.id(), id, key, jpeg, vault.environment.random));
  return storeSealedThumbnail(vault, id, sealed);
}

Result<Bytes> sealThumbnail(model::VaultId vault, model::ImageId id, const crypto::SecretBytes& objectKey, ByteView jpeg, Random& random) {
  return crypto::sealBody(thumbnailKey(objectKey, id), jpeg, association(vault, id), random);
}

Result<void> storeSealedThumbnail(Vault::Internals& vault, model::ImageId id, ByteView sealed) {
  TRY_ASSIGN(auto* insert, vault.thumbnails.prepare("INSERT OR REPLACE INTO sealed_thumbnail (image, jpeg) VALUES (?, ?)"));
  return insert->begin().bindBlob(id.uuid.view()).bindBlob(sealed).run();
}

Result<std::optional<Bytes>> readThumbnail(Vault::Internals& vault, model::ImageId id) {
  auto sealed = readSealed(vault.thumbnails, id);
  if (!sealed && isDamage(sealed.error())) {
    TRY_VOID(replaceThumbnails(vault));
    return std::optional<Bytes>();
  }
  if (!sealed || !*sealed) return sealed;
  TRY_ASSIGN(const crypto::SecretBytes key, vault.keys.objectKey(id, vault.catalogue));
  auto jpeg = crypto::openBody(thumbnailKey(key, id), **sealed, association(vault.id(), id));
  if (!jpeg) return std::optional<Bytes>();  // pages of two times, or of a state that is over
  return std::optional<Bytes>(std::move(*jpeg));
}

Result<void> deleteThumbnail(Vault::Internals& vault, model::ImageId id) {
  const auto removed = [&]() -> Result<void> {
    TRY_ASSIGN(auto* remove, vault.thumbnails.prepare("DELETE FROM sealed_thumbnail WHERE image = ?"));
    return remove->begin().bindBlob(id.uuid.view()).run();
  }();
  if (removed || !isDamage(removed.error())) return removed;
  return replaceThumbnails(vault);
}

Result<void> replaceThumbnails(Vault::Internals& vault) {
  TRY_ASSIGN(store::Connection nothing, store::Connection::openInMemory(ErrorCode::ThumbnailsDamaged));
  vault.thumbnails = std::move(nothing);  // a file that is open cannot be removed everywhere
  TRY_VOID(removeDatabase(vault.environment.files, vault.layout.thumbnails()));
  TRY_ASSIGN(vault.thumbnails, openThumbnails(vault.layout, vault.keys));
  return {};
}

Result<void> checkThumbnails(Vault::Internals& vault) {
  const auto info = vault.environment.files.info(vault.layout.thumbnails());
  if (!info || info->size > kCheckedWhole) return {};
  if (const auto sound = vault.thumbnails.checkStructure(); !sound) return isDamage(sound.error()) ? replaceThumbnails(vault) : sound;
  // Pages on which nothing lies any more are no part of the structure, and may be torn as well: without them nothing is lost.
  const auto pages = vault.thumbnails.checkPages();
  return pages || !isDamage(pages.error()) ? pages : renewThumbnails(vault);
}

}  // namespace safelight::vault
