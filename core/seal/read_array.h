#pragma once
// Fixed-size fields out of bytes that may be hostile.

#include <algorithm>
#include <array>

#include "core/base/uuid.h"

namespace safelight::seal {

/// Zeros when the reader runs out; it remembers that it did.
template <std::size_t Count>
std::array<std::uint8_t, Count> readArray(ByteReader& reader) {
  std::array<std::uint8_t, Count> array{};
  const ByteView bytes = reader.raw(Count);
  if (bytes.size() == Count) std::copy(bytes.begin(), bytes.end(), array.begin());
  return array;
}

inline Uuid readUuid(ByteReader& reader) { return Uuid{readArray<16>(reader)}; }

}  // namespace safelight::seal
