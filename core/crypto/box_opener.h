#pragma once
// The secret side of seal::sealTo.

#include "core/base/random.h"
#include "core/crypto/secret_bytes.h"
#include "core/seal/sealed_box.h"

namespace safelight::crypto {

/// An X25519 pair that opens what was sealed to its public half. One thread at a time.
class BoxOpener {
 public:
  static Result<BoxOpener> make(Random& random);
  /// From the 32 bytes that `secret()` gives.
  static Result<BoxOpener> fromSecret(SecretBytes secret);

  const seal::BoxPublicKey& publicKey() const { return m_public; }
  const SecretBytes& secret() const { return m_secret; }
  /// DecryptFailed for anything that was not sealed to publicKey().
  Result<SecretBytes> open(ByteView sealed) const;

 private:
  seal::BoxPublicKey m_public{};
  SecretBytes m_secret;
};

/// What BoxOpener::open does, for whoever keeps both halves in another way.
Result<SecretBytes> openSealedBox(const seal::BoxPublicKey& publicKey, const SecretBytes& secret, ByteView sealed);

}  // namespace safelight::crypto
