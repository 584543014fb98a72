#pragma once
// The arrivals in `inbox/`: makes files, numbers and signs what is whole, makes it durable, and knows how much is there.

#include <map>
#include <unordered_map>

#include "app/receiver/stored_record.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/seal/arrival.h"
#include "core/seal/receiving_order.h"

namespace safelight::receiver {

/// A file that is being written.
struct NewArrival {
  Uuid object;
  Instant receivedAt;
  std::uint64_t mostBytes = 0;
  ipc::Handle file;
};

/// What an association says about the object it wrote whole, and what the keeper knows of it.
struct WholeArrival {
  std::uint64_t objectBytes = 0;
  Uuid inboxKey;
  Uuid device;
  seal::Hash instanceTag{};
  std::array<std::uint8_t, seal::kSealedObjectKeyBytes> sealedKey{};
};

class Spool {
 public:
  /// Removes what was never finished, finishes what only lacked its last step, and goes on with the chain in a new segment.
  /// Everything outlives the spool.
  static Result<Spool> open(const InboxFolder& folder, Uuid vault, const seal::SigningKey& key, StoredRecord& record, const Clock& clock, Random& random);

  /// Sets aside a file. DiskFull when the disk or a quota is full; other errors of files.
  Result<NewArrival> begin(Uuid device, const seal::ReceivingSettings& settings);
  /// Signs it and makes it durable; then, and only then, it counts. On an error the file is gone. InvalidArgument when the file is not what is said.
  Result<void> finish(const NewArrival& arrival, const WholeArrival& whole);
  void drop(const NewArrival& arrival);
  /// Nobody is connected: names held ready go, and from time to time what was adopted is forgotten.
  void rest();

  std::uint64_t waitingBytes() const { return m_totalBytes; }
  std::size_t waiting() const { return m_arrivals.size(); }

 private:
  struct Known {
    Uuid device;
    std::uint64_t bytes = 0;
  };
  struct Spare {
    Uuid object;
    ipc::Handle file;
  };
  Spool(const InboxFolder& folder, Uuid vault, const seal::SigningKey& key, StoredRecord& record, const Clock& clock, Random& random)
      : m_folder(&folder), m_vault(vault), m_key(&key), m_record(&record), m_clock(&clock), m_random(&random) {}

  void readFolder(const std::optional<seal::InboxHead>& head);
  std::optional<seal::SignedTrailer> examine(const std::string& name);
  Result<void> beginSegment();
  Result<void> writeHead(const seal::InboxHead& head);
  Result<void> checkWritten(const NewArrival& arrival, const WholeArrival& whole, seal::Hash& headerHash) const;
  Result<void> makeDurable(const NewArrival& arrival, std::uint64_t at, ByteView trailer);
  Result<void> addSpares();
  /// What may still come from this device; forgets arrivals that were adopted meanwhile before it says 0.
  std::uint64_t roomFor(Uuid device, const seal::ReceivingSettings& settings);
  std::uint64_t quotaLeft(Uuid device, const seal::ReceivingSettings& settings) const;
  void forgetAdopted();
  void remember(Uuid object, const Known& known);

  const InboxFolder* m_folder;
  Uuid m_vault;
  const seal::SigningKey* m_key;
  StoredRecord* m_record;
  const Clock* m_clock;
  Random* m_random;
  ipc::Handle m_headFile;
  seal::InboxHead m_head;
  std::vector<Spare> m_spares;
  bool m_namesUnsynced = false;
  std::size_t m_begunSinceRest = 0;
  std::unordered_map<Uuid, Known> m_arrivals;
  std::map<Uuid, std::uint64_t> m_bytesOfDevice;
  std::uint64_t m_totalBytes = 0;
  Instant m_counted;
};

}  // namespace safelight::receiver
