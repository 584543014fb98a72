#pragma once
// All images on one picture, as a proof that they can be seen.

#include "core/decode/decoder.h"
#include "core/vault/images/images.h"

namespace safelight::vault {

/// A grid of thumbnails, newest first, at most `limit`; without names. The caller encodes and stores it (an export: noted in the journal).
Result<imaging::Rendered> makeContactSheet(Vault& vault, std::uint32_t limit = 400);

}  // namespace safelight::vault
