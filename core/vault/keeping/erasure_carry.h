#pragma once
// What other people's rows owe to records that are about to become unreadable. Only core/vault includes this.

#include <set>

#include "core/vault/internals.h"

namespace safelight::vault {

/// Said again, under keys that stay, so that a replay without the erased records gives the same catalogue.
struct Carried {
  std::vector<PendingChange> kept;                 // image.kept, under the patients who have the images now
  std::vector<store::KeyRecord> keys;              // object keys that were wrapped for the erased patients still
  std::vector<change::CarriedArrival> arrivals;
  std::vector<change::CarriedPatient> others;
  std::vector<model::ImageId> purged;              // images of theirs that went before
};

/// Reads the whole journal and opens the records of `patients`; `images` go with them.
Result<Carried> carryOthers(Vault::Internals& vault, const std::set<model::PatientId>& patients, const std::set<model::ImageId>& images);

}  // namespace safelight::vault
