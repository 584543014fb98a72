#pragma once
// Ed25519: checking signatures, and the receiver's own key, which signs what arrived. The keys of people are core/crypto's.

#include <array>
#include <functional>

#include "core/base/bytes.h"

namespace safelight::seal {

using SigningPublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;
/// Signs a message with a key that stays where it is.
using SignFunction = std::function<Signature(ByteView)>;

bool verifies(const SigningPublicKey& key, ByteView message, const Signature& signature);

/// A machine's key pair, made from a seed of 32 bytes. Wiped when it goes; not copyable.
class SigningKey {
 public:
  /// InvalidArgument when the seed has another length.
  static Result<SigningKey> fromSeed(ByteView seed);
  SigningKey(SigningKey&& other) noexcept;
  SigningKey& operator=(SigningKey&& other) noexcept;
  ~SigningKey();

  const SigningPublicKey& publicKey() const { return m_public; }
  Signature sign(ByteView message) const;

 private:
  SigningKey() = default;
  SigningPublicKey m_public{};
  std::array<std::uint8_t, 64> m_secret{};  // libsodium's form: seed, public key
};

}  // namespace safelight::seal
