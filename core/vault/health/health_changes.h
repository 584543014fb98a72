#pragma once
// The change classes of health (FORMAT.md, "Changes"): what was looked at and found, and that an owner took an older state.

#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/model/ids.h"

namespace safelight::vault {

/// An image whose original is not what it was.
struct DamagedObject {
  model::ImageId image;
  ErrorCode error = ErrorCode::ObjectDamaged;

  bool operator==(const DamagedObject&) const = default;
};

namespace change {

enum class CheckKind : std::uint8_t {
  Sample = 1,     // after unlocking: a part picked by chance
  Scrub = 2,      // on the way through all of them
  ScrubDone = 3,  // at the end of that way
  Repair = 4,     // after something was brought back
};

/// Originals were read and compared. `damaged` is all that is known to be damaged now, found by this check or before; at most kMostNamed of them.
struct HealthChecked {
  static constexpr std::uint16_t kClass = 6;
  static constexpr std::size_t kMostNamed = 1'000;
  CheckKind kind = CheckKind::Sample;
  std::uint64_t objects = 0;        // by this check
  Instant passBegan;                // of the way through all
  std::uint64_t passObjects = 0;    // looked at on this way so far
  model::ImageId next;              // where it goes on; nil: at the beginning
  std::uint64_t damagedCount = 0;
  std::vector<DamagedObject> damaged;
  std::vector<model::ImageId> repaired{};  // brought back by this; at most kMostNamed a record
};

/// An owner opened the vault although somebody had seen a later state.
struct StateAccepted {
  static constexpr std::uint16_t kClass = 8;
  std::uint64_t knownRecords = 0;  // of the journal, as it was remembered
  std::uint64_t foundRecords = 0;
  Instant knownAt;
};

void encode(ByteWriter& writer, const HealthChecked& c);
void encode(ByteWriter& writer, const StateAccepted& c);
/// Version 2 names what was brought back.
HealthChecked readHealthChecked(ByteReader& reader, std::uint8_t version);
StateAccepted readStateAccepted(ByteReader& reader);

}  // namespace change
}  // namespace safelight::vault
