#include "core/vault/import/examine.h"

#include "core/base/fence.h"
#include "core/imaging/thumbnail_codec.h"
#include "core/seal/object_envelope.h"
#include "core/vault/images/object_metadata.h"

namespace safelight::vault {

Examined examineOriginal(decode::Decoder& decoder, decode::SharedOriginal original, const std::string& name, ThumbnailForm form) {
  Examined examined;
  examined.bytes = original.size();
  decode::Request request;
  request.operation = decode::Operation::Inspect;
  request.nameHint = name;
  examined.inspection = decoder.inspect(original, request);
  if (!examined.inspection) return examined;
  examined.original = std::make_shared<const decode::SharedOriginal>(std::move(original));
  if (examined.inspection->isArchive || examined.inspection->isMediaDirectory) return examined;
  examined.blake2b = seal::hash(examined.original->bytes());
  if (form == ThumbnailForm::Compressed && !examined.inspection->thumbnail.pixels.empty())
    if (auto jpeg = imaging::compressThumbnail(examined.inspection->thumbnail)) examined.thumbnailJpeg = std::move(*jpeg);
  return examined;
}

Result<std::unique_ptr<store::File>> sealOriginal(const store::ObjectStore& objects, Random& random, const model::Image& image, const crypto::SecretBytes& key,
                                                  ByteView original) {
  auto sealed = fenced("sealing", [&]() -> Result<std::unique_ptr<store::File>> {
    const Bytes metadata = encodeMetadata(image);
    // Chunk by chunk into the memory that is written: no second copy of the image.
    return objects.startTemporary(image.id, [&](const store::ObjectStore::Sink& sink) -> Result<void> {
      const auto room = [&sink](std::size_t bytes) { return sink.room(bytes); };
      TRY_ASSIGN(seal::ObjectSealer sealer,
                 key.read([&](ByteView bytes) { return seal::ObjectSealer::start(image.id.uuid, bytes, metadata, random, sink, room); }));
      TRY_VOID(sealer.write(original));
      return sealer.finish();
    });
  });
  if (!sealed && sealed.error().code == ErrorCode::DecoderOutOfMemory) objects.discardTemporary(image.id);
  return sealed;
}

}  // namespace safelight::vault
