#pragma once
// Chunk 0 of an object: what is needed to adopt it again when the catalogue and the journal do not know it.

#include "core/model/image.h"

namespace safelight::vault {

/// version u8 | patient 16 | import 16 | status u8 | facts | captured i64 | imported i64 | importer 16 | source name | bytes u64 | BLAKE2b 32.
Bytes encodeMetadata(const model::Image& image);
std::optional<model::Image> parseMetadata(ByteView bytes);

}  // namespace safelight::vault
