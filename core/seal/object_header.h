#pragma once
// The object header's bytes, for the sealer alone (FORMAT.md, "Object").

#include <string_view>

#include "core/seal/object_envelope.h"

namespace safelight::seal {

inline constexpr std::string_view kObjectMagic{"SLOBJECT", 8};
inline constexpr std::uint8_t kChunkBits = 16;
inline constexpr std::size_t kCommitOffset = 64;
static_assert(std::size_t{1} << kChunkBits == kChunkBytes);

/// The header with an empty commit.
ObjectHeader makeObjectHeader(Uuid id, ByteView salt, std::uint32_t metadataBytes);

}  // namespace safelight::seal
