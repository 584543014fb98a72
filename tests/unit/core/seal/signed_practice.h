#pragma once
// An owner, an inbox authority, a receiver and an order that they all signed, from fixed seeds.

#include "core/seal/receiver_secret.h"
#include "core/seal/receiving_order.h"

namespace safelight::tests {

inline constexpr Instant kArrivedAt{1'795'000'000'000};

seal::SigningKey keyFrom(std::uint8_t seed);
Uuid uuidOf(std::uint8_t byte);
inline seal::SignFunction signingWith(const seal::SigningKey& key) {
  return [&key](ByteView message) { return key.sign(message); };
}

/// A membership log written here byte by byte, as core/store/FORMAT.md says.
class LogWriter {
 public:
  explicit LogWriter(Uuid vault);
  struct Somebody {
    Uuid id;
    std::uint8_t role = 1;
    const seal::SigningKey* key = nullptr;
  };
  void genesis(const Somebody& owner);
  void added(const Somebody& member, const Somebody& signer);
  void role(Uuid member, std::uint8_t role, const Somebody& signer);
  void disabled(Uuid member, const Somebody& signer);
  void slot(Uuid member, const Somebody& signer);
  void renamed(const Somebody& signer);
  void turned(std::uint32_t epoch, const Somebody& signer);
  /// Any change, as it stands.
  void record(ByteView change, const Somebody& signer);
  const Bytes& bytes() const { return m_bytes; }
  std::size_t lastRecordAt() const { return m_lastAt; }

 private:
  Uuid m_vault;
  Bytes m_bytes;
  std::uint64_t m_records = 0;
  seal::Hash m_last{};
  std::size_t m_lastAt = 0;
};

struct SignedPractice {
  SignedPractice();
  Uuid vault = uuidOf(1);
  seal::SigningKey ownerKey = keyFrom(11), clinicianKey = keyFrom(12), authorityKey = keyFrom(13), receiverKey = keyFrom(14);
  LogWriter::Somebody owner{uuidOf(2), 1, &ownerKey}, clinician{uuidOf(3), 2, &clinicianKey};
  LogWriter log{vault};  // owner and clinician
  seal::ReceivingOrder order;  // certified by the owner; two devices

  seal::MemberKeys members() const;
  void certify(const LogWriter::Somebody& by, std::uint32_t epoch = 1);
  Bytes signedOrder() const;
};

seal::ArrivalTrailer sampleTrailer();
seal::ArrivalFacts sampleFacts();

}  // namespace safelight::tests
