#pragma once
// A photograph of one format: facts, rows for a person, pixels, and the picture without anything else.

#include <algorithm>

#include "app/decoder/worker/prepare.h"
#include "core/codec/photo.h"
#include "tests/fuzz/target.h"

namespace safelight::fuzz {

/// What is not of these formats is another target's business. The system's own libraries are not instrumented: what the fuzzer sees of them
/// is what they answer, and what AddressSanitizer sees of their memory.
inline void runPhoto(ByteView file, std::initializer_list<codec::PhotoFormat> formats) {
  static const bool ready = (decoder::prepareDecoding(), true);
  require(ready);
  if (std::find(formats.begin(), formats.end(), codec::detect(file)) == formats.end()) return;
  // Larger ones are slower, not stranger.
  constexpr codec::Limits kLimits{2u << 20, 2000};
  constexpr std::uint64_t kWrittenAnew = 1u << 18;  // pixels
  const auto facts = codec::photoFacts(file);
  for (const codec::ExifRow& row : codec::photoRows(file)) require(!row.name.empty());
  const std::uint32_t longSide = file.size() % 2 == 0 ? 0 : 64;
  if (const auto image = codec::decodePhoto(file, 0, longSide, kLimits)) require(image->sizesAgree() && image->width > 0 && image->height > 0);
  if (!facts) return;
  require(facts->frames > 0);
  if (facts->frames > 1) (void)codec::decodePhoto(file, facts->frames - 1, 0, kLimits);
  if (file.size() % 4 != 0 || std::uint64_t{facts->width} * facts->height > kWrittenAnew) return;
  if (const auto bare = codec::withoutMetadata(file)) require(codec::photoFacts(*bare).has_value());
}

}  // namespace safelight::fuzz
