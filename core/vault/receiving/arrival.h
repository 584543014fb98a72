#pragma once
// Where an image that arrived over the network came from: what its trailer proves and its metadata says.

#include "core/base/clock.h"
#include "core/model/ids.h"
#include "core/seal/arrival.h"

namespace safelight::vault {

/// The origin of one arrival, kept with its record for good.
struct Arrival {
  model::DeviceId device;
  seal::DeviceLink link = seal::DeviceLink::Plain;
  std::string callingAe;
  std::string address;          // numeric
  Instant receivedAt;
  Uuid segment;                 // one for each start of the receiver
  std::uint64_t number = 0;     // within the segment, from 1
  seal::Hash hash{};            // of its trailer: what the next arrival's trailer names as the one before
  std::uint64_t objectBytes = 0;  // length of the object file without the trailer

  bool operator==(const Arrival&) const = default;
};

}  // namespace safelight::vault
