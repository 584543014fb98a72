#pragma once
// An inbox in a folder of its own, with a spool that believes it is a receiver's.

#include <filesystem>

#include "app/receiver/spool.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fixed_random.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

Uuid uuidOf(std::uint8_t byte);

struct SpoolBench {
  SpoolBench();
  TemporaryFolder folder;
  FakeClock clock;
  FixedRandom random{3};
  Uuid vault = uuidOf(1), device = uuidOf(5);
  seal::SigningKey key;
  receiver::InboxFolder inbox;
  receiver::StoredRecord record;
  seal::ReceivingSettings settings;

  receiver::Spool open();
  /// Writes a sealed object of so many bytes, as an association does. Nothing is finished yet.
  receiver::NewArrival begin(receiver::Spool& spool, std::size_t bytes = 1000);
  receiver::WholeArrival whole(const receiver::NewArrival& arrival) const;
  /// begin and finish.
  Uuid store(receiver::Spool& spool, std::size_t bytes = 1000);

  Path path(const Uuid& object) const { return folder / ("inbox/" + object.toString()); }
  /// Names of arrivals, whole or not.
  std::vector<std::string> names() const;
  seal::ArrivalTrailer trailer(const Uuid& object) const;
  seal::InboxHead head() const;
};

}  // namespace safelight::tests
