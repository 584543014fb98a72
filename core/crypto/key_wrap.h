#pragma once
// Keys under keys, and keys from keys.

#include <initializer_list>
#include <string_view>

#include "core/base/random.h"
#include "core/base/uuid.h"
#include "core/crypto/secret_bytes.h"
#include "core/seal/hash.h"

namespace safelight::crypto {

inline constexpr std::size_t kKeyBytes = 32;
inline constexpr std::size_t kWrappedKeyBytes = 24 + kKeyBytes + 16;  // nonce, ciphertext, tag

/// 32 random bytes; in the memory of `spare`, whose bytes they replace, where that holds as many: guarded memory costs far more to make than to fill.
Result<SecretBytes> newKey(Random& random, SecretBytes spare = {});
/// keyedHash(root, context, each part): an independent key for one purpose.
Result<SecretBytes> deriveKey(const SecretBytes& root, std::string_view context, std::initializer_list<ByteView> parts);

/// Says which key is meant, and holds none: deriveKey(root, context, {of}).
struct DerivedKey {
  const SecretBytes& root;
  std::string_view context;
  Uuid of;
};

/// XChaCha20-Poly1305 with a random nonce; `associated` is authenticated with it.
Result<Bytes> wrapKey(const SecretBytes& wrapping, const SecretBytes& key, ByteView associated, Random& random);
/// DecryptFailed when anything differs.
Result<SecretBytes> unwrapKey(const SecretBytes& wrapping, ByteView wrapped, ByteView associated);

/// The same for bodies of any length: nonce | ciphertext | tag.
Result<Bytes> sealBody(const SecretBytes& key, ByteView plain, ByteView associated, Random& random);
Result<Bytes> openBody(const SecretBytes& key, ByteView sealed, ByteView associated);
/// The same under a key that is derived (deriveKey of `root`) for this one call, and wiped at its end: guarded memory of its own would cost more than
/// the sealing.
Result<Bytes> sealBody(const DerivedKey& key, ByteView plain, ByteView associated, Random& random);
Result<Bytes> openBody(const DerivedKey& key, ByteView sealed, ByteView associated);
/// Secrets of any length: sealBody and openBody whose plain side never leaves SecretBytes.
Result<Bytes> sealSecret(const SecretBytes& key, const SecretBytes& secret, ByteView associated, Random& random);
Result<SecretBytes> openSecret(const SecretBytes& key, ByteView sealed, ByteView associated);
inline constexpr std::size_t kBodyOverhead = 24 + 16;

}  // namespace safelight::crypto
