#pragma once
// Merged records: who stands for whom.

#include <vector>

#include "core/model/patient.h"
#include "core/store/sql.h"

namespace safelight::vault {

/// The living record at the end of a chain of merges; PatientNotFound.
Result<model::PatientId> resolveMerged(store::Connection& catalogue, model::PatientId id);

/// Living patients who share the number or the folded name, for planMatch.
Result<std::vector<model::Patient>> matchCandidates(store::Connection& catalogue, const std::string& number, const std::string& nameKey);

}  // namespace safelight::vault
