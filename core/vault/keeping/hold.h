#pragma once
// Legal holds: records that must not be erased, whatever their age.

#include <string>
#include <vector>

#include "core/model/patient.h"
#include "core/vault/keeping/retention_plan.h"
#include "core/vault/vault.h"

namespace safelight::store {
class Connection;
}

namespace safelight::vault {

/// For whoever may hold records. ReasonMissing, PatientNotFound, NotAllowed. Holding anew replaces the reason.
Result<void> holdPatient(Vault& vault, model::PatientId patient, const std::string& reason);
/// Ends it, with everything merged into the patient. NothingToUndo when there is none; ReasonMissing.
Result<void> releasePatient(Vault& vault, model::PatientId patient, const std::string& reason);

struct Hold {
  std::string reason;
  Instant since;
  model::UserId by;
};
/// Of the patient or anybody merged into them; nothing when there is none.
Result<std::optional<Hold>> findHold(Vault& vault, model::PatientId patient);

/// Why one of these is on hold; empty when none is. For core/vault.
Result<std::string> holdReason(store::Connection& catalogue, const std::vector<model::PatientId>& group);
/// Why a merged patient's record is on hold by what was ordered after the merge, and not by a hold of its own: whoever is taken out of the merge takes it along.
/// For core/vault.
Result<std::optional<std::string>> reasonHeldSinceMerge(Vault::Internals& vault, model::PatientId from);
/// What the plan needs, out of the catalogue. For core/vault.
Result<RetentionFacts> retentionFacts(Vault::Internals& vault, const model::Patient& patient, const std::vector<model::PatientId>& group);

}  // namespace safelight::vault
