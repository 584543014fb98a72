#pragma once
// The older kind of backup: a plain copy of the vault's files. Read, never written any more. Only core/vault includes this.

#include "core/vault/backup/restore.h"

namespace safelight::vault {

/// Copies it file by file; checks head and members first.
Result<RestoreReport> restoreMirror(const Environment& environment, const Path& backup, const Path& vaultPath);

}  // namespace safelight::vault
