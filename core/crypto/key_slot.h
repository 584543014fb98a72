#pragma once
// A key slot: a person's secret halves under what they know and what their workstation has (FORMAT.md, "Key slot").
//
//   KEK = BLAKE2b-256(key = Argon2id(NFKC(password), salt, t, m),
//                     device secret (32 zero bytes without) | FIDO2 secret (32 zero bytes without) | vault id | user id | slot version u32 | factors u8)

#include <optional>

#include "core/base/uuid.h"
#include "core/crypto/signing.h"

namespace safelight::crypto {

enum class SlotKind : std::uint8_t { Password = 1, Recovery = 2 };

/// Which factors enter the key; part of the signed record, so none can be dropped silently.
struct Factors {
  static constexpr std::uint8_t kDeviceSecret = 1;
  static constexpr std::uint8_t kFido2 = 2;
};

/// Cost of Argon2id. A slot outside floor or ceiling is refused before it runs (SlotRefused).
struct StretchCost {
  std::uint32_t passes = 3;
  std::uint32_t memoryMiB = 256;
  bool isAllowed() const { return memoryMiB >= 256 && memoryMiB <= 2048 && passes >= 3 && passes <= 10; }
};

struct KeySlot {
  SlotKind kind = SlotKind::Password;
  std::uint32_t version = 1;     // counts up with each new slot of a user
  std::uint8_t factors = 0;
  StretchCost cost;
  std::array<std::uint8_t, 16> salt{};
  Bytes sealedSecret;            // sealBody of Identity::secret()

  void encode(ByteWriter& writer) const;
  static std::optional<KeySlot> parse(ByteReader& reader);
};

/// Whom a slot belongs to; enters the key.
struct SlotOwner {
  Uuid vault;
  Uuid user;
};

/// `password` is UTF-8 as typed; it is normalised (NFKC) inside. `deviceSecret` is 32 bytes, or empty for a recovery slot.
Result<KeySlot> makeSlot(SlotKind kind, std::uint32_t version, const SlotOwner& owner, const Identity& identity,
                         const SecretBytes& password, const SecretBytes& deviceSecret, const StretchCost& cost, Random& random);
/// WrongCredentials when the password, the device secret or the slot differ in anything; SlotRefused before any work.
Result<Identity> openSlot(const KeySlot& slot, const SlotOwner& owner, const SecretBytes& password, const SecretBytes& deviceSecret);

}  // namespace safelight::crypto
