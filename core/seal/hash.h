#pragma once
// BLAKE2b, plain and keyed.

#include <array>
#include <initializer_list>
#include <memory>

#include "core/base/bytes.h"

namespace safelight::seal {

using Hash = std::array<std::uint8_t, 32>;

/// BLAKE2b-256, what `b2sum -l 256` prints.
Hash hash(ByteView bytes);
/// Keyed BLAKE2b-256 over the parts, each prefixed with its 64-bit length so that no two part lists collide. Key: 16 to 64 bytes.
Hash keyedHash(ByteView key, std::initializer_list<ByteView> parts);
Hash keyedHash(ByteView key, std::span<const ByteView> parts);

/// BLAKE2b-256 of bytes that come in pieces.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;
  void add(ByteView bytes);
  /// Nothing may be added afterwards.
  Hash finish();

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace safelight::seal
