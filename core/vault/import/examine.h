#pragma once
// One original looked at and sealed: what threads of a pool do for an import or an adoption. Nothing here touches the vault's thread.

#include <memory>
#include <string>

#include "core/crypto/secret_bytes.h"
#include "core/decode/decoder.h"
#include "core/model/image.h"
#include "core/seal/hash.h"
#include "core/store/object_store.h"

namespace safelight::vault {

/// An original as it leaves the pool: hashed, its facts and its thumbnail made in the jail.
struct Examined {
  std::shared_ptr<const decode::SharedOriginal> original;  // empty when it was refused
  std::uint64_t bytes = 0;                                 // of the original
  seal::Hash blake2b{};                                    // zeros for containers
  Result<decode::Inspection> inspection = fail(ErrorCode::Internal);
  Bytes thumbnailJpeg;                                     // ThumbnailForm::Compressed; empty when there is no picture
};

enum class ThumbnailForm : std::uint8_t {
  Pixels,      // stays in the inspection, for showing
  Compressed,  // and once more as it is stored
};

/// Asks the decoder for facts and thumbnail, and hashes. An archive or a media directory (the inspection says so) is not hashed, since
/// it is only opened. Any thread; `name` is the file's name without its folder. Refusals stand in the inspection.
Examined examineOriginal(decode::Decoder& decoder, decode::SharedOriginal original, const std::string& name, ThumbnailForm form);

/// Seals an original into the object store's temporary folder, chunk 0 holding what `image` knows. The caller owes the sync
/// (ObjectStore::syncTemporary). Any thread. After an error, lack of memory (DecoderOutOfMemory) included, nothing of it is left.
Result<std::unique_ptr<store::File>> sealOriginal(const store::ObjectStore& objects, Random& random, const model::Image& image, const crypto::SecretBytes& key,
                                                  ByteView original);

}  // namespace safelight::vault
