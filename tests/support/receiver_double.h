#pragma once
// Writes arrivals into a vault's inbox as the receiver does, byte for byte, without a network: from the receiving order and the receiver's
// secret, as the vault wrote both.

#include <functional>
#include <vector>

#include "core/base/path.h"
#include "core/seal/peers_seen.h"
#include "core/seal/receiver_secret.h"
#include "core/seal/receiving_order.h"
#include "tests/support/fake_clock.h"

namespace safelight::tests {

class ReceiverDouble {
 public:
  /// Reads order and secret, goes on with the chain, and begins a segment. The vault may be open or not.
  ReceiverDouble(Path vault, const Path& secretFile, FakeClock& clock);

  /// What one arrival may do otherwise than it should. Applied before it is signed.
  using Change = std::function<void(seal::ArrivalTrailer&, seal::ArrivalFacts&)>;

  /// One image of the first paired device (or of `device`), durable and acknowledged. Its id is the name of the file.
  Uuid store(ByteView original, const Change& change = {});
  Uuid store(std::string_view original, const Change& change = {});
  /// As far as a receiver came that was killed: the object without a trailer, for its writer alone.
  Uuid storeHalf(std::string_view original);
  /// Reads the order anew, as the receiver does when the file changed.
  void readOrder();
  /// Who called, as the receiver tells it.
  void writeSeen(std::vector<seal::PeerSeen> peers) const;

  const seal::ReceivingOrder& order() const { return m_order; }
  const seal::InboxHead& head() const { return m_head; }
  Path path(Uuid id) const { return m_vault / "inbox" / id.toString(); }
  void writeHead() const;
  /// Says that it obeys the order it read last.
  void writeObeyed() const;

 private:
  struct Sealed {
    Uuid id;
    Bytes object;
    std::array<std::uint8_t, seal::kSealedObjectKeyBytes> sealedKey{};
    seal::ArrivalFacts facts;
  };
  Sealed sealed(ByteView original, const Change& change, seal::ArrivalTrailer& trailer);

  Path m_vault;
  FakeClock& m_clock;
  seal::ReceiverSecret m_secret;
  seal::SigningKey m_key;
  seal::ReceivingOrder m_order;
  seal::InboxHead m_head;
};

}  // namespace safelight::tests
