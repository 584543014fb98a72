#pragma once
// Brings damaged and missing originals back from a backup.

#include <functional>

#include "core/vault/health/health_changes.h"
#include "core/vault/vault.h"

namespace safelight::vault {

struct RepairReport {
  std::uint64_t looked = 0;                 // originals that were looked at
  std::vector<model::ImageId> repaired;
  std::vector<DamagedObject> left;          // with why the backup does not help: ObjectMissing there too, ObjectDamaged there too, or an error of files
};

enum class RepairDepth : std::uint8_t {
  Known,       // what checks have found, and every file that is missing or of another length
  Everything,  // every original is read first
};

/// Reads each copy in the backup whole before it takes its place (`backup`: a place of backups or a copied vault; both keep objects/xx/ID), and
/// journals what came back. A damaged file gives way only to a sound one. Needs the permission to back up. Errors: NotAllowed, BackupPlaceMissing,
/// Cancelled (what is repaired stays), and those of the journal.
Result<RepairReport> repairFrom(Vault& vault, const Path& backup, RepairDepth depth, const std::function<bool(std::uint64_t done, std::uint64_t total)>& onProgress = {});

}  // namespace safelight::vault
