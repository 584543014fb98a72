#pragma once
// Images whose objects are sealed and durable become part of the vault, a batch at a time.

#include <functional>

#include "core/vault/internals.h"

namespace safelight::vault {

/// One image on its way into journal and catalogue.
struct NewImage {
  model::Image image;
  seal::Hash duplicateKey{};
  store::KeyRecord key;            // wraps the object's key
  crypto::SecretBytes objectKey;   // empty: it is found through the record
  Bytes sealedThumbnail;           // empty: none
  std::optional<Arrival> arrival;  // where it came from, when no person imported it
};

/// Commits images in one journal write, and brings binned ones back that turned up again. `publish` puts the objects in their place
/// (see commit() in internals.h for when). When it returns without an error all of them are durable; thumbnails that could not be stored are
/// made anew when somebody looks. `others` stand in the journal with them. After an error none may be acknowledged. Belongs to the vault's thread.
Result<void> commitImages(Vault& vault, const std::vector<const NewImage*>& images, const std::vector<model::ImageId>& broughtBack,
                          const std::function<Result<void>()>& publish, std::vector<PendingChange> others = {});

}  // namespace safelight::vault
