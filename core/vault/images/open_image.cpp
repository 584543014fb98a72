#include "core/vault/images/open_image.h"

#include "core/seal/hash.h"
#include "core/vault/health/met_damage.h"
#include "core/vault/images/thumbnail_store.h"
#include "core/vault/internals.h"

namespace safelight::vault {

namespace {

Result<Bytes> readObject(Vault& vault, model::ImageId id) {
  TRY_VOID(require(vault, model::Permission::ViewImages));
  TRY_ASSIGN([[maybe_unused]] const model::Image image, findImage(vault, id));
  Vault::Internals& internals = vault.internals();
  TRY_ASSIGN(const crypto::SecretBytes key, internals.keys.objectKey(id, internals.catalogue));
  const auto object = internals.objects.open(id, key);
  auto original = object ? object->readAll() : Result<Bytes>(fail(object.error()));
  // Here it is no card or stick that somebody put in: the vault's own disk does not give this image back, and a backup does.
  if (!original && original.error().code == ErrorCode::ReadFailed) return fail(ErrorCode::ObjectDamaged, "unreadable");
  return original;
}

Result<Bytes> proven(Vault& vault, model::ImageId id, Result<Bytes> original) {
  if (!original) return original;
  TRY_ASSIGN(const model::Image image, findImage(vault, id));
  if (original->size() != image.bytes || seal::hash(*original) != image.blake2b) return fail(ErrorCode::ObjectDamaged, "hash");
  return original;
}

Result<Bytes> damageMet(Vault& vault, model::ImageId id, Result<Bytes> original) {
  if (!original) meetDamage(vault.internals(), id, original.error());
  return original;
}

}  // namespace

Result<Bytes> readOriginal(Vault& vault, model::ImageId id) { return damageMet(vault, id, readObject(vault, id)); }

Result<Bytes> readProvenOriginal(Vault& vault, model::ImageId id) { return damageMet(vault, id, proven(vault, id, readObject(vault, id))); }

Result<void> noteImageViewed(Vault& vault, model::ImageId id) {
  TRY_ASSIGN(const model::Image image, findImage(vault, id));
  return commit(vault.internals(), {{image.patient, change::ImageViewed{id}}});
}

Result<imaging::SharedPixelImage> loadFrame(Vault& vault, decode::Decoder& decoder, model::ImageId id, std::uint32_t frame, ViewNote note,
                                            std::uint32_t longSide) {
  // The view stands in the journal before a pixel can be seen.
  if (note == ViewNote::Record) TRY_VOID(noteImageViewed(vault, id));
  TRY_ASSIGN(const Bytes original, note == ViewNote::Record ? readProvenOriginal(vault, id) : readOriginal(vault, id));
  decode::Request request;
  request.operation = decode::Operation::Frame;
  request.frame = frame;
  request.longSide = longSide;
  TRY_ASSIGN(imaging::PixelImage pixels, decoder.frame(original, request));
  return imaging::SharedPixelImage(std::make_shared<const imaging::PixelImage>(std::move(pixels)));
}

Result<std::vector<decode::HeaderRow>> loadHeader(Vault& vault, decode::Decoder& decoder, model::ImageId id) {
  TRY_ASSIGN(const Bytes original, readOriginal(vault, id));
  return decoder.header(original);
}

Result<imaging::Rendered> remakeThumbnail(Vault& vault, decode::Decoder& decoder, model::ImageId id) {
  TRY_ASSIGN(const Bytes original, readOriginal(vault, id));
  decode::Request request;
  request.operation = decode::Operation::Inspect;
  auto inspection = decoder.inspect(original, request);
  if (!inspection) return fail(inspection.error());
  if (inspection->thumbnail.pixels.empty()) return fail(inspection->pixelTrouble.value_or(ErrorCode::NoPixels));
  TRY_VOID(storeThumbnail(vault.internals(), id, inspection->thumbnail));
  return std::move(inspection->thumbnail);
}

}  // namespace safelight::vault
