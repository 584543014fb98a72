#include "core/crypto/signing.h"

#include <sodium.h>

#include <algorithm>

#include "core/crypto/box_opener.h"

namespace safelight::crypto {

namespace {

constexpr std::size_t kSeedBytes = crypto_sign_SEEDBYTES;
constexpr std::size_t kIdentityBytes = kSeedBytes + crypto_box_SECRETKEYBYTES;
static_assert(sizeof(SigningPublicKey) == crypto_sign_PUBLICKEYBYTES && sizeof(Signature) == crypto_sign_BYTES);
static_assert(sizeof(seal::BoxPublicKey) == crypto_box_PUBLICKEYBYTES && kIdentityBytes == 64);

}  // namespace

Result<Identity> Identity::make(Random& random) {
  TRY_ASSIGN(SecretBytes secret, SecretBytes::allocate(kIdentityBytes));
  secret.write([&](MutableByteView into) { random.fill(into); });
  return fromSecret(secret);
}

Result<Identity> Identity::fromSecret(const SecretBytes& secret) {
  if (secret.size() != kIdentityBytes) return fail(ErrorCode::InvalidArgument, "identity length");
  Identity identity;
  TRY_ASSIGN(identity.m_signingSecret, SecretBytes::allocate(crypto_sign_SECRETKEYBYTES));
  TRY_ASSIGN(identity.m_boxSecret, SecretBytes::allocate(crypto_box_SECRETKEYBYTES));
  const int failed = secret.read([&](ByteView bytes) {
    identity.m_signingSecret.write(
        [&](MutableByteView into) { crypto_sign_seed_keypair(identity.m_signingKey.data(), into.data(), bytes.data()); });
    identity.m_boxSecret.write([&](MutableByteView into) { std::ranges::copy(bytes.subspan(kSeedBytes), into.begin()); });
    return crypto_scalarmult_base(identity.m_boxKey.data(), bytes.data() + kSeedBytes);
  });
  if (failed != 0) return fail(ErrorCode::InvalidArgument, "identity");
  return identity;
}

Result<SecretBytes> Identity::secret() const {
  TRY_ASSIGN(SecretBytes secret, SecretBytes::allocate(kIdentityBytes));
  secret.write([&](MutableByteView into) {
    // libsodium's 64-byte signing key begins with the seed.
    m_signingSecret.read([&](ByteView bytes) { std::ranges::copy(bytes.first(kSeedBytes), into.begin()); });
    m_boxSecret.read([&](ByteView bytes) { std::ranges::copy(bytes, into.begin() + kSeedBytes); });
  });
  return secret;
}

Signature Identity::sign(ByteView message) const {
  Signature signature{};
  m_signingSecret.read([&](ByteView key) { crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), key.data()); });
  return signature;
}

Result<SecretBytes> Identity::openSealed(ByteView sealed) const { return openSealedBox(m_boxKey, m_boxSecret, sealed); }

}  // namespace safelight::crypto
