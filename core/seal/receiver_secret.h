#pragma once
// The receiver's own secrets (FORMAT.md, "Receiver secret"): an owner-only file outside the vault, beside the device secret. None of them
// opens anything that arrived.

#include <string>

#include "core/base/random.h"
#include "core/base/uuid.h"
#include "core/seal/hash.h"
#include "core/seal/signature.h"

namespace safelight::seal {

/// Wiped when it goes; not copyable.
struct ReceiverSecret {
  Uuid vault;
  Hash genesis{};                              // MemberKeys::genesis: pins the practice, whatever lies in the vault's folder
  std::array<std::uint8_t, 32> signingSeed{};  // SigningKey::fromSeed
  std::array<std::uint8_t, 32> recordKey{};    // keys the tags of what was stored, for storage commitment
  std::string tlsCertificate;                  // PEM, the receiver's own first, then those above it; empty: no TLS
  std::string tlsKey;                          // PEM
  std::string tlsAuthorities;                  // PEM, who may have signed a device's certificate; empty: only the pinned ones count

  ReceiverSecret() = default;
  ReceiverSecret(ReceiverSecret&&) = default;
  ReceiverSecret& operator=(ReceiverSecret&&) = default;
  ReceiverSecret(const ReceiverSecret&) = delete;
  ReceiverSecret& operator=(const ReceiverSecret&) = delete;
  ~ReceiverSecret();

  /// Fresh keys for this vault, no TLS yet.
  static ReceiverSecret make(Uuid vault, const Hash& genesis, Random& random);
  /// The caller wipes the bytes.
  Bytes encode() const;
  /// ReceiverSecretInvalid or VaultTooNew.
  static Result<ReceiverSecret> parse(ByteView file);
};

inline constexpr std::size_t kLargestReceiverSecret = 64u << 10;

}  // namespace safelight::seal
