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

/// Seals with the key's bytes, which are readable for this call.
Bytes sealWith(ByteView key, ByteView plain, ByteView associated, Random& random) {
  Bytes sealed(plain.size() + kBodyOverhead);
  random.fill(MutableByteView(sealed).first(kNonceBytes));
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonceBytes, nullptr, plain.data(), plain.size(), associated.data(), associated.size(),
                                             nullptr, sealed.data(), key.data());
  return sealed;
}

Result<Bytes> openWith(ByteView key, ByteView sealed, ByteView associated) {
  if (sealed.size() < kBodyOverhead) return fail(ErrorCode::DecryptFailed);
  Bytes plain(sealed.size() - kBodyOverhead);
  if (!openInto(plain.data(), key, sealed, associated)) return fail(ErrorCode::DecryptFailed);
  return plain;
}

/// Calls `use` with the bytes of a key that nobody has but this call.
template <class Use>
Result<Bytes> withDerived(const DerivedKey& key, Use&& use) {
  if (key.root.size() != kKeyBytes) return fail(ErrorCode::InvalidArgument, "key length");
  struct Wiped {
    seal::Hash bytes;
    ~Wiped() { wipe(bytes); }
  };
  const Wiped derived{key.root.read([&](ByteView root) { return seal::keyedHash(root, {asBytes(key.context), key.of.view()}); })};
  return use(ByteView(derived.bytes));
}

}  // namespace

Result<SecretBytes> newKey(Random& random, SecretBytes spare) {
  if (spare.size() == kKeyBytes) {
    spare.write([&](MutableByteView into) { random.fill(into); });
    return spare;
  }
  return SecretBytes::make(kKeyBytes, [&](MutableByteView into) { random.fill(into); });
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
  return key.read([&](ByteView bytes) { return sealWith(bytes, plain, associated, random); });
}

Result<Bytes> openBody(const SecretBytes& key, ByteView sealed, ByteView associated) {
  if (key.size() != kKeyBytes) return fail(ErrorCode::InvalidArgument, "key length");
  return key.read([&](ByteView bytes) { return openWith(bytes, sealed, associated); });
}

Result<Bytes> sealBody(const DerivedKey& key, ByteView plain, ByteView associated, Random& random) {
  return withDerived(key, [&](ByteView bytes) { return sealWith(bytes, plain, associated, random); });
}

Result<Bytes> openBody(const DerivedKey& key, ByteView sealed, ByteView associated) {
  return withDerived(key, [&](ByteView bytes) { return openWith(bytes, sealed, associated); });
}

Result<Bytes> sealSecret(const SecretBytes& key, const SecretBytes& secret, ByteView associated, Random& random) {
  return secret.read([&](ByteView plain) { return sealBody(key, plain, associated, random); });
}

Result<SecretBytes> openSecret(const SecretBytes& key, ByteView sealed, ByteView associated) {
  if (key.size() != kKeyBytes) return fail(ErrorCode::InvalidArgument, "key length");
  if (sealed.size() < kBodyOverhead) return fail(ErrorCode::DecryptFailed);
  bool opened = false;
  TRY_ASSIGN(SecretBytes secret, SecretBytes::make(sealed.size() - kBodyOverhead, [&](MutableByteView into) {
    opened = key.read([&](ByteView keyBytes) { return openInto(into.data(), keyBytes, sealed, associated); });
  }));
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
