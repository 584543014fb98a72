#pragma once
// Thumbnails beside the catalogue: rebuilt from objects when lost. Each is sealed under a key made of its image's own, so that it goes with that
// key, wherever in the file a copy of it is left, and is nobody else's picture, whatever became of the pages it lies on.

#include "core/imaging/tone.h"
#include "core/vault/internals.h"

namespace safelight::vault {

Result<void> storeThumbnail(Vault::Internals& vault, model::ImageId id, const imaging::Rendered& picture);
/// A picture that imaging::compressThumbnail made, as it is kept. Any thread.
Result<Bytes> sealThumbnail(model::VaultId vault, model::ImageId id, const crypto::SecretBytes& objectKey, ByteView jpeg, Random& random);
/// Keeps what sealThumbnail made.
Result<void> storeSealedThumbnail(Vault::Internals& vault, model::ImageId id, ByteView sealed);
/// The compressed picture; nothing when there is none, or not the one that was stored. Damage of the file makes all of them anew.
Result<std::optional<Bytes>> readThumbnail(Vault::Internals& vault, model::ImageId id);
/// Takes an image's thumbnail away, if need be with all others: it is gone when this returns without an error.
Result<void> deleteThumbnail(Vault::Internals& vault, model::ImageId id);
/// Throws all thumbnails away and begins anew: what to do when they are damaged. They are made again from the originals.
Result<void> replaceThumbnails(Vault::Internals& vault);
/// Looks through them, all if they are not too many, else each proves itself as it is read; replaces them when they are damaged. They are written
/// without waiting for the disk, so a power cut may have torn any page, even of a session that had ended.
Result<void> checkThumbnails(Vault::Internals& vault);

}  // namespace safelight::vault
