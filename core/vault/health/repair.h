#pragma once
// Brings damaged and missing originals back from a backup.

#include <functional>
#include <memory>

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

using OnRepairProgress = std::function<bool(std::uint64_t done, std::uint64_t total)>;  // false: stop

/// Originals that are not what they should be, and how many were looked at. Errors: Cancelled, and those of the catalogue.
struct RepairNeed {
  std::uint64_t looked = 0;
  std::vector<DamagedObject> damaged;
};
/// In steps of a few milliseconds, so that people go on working meanwhile.
class DamageSearch {
 public:
  static Result<std::unique_ptr<DamageSearch>> start(Vault& vault, RepairDepth depth);
  ~DamageSearch();
  /// False when all were looked at.
  Result<bool> step(Vault& vault);
  const RepairNeed& need() const;
  std::uint64_t total() const;

 private:
  struct Parts;
  explicit DamageSearch(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};
/// All steps at once.
Result<RepairNeed> findDamaged(Vault& vault, RepairDepth depth, const OnRepairProgress& onProgress = {});

/// Reads each copy in the backup whole before it takes its place (`backup`: a place of backups or a copied vault; both keep objects/xx/ID), and
/// journals what came back. A damaged file gives way only to a sound one. Needs the permission to back up. Errors: NotAllowed, BackupPlaceMissing,
/// Cancelled (what is repaired stays), and those of the journal.
Result<RepairReport> repairFrom(Vault& vault, const Path& backup, RepairDepth depth, const OnRepairProgress& onProgress = {});
/// The same for originals that were found before (findDamaged). The report's `looked` is their number.
Result<RepairReport> repairFrom(Vault& vault, const Path& backup, const std::vector<DamagedObject>& damaged, const OnRepairProgress& onProgress = {});

}  // namespace safelight::vault
