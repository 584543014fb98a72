#pragma once
// A whole, consistent copy of a vault, and its way back. Ciphertext only.

#include "core/vault/vault.h"

namespace safelight::vault {

struct BackupReport {
  std::uint64_t filesCopied = 0, filesAlreadyThere = 0, bytes = 0;
};

/// Copies into `destination` (made when missing; an older backup of the same vault is brought up to date). AlreadyExists when
/// something else is there.
Result<BackupReport> backUp(Vault& vault, const Path& destination);
/// Copies a backup to a path that must not exist; needs no key, checks head and members. Errors: VaultExists, NotAVault, DiskFull.
Result<BackupReport> restoreBackup(const Environment& environment, const Path& backup, const Path& vaultPath);

}  // namespace safelight::vault
