#include "core/vault/import/new_images.h"

#include "core/vault/images/images.h"
#include "core/vault/images/thumbnail_store.h"
#include "core/vault/worklist/worklist.h"

namespace safelight::vault {
namespace {

Result<void> storeThumbnails(Vault::Internals& vault, const std::vector<const NewImage*>& images) {
  TRY_ASSIGN(auto transaction, store::Transaction::begin(vault.thumbnails));
  for (const NewImage* const image : images)
    if (!image->sealedThumbnail.empty()) TRY_VOID(storeSealedThumbnail(vault, image->image.id, image->sealedThumbnail));
  return transaction.commit();
}

/// Orders that these images answer are done. The images count either way: an order that stays open is closed by the next image or by a person.
void closeOrders(Vault& vault, const std::vector<const NewImage*>& images) {
  std::vector<FinishedImage> finished;
  for (const NewImage* const image : images)
    if (!image->image.patient.isNil() && image->image.facts.mediaType == "application/dicom") finished.push_back(finishedImage(image->image));
  if (!finished.empty()) [[maybe_unused]] const auto closed = closeMatching(vault, finished);
}

}  // namespace

Result<void> commitImages(Vault& vault, const std::vector<const NewImage*>& images, const std::vector<model::ImageId>& broughtBack,
                          const std::function<Result<void>()>& publish, std::vector<PendingChange> others) {
  std::vector<store::KeyRecord> keys;
  std::vector<PendingChange> changes = std::move(others);
  for (const NewImage* const image : images) {
    keys.push_back(image->key);
    changes.push_back({image->image.patient, change::ImageImported{image->image, image->duplicateKey, image->arrival},
                       image->objectKey.empty() ? nullptr : &image->objectKey});
  }
  for (const model::ImageId id : broughtBack) {
    TRY_ASSIGN(const model::Image binned, findImage(vault, id));
    changes.push_back({binned.patient, change::ImagesRestored{{id}}});
  }
  if (changes.empty()) return {};
  TRY_VOID(commit(vault.internals(), changes, keys, publish));
  closeOrders(vault, images);
  // The images are durable: they count even if their thumbnails must be made anew.
  [[maybe_unused]] const auto thumbnails = storeThumbnails(vault.internals(), images);
  return {};
}

}  // namespace safelight::vault
