#pragma once
// Anonymous public-key sealing (crypto_box_seal): only the holder of the secret half opens it (core/crypto/box_opener.h).

#include <array>

#include "core/base/bytes.h"

namespace safelight::seal {

using BoxPublicKey = std::array<std::uint8_t, 32>;   // X25519
inline constexpr std::size_t kSealedBoxOverhead = 48;

Result<Bytes> sealTo(const BoxPublicKey& recipient, ByteView plain);

}  // namespace safelight::seal
