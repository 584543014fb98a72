#include "core/seal/signature.h"

#include <sodium.h>

namespace safelight::seal {

static_assert(sizeof(SigningPublicKey) == crypto_sign_PUBLICKEYBYTES && sizeof(Signature) == crypto_sign_BYTES);

bool verifies(const SigningPublicKey& key, ByteView message, const Signature& signature) {
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

Result<SigningKey> SigningKey::fromSeed(ByteView seed) {
  if (seed.size() != crypto_sign_SEEDBYTES) return fail(ErrorCode::InvalidArgument, "seed length");
  SigningKey key;
  static_assert(sizeof key.m_secret == crypto_sign_SECRETKEYBYTES);
  crypto_sign_seed_keypair(key.m_public.data(), key.m_secret.data(), seed.data());
  return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept : m_public(other.m_public), m_secret(other.m_secret) {
  sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
  if (this == &other) return *this;
  m_public = other.m_public;
  m_secret = other.m_secret;
  sodium_memzero(other.m_secret.data(), other.m_secret.size());
  return *this;
}

SigningKey::~SigningKey() { sodium_memzero(m_secret.data(), m_secret.size()); }

Signature SigningKey::sign(ByteView message) const {
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secret.data());
  return signature;
}

}  // namespace safelight::seal
