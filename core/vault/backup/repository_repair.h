#pragma once
// Damaged and missing originals from a repository of restic, which lies in no folder to read them from.

#include <memory>

#include "core/base/cancel_token.h"
#include "core/vault/backup/restic.h"
#include "core/vault/health/repair.h"

namespace safelight::vault {

/// Some at a time: start and apply belong to the vault's thread and are quick; fetch knows nothing of the vault, waits for a network, and may run anywhere.
class RepositoryRepair {
 public:
  /// Needs the permission to back up. What is brought lies beside the vault for a while, sealed, and goes with this.
  static Result<std::unique_ptr<RepositoryRepair>> start(Vault& vault, const ResticRepository& repository, std::vector<DamagedObject> damaged, const CancelToken& cancel = {});
  ~RepositoryRepair();

  /// Brings the next ones from the newest snapshot. Errors: those of reaching a repository, BackupIncomplete (no snapshot), BackupDamaged, Cancelled.
  Result<void> fetch();
  /// What came takes its place, as in repairFrom. False when all were tried.
  Result<bool> apply(Vault& vault);
  /// So far.
  const RepairReport& report() const;
  std::uint64_t total() const;

 private:
  struct Parts;
  explicit RepositoryRepair(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

/// All of it, one after the other.
Result<RepairReport> repairFromRepository(Vault& vault, const ResticRepository& repository, const std::vector<DamagedObject>& damaged, const CancelToken& cancel = {});

}  // namespace safelight::vault
