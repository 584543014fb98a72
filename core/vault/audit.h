#pragma once
// The journal as a log for people and for checks.

#include <functional>
#include <string>
#include <vector>

#include "core/vault/vault.h"

namespace safelight::vault {

struct AuditEntry {
  std::uint64_t sequence = 0;
  Instant at;
  std::string author;           // login
  std::string action;           // "image.imported", "patient.edited" ...
  model::PatientId patient;     // nil: the vault as a whole
  std::vector<model::ImageId> images;
  std::string summary;          // machine-made, English, without patient names
};

/// Calls `entry` for every record in order; stop by returning false. The reading itself stands in the journal first, as any view does, and is
/// told by the next one. NotAllowed (ReadAudit).
Result<void> readAudit(Vault& vault, const std::function<bool(const AuditEntry&)>& entry);

}  // namespace safelight::vault
