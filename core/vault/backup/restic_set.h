#pragma once
// A set on its way into a restic repository. Only core/vault includes this.

#include "core/vault/backup/vault_snapshot.h"

namespace safelight::vault {

/// Where the set lies while restic reads it: a folder in the vault's own, with `arrivals` and `erased` in it.
Path resticStage(const Path& vault);
Result<void> stageForRestic(store::FileSystem& files, const VaultSnapshot& snapshot);
Result<void> unstageForRestic(store::FileSystem& files, const Path& vault);

}  // namespace safelight::vault
