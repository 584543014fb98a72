#pragma once
// Randomness, passed in so that test vectors can be made. The real one is libsodium's (core/seal/sodium_random.h).

#include <array>

#include "core/base/bytes.h"

namespace safelight {

/// A source of random bytes. Production code uses only a cryptographically secure one.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(MutableByteView bytes) = 0;

  template <std::size_t Count>
  std::array<std::uint8_t, Count> array() {
    std::array<std::uint8_t, Count> bytes;
    fill(bytes);
    return bytes;
  }
};

}  // namespace safelight
