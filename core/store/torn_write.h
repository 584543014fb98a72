#pragma once
// How a write that a power cut tore is told from bytes that changed later.

#include <algorithm>

#include "core/base/bytes.h"

namespace safelight::store {

/// True when a whole sector (or the part of one that `bytes` covers, which lie at `offset` of their file) is zeros: what a disk shows
/// where a grown file never got its data. Keys and signatures hold no such run by chance.
inline bool lostASector(ByteView bytes, std::uint64_t offset) {
  constexpr std::size_t kSector = 512;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = std::min<std::size_t>(bytes.size(), at + kSector - static_cast<std::size_t>((offset + at) % kSector));
    const ByteView piece = bytes.subspan(at, end - at);
    if (std::all_of(piece.begin(), piece.end(), [](std::uint8_t byte) { return byte == 0; })) return true;
    at = end;
  }
  return false;
}

}  // namespace safelight::store
