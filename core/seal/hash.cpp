#include "core/seal/hash.h"

#include <sodium.h>

#include <algorithm>

namespace safelight::seal {

struct Hasher::State {
  crypto_generichash_state blake2b;
};

namespace {

/// Wipes the state of a keyed hash: it holds the key.
struct KeyedState {
  crypto_generichash_state blake2b;
  ~KeyedState() { sodium_memzero(&blake2b, sizeof blake2b); }
};

}  // namespace

Hash hash(ByteView bytes) {
  Hash digest;
  crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), nullptr, 0);
  return digest;
}

Hash keyedHash(ByteView key, std::span<const ByteView> parts) {
  KeyedState state;
  crypto_generichash_init(&state.blake2b, key.data(), key.size(), sizeof(Hash));
  for (const ByteView part : parts) {
    std::array<std::uint8_t, 8> length;
    for (std::size_t i = 0; i < length.size(); ++i) length[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(part.size()) >> (8 * i));
    crypto_generichash_update(&state.blake2b, length.data(), length.size());
    crypto_generichash_update(&state.blake2b, part.data(), part.size());
  }
  Hash digest;
  crypto_generichash_final(&state.blake2b, digest.data(), digest.size());
  return digest;
}

Hash keyedHash(ByteView key, std::initializer_list<ByteView> parts) {
  return keyedHash(key, std::span<const ByteView>(parts.begin(), parts.size()));
}

Hasher::Hasher() : m_state(std::make_unique<State>()) { crypto_generichash_init(&m_state->blake2b, nullptr, 0, sizeof(Hash)); }
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::add(ByteView bytes) { crypto_generichash_update(&m_state->blake2b, bytes.data(), bytes.size()); }

Hash Hasher::finish() {
  Hash digest;
  crypto_generichash_final(&m_state->blake2b, digest.data(), digest.size());
  return digest;
}

}  // namespace safelight::seal
