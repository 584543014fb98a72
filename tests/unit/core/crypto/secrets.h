#pragma once
// Short ways to secrets in tests.

#include <string>
#include <string_view>

#include "core/crypto/secret_bytes.h"

namespace safelight::tests {

inline crypto::SecretBytes secretOf(std::string_view text) { return std::move(crypto::SecretBytes::copyOf(asBytes(text))).value(); }
inline crypto::SecretBytes secretOf(std::size_t count, std::uint8_t value) {
  return std::move(crypto::SecretBytes::copyOf(Bytes(count, value))).value();
}
inline std::string textOf(const crypto::SecretBytes& secret) {
  return secret.read([](ByteView bytes) { return toString(bytes); });
}

}  // namespace safelight::tests
