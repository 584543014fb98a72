#pragma once
// From a sealed object to pixels and facts, with the view noted in the journal first.

#include "core/decode/decoder.h"
#include "core/vault/images/images.h"

namespace safelight::vault {

/// The original bytes, bit for bit. Errors: ImageNotFound, ObjectMissing, ObjectDamaged (both are remembered: health/met_damage.h). Notes nothing: callers note why.
Result<Bytes> readOriginal(Vault& vault, model::ImageId id);
/// The same, and they are the bytes that the journal's record names (ObjectDamaged): an object proves itself to whoever has its key, and everybody who
/// worked here may have had it. For what leaves the vault, and for first looks.
Result<Bytes> readProvenOriginal(Vault& vault, model::ImageId id);

enum class ViewNote : std::uint8_t {
  Record,     // a person looks at it: the journal says so before pixels appear
  Prefetch,   // nobody sees it yet; noteImageViewed follows when it is shown
};

/// One frame's pixels (0-based). `longSide` lets huge photos be decoded smaller (0: full).
Result<imaging::SharedPixelImage> loadFrame(Vault& vault, decode::Decoder& decoder, model::ImageId id, std::uint32_t frame,
                                            ViewNote note, std::uint32_t longSide = 0);
Result<void> noteImageViewed(Vault& vault, model::ImageId id);

/// Rows of the information panel.
Result<std::vector<decode::HeaderRow>> loadHeader(Vault& vault, decode::Decoder& decoder, model::ImageId id);

/// Makes and stores a lost thumbnail. NoPixels for documents.
Result<imaging::Rendered> remakeThumbnail(Vault& vault, decode::Decoder& decoder, model::ImageId id);

}  // namespace safelight::vault
