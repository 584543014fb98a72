#include "core/crypto/box_opener.h"

#include <sodium.h>

namespace safelight::crypto {

static_assert(sizeof(seal::BoxPublicKey) == crypto_box_PUBLICKEYBYTES);

Result<BoxOpener> BoxOpener::make(Random& random) {
  TRY_ASSIGN(SecretBytes secret, SecretBytes::allocate(crypto_box_SECRETKEYBYTES));
  secret.write([&](MutableByteView into) { random.fill(into); });
  return fromSecret(std::move(secret));
}

Result<BoxOpener> BoxOpener::fromSecret(SecretBytes secret) {
  if (secret.size() != crypto_box_SECRETKEYBYTES) return fail(ErrorCode::InvalidArgument, "box key length");
  BoxOpener opener;
  const int failed = secret.read([&](ByteView bytes) { return crypto_scalarmult_base(opener.m_public.data(), bytes.data()); });
  if (failed != 0) return fail(ErrorCode::InvalidArgument, "box key");
  opener.m_secret = std::move(secret);
  return opener;
}

Result<SecretBytes> BoxOpener::open(ByteView sealed) const { return openSealedBox(m_public, m_secret, sealed); }

Result<SecretBytes> openSealedBox(const seal::BoxPublicKey& publicKey, const SecretBytes& secret, ByteView sealed) {
  if (sealed.size() < crypto_box_SEALBYTES) return fail(ErrorCode::DecryptFailed);
  TRY_ASSIGN(SecretBytes plain, SecretBytes::allocate(sealed.size() - crypto_box_SEALBYTES));
  const int failed = secret.read([&](ByteView key) {
    return plain.write([&](MutableByteView into) { return crypto_box_seal_open(into.data(), sealed.data(), sealed.size(), publicKey.data(), key.data()); });
  });
  if (failed != 0) return fail(ErrorCode::DecryptFailed);
  return plain;
}

}  // namespace safelight::crypto
