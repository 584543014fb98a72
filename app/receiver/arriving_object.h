#pragma once
// One object on its way in, sealed chunk by chunk into the keeper's file.

#include <atomic>

#include "app/receiver/keeper_client.h"
#include "core/seal/receiving_order.h"
#include "dicom/net/service_provider.h"

namespace safelight::receiver {

/// To whom it is sealed.
struct InboxKey {
  Uuid id;
  seal::BoxPublicKey key{};
};

class ArrivingObject final : public dicom::net::StoreReceiver {
 public:
  /// Makes the object key, which is never written but sealed to the inbox, and writes the facts. `storing` is true as long as this lives;
  /// it and `keeper` outlive this.
  static Result<std::unique_ptr<ArrivingObject>> start(KeeperClient& keeper, PlaceForObject place, const InboxKey& inbox, const seal::ArrivalFacts& facts,
                                                       Random& random, std::atomic<bool>& storing);
  ~ArrivingObject() override;  // what was not finished is dropped
  Result<void> write(ByteView bytes) override;
  dicom::net::Status finish() override;
  /// The same, with the reason. Once.
  Result<void> keep();

 private:
  ArrivingObject(KeeperClient& keeper, PlaceForObject place, Uuid inboxKey, std::atomic<bool>& storing)
      : m_keeper(keeper), m_place(std::move(place)), m_inboxKey(inboxKey), m_storing(storing) {
    m_storing.store(true, std::memory_order_relaxed);
  }
  Result<void> append(ByteView sealed);

  KeeperClient& m_keeper;
  PlaceForObject m_place;
  Uuid m_inboxKey;
  std::atomic<bool>& m_storing;
  std::array<std::uint8_t, seal::kSealedObjectKeyBytes> m_sealedKey{};
  std::optional<seal::ObjectSealer> m_sealer;
  std::uint64_t m_written = 0;
  std::uint64_t m_pushed = 0;  // up to here the system was asked to write
  bool m_finished = false;
};

}  // namespace safelight::receiver
