#include "core/crypto/key_slot.h"

#include <sodium.h>

#include <algorithm>

#include "core/crypto/key_wrap.h"
#include "core/crypto/normalised_text.h"

namespace safelight::crypto {

namespace {

constexpr std::size_t kIdentityBytes = 64;
constexpr std::size_t kDeviceSecretBytes = 32;
constexpr std::array<std::uint8_t, 32> kNoFactor{};
static_assert(sizeof(KeySlot::salt) == crypto_pwhash_SALTBYTES);

/// Everything of a slot but its sealed secret, and whose it is: sealed with the secret, so that no field can be exchanged.
Bytes boundFields(const KeySlot& slot, const SlotOwner& owner) {
  ByteWriter writer;
  writer.text("safelight key slot 1");
  writer.u8(static_cast<std::uint8_t>(slot.kind));
  writer.u32(slot.version);
  writer.u8(slot.factors);
  writer.u32(slot.cost.passes);
  writer.u32(slot.cost.memoryMiB);
  writer.raw(slot.salt);
  writer.raw(owner.vault.view());
  writer.raw(owner.user.view());
  return std::move(writer).take();
}

Result<SecretBytes> stretched(const KeySlot& slot, const SecretBytes& password) {
  TRY_ASSIGN(const SecretBytes text, normalisedText(password, Fold::None));
  TRY_ASSIGN(SecretBytes key, SecretBytes::allocate(kKeyBytes));
  const int failed = text.read([&](ByteView typed) {
    return key.write([&](MutableByteView into) {
      return crypto_pwhash(into.data(), into.size(), reinterpret_cast<const char*>(typed.data()), typed.size(), slot.salt.data(),
                           slot.cost.passes, static_cast<std::size_t>(slot.cost.memoryMiB) << 20, crypto_pwhash_ALG_ARGON2ID13);
    });
  });
  if (failed != 0) return fail(ErrorCode::Internal, "no memory for Argon2id");
  return key;
}

/// KEK as FORMAT.md says.
Result<SecretBytes> slotKey(const KeySlot& slot, const SlotOwner& owner, const SecretBytes& password, const SecretBytes& deviceSecret) {
  TRY_ASSIGN(const SecretBytes stretchedPassword, stretched(slot, password));
  ByteWriter tail;
  tail.u32(slot.version);
  tail.u8(slot.factors);
  const ByteView tailBytes = tail.bytes();
  const bool withDevice = (slot.factors & Factors::kDeviceSecret) != 0;
  return deviceSecret.read([&](ByteView device) {
    const ByteView deviceFactor = withDevice ? device : ByteView(kNoFactor);
    return deriveKey(stretchedPassword, "safelight slot key 1",
                     {deviceFactor, kNoFactor, owner.vault.view(), owner.user.view(), tailBytes.first(4), tailBytes.subspan(4)});
  });
}

}  // namespace

void KeySlot::encode(ByteWriter& writer) const {
  writer.u8(static_cast<std::uint8_t>(kind));
  writer.u32(version);
  writer.u8(factors);
  writer.u32(cost.passes);
  writer.u32(cost.memoryMiB);
  writer.raw(salt);
  writer.blob(sealedSecret);
}

std::optional<KeySlot> KeySlot::parse(ByteReader& reader) {
  KeySlot slot;
  const std::uint8_t kind = reader.u8();
  slot.kind = static_cast<SlotKind>(kind);
  slot.version = reader.u32();
  slot.factors = reader.u8();
  slot.cost.passes = reader.u32();
  slot.cost.memoryMiB = reader.u32();
  const ByteView salt = reader.raw(slot.salt.size());
  const ByteView sealed = reader.blob();
  const bool knownKind = slot.kind == SlotKind::Password || slot.kind == SlotKind::Recovery;
  if (reader.failed() || !knownKind || sealed.size() != kIdentityBytes + kBodyOverhead) return std::nullopt;
  std::ranges::copy(salt, slot.salt.begin());
  slot.sealedSecret.assign(sealed.begin(), sealed.end());
  return slot;
}

Result<KeySlot> makeSlot(SlotKind kind, std::uint32_t version, const SlotOwner& owner, const Identity& identity, const SecretBytes& password,
                         const SecretBytes& deviceSecret, const StretchCost& cost, Random& random) {
  if (!cost.isAllowed()) return fail(ErrorCode::SlotRefused);
  if (!deviceSecret.empty() && deviceSecret.size() != kDeviceSecretBytes) return fail(ErrorCode::InvalidArgument, "device secret length");
  KeySlot slot;
  slot.kind = kind;
  slot.version = version;
  slot.factors = deviceSecret.empty() ? 0 : Factors::kDeviceSecret;
  slot.cost = cost;
  slot.salt = random.array<16>();
  TRY_ASSIGN(const SecretBytes key, slotKey(slot, owner, password, deviceSecret));
  TRY_ASSIGN(const SecretBytes secret, identity.secret());
  TRY_ASSIGN(slot.sealedSecret, sealSecret(key, secret, boundFields(slot, owner), random));
  return slot;
}

Result<Identity> openSlot(const KeySlot& slot, const SlotOwner& owner, const SecretBytes& password, const SecretBytes& deviceSecret) {
  if (!slot.cost.isAllowed()) return fail(ErrorCode::SlotRefused);
  const bool needsDevice = (slot.factors & Factors::kDeviceSecret) != 0;
  const bool unknownFactor = (slot.factors & ~Factors::kDeviceSecret) != 0;
  if (unknownFactor || (needsDevice && deviceSecret.size() != kDeviceSecretBytes)) return fail(ErrorCode::WrongCredentials);
  auto key = slotKey(slot, owner, password, deviceSecret);
  if (!key && key.error().code == ErrorCode::InvalidArgument) return fail(ErrorCode::WrongCredentials);  // no UTF-8, or far too long
  if (!key) return fail(key.error());
  auto secret = openSecret(*key, slot.sealedSecret, boundFields(slot, owner));
  if (!secret && secret.error().code == ErrorCode::DecryptFailed) return fail(ErrorCode::WrongCredentials);
  if (!secret) return fail(secret.error());
  return Identity::fromSecret(*secret);
}

}  // namespace safelight::crypto
