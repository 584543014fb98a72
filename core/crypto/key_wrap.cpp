#include "core/crypto/key_wrap.h"

#include <sodium.h>

#include <algorithm>

namespace safelight::crypto {

namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(kBodyOverhead == kNonceBytes + kTagBytes);

/// Opens into a buffer of sealed.size() - kBodyOverhead bytes.
bool openInto(std::uint8_t* into, ByteView key, ByteView sealed, ByteView associated) {
  const ByteView cipher = sealed.subspan(kNonceBytes);
  return crypto_aead_xchacha20poly1305_ietf_decrypt(into, nullptr, nullptr, cipher.data(), cipher.size(), associated.data(), associated.size(),
                                                    sealed.data(), key.data()) == 0;
}

}  // namespace

Result<SecretBytes> newKey(Random& random) {
  TRY_ASSIGN(SecretBytes key, SecretBytes::allocate(kKeyBytes));
  key.write([&](MutableByteView into) { random.fill(into); });
  return key;
}

Result<SecretBytes> deriveKey(const SecretBytes& root, std::string_view context, std::initializer_list<ByteView> parts) {
  if (root.size() != kKeyBytes) return fail(ErrorCode::InvalidArgument, "key length");
  std::vector<ByteView> all{asBytes(context)};
  all.insert(all.end(), parts.begin(), parts.end());
  seal::Hash derived = root.read([&](ByteView key) { return seal::keyedHash(key, all); });
  auto key = SecretBytes::copyOf(derived);
  wipe(derived);
  return key;
}

Result<Bytes> sealBody(const SecretBytes& key, ByteView plain, ByteView associated, Random& random) {
  if (key.size() != kKeyBytes) return fail(ErrorCode::InvalidArgument, "key length");
  Bytes sealed(plain.size() + kBodyOverhead);
  random.fill(MutableByteView(sealed).first(kNonceBytes));
  key.read([&](ByteView keyBytes) {
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonceBytes, nullptr, plain.data(), plain.size(), associated.data(),
                                               associated.size(), nullptr, sealed.data(), keyBytes.data());
  });
  return sealed;
}

Result<Bytes> openBody(const SecretBytes& key, ByteView sealed, ByteView associated) {
  if (key.size() != kKeyBytes) return fail(ErrorCode::InvalidArgument, "key length");
  if (sealed.size() < kBodyOverhead) return fail(ErrorCode::DecryptFailed);
  Bytes plain(sealed.size() - kBodyOverhead);
  const bool opened = key.read([&](ByteView keyBytes) { return openInto(plain.data(), keyBytes, sealed, associated); });
  if (!opened) return fail(ErrorCode::DecryptFailed);
  return plain;
}

Result<Bytes> sealSecret(const SecretBytes& key, const SecretBytes& secret, ByteView associated, Random& random) {
  return secret.read([&](ByteView plain) { return sealBody(key, plain, associated, random); });
}

Result<SecretBytes> openSecret(const SecretBytes& key, ByteView sealed, ByteView associated) {
  if (key.size() != kKeyBytes) return fail(ErrorCode::InvalidArgument, "key length");
  if (sealed.size() < kBodyOverhead) return fail(ErrorCode::DecryptFailed);
  TRY_ASSIGN(SecretBytes secret, SecretBytes::allocate(sealed.size() - kBodyOverhead));
  const bool opened = key.read([&](ByteView keyBytes) {
    return secret.write([&](MutableByteView into) { return openInto(into.data(), keyBytes, sealed, associated); });
  });
  if (!opened) return fail(ErrorCode::DecryptFailed);
  return secret;
}

Result<Bytes> wrapKey(const SecretBytes& wrapping, const SecretBytes& key, ByteView associated, Random& random) {
  if (key.size() != kKeyBytes) return fail(ErrorCode::InvalidArgument, "key length");
  return sealSecret(wrapping, key, associated, random);
}

Result<SecretBytes> unwrapKey(const SecretBytes& wrapping, ByteView wrapped, ByteView associated) {
  if (wrapped.size() != kWrappedKeyBytes) return fail(ErrorCode::DecryptFailed);
  return openSecret(wrapping, wrapped, associated);
}

}  // namespace safelight::crypto
