#pragma once
// Ed25519 signatures and the key pairs of a person.

#include <array>

#include "core/base/random.h"
#include "core/crypto/secret_bytes.h"
#include "core/seal/sealed_box.h"
#include "core/seal/signature.h"

namespace safelight::crypto {

using seal::Signature;
using seal::SigningPublicKey;
using seal::verifies;

/// A person's two pairs: Ed25519 to sign, X25519 to receive keys. The secret halves never leave SecretBytes.
class Identity {
 public:
  static Result<Identity> make(Random& random);
  /// From the 64 secret bytes that `secret()` gives: Ed25519 seed, then X25519 secret key.
  static Result<Identity> fromSecret(const SecretBytes& secret);
  Result<SecretBytes> secret() const;

  const SigningPublicKey& signingKey() const { return m_signingKey; }
  const seal::BoxPublicKey& boxKey() const { return m_boxKey; }
  Signature sign(ByteView message) const;
  /// Opens what seal::sealTo made for boxKey(); DecryptFailed otherwise.
  Result<SecretBytes> openSealed(ByteView sealed) const;

 private:
  SigningPublicKey m_signingKey{};
  seal::BoxPublicKey m_boxKey{};
  SecretBytes m_signingSecret;  // libsodium's 64-byte form
  SecretBytes m_boxSecret;
};

}  // namespace safelight::crypto
