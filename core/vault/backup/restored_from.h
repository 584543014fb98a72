#pragma once
// Which backup a vault came out of (FORMAT.md, "Restored"). A run is journalled after its set was written, so no set knows of itself: without this a
// vault that came back would say that its last backup is the one before, or that there is none.

#include <optional>

#include "core/vault/backup/backup_changes.h"
#include "core/vault/health/manifest.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// What a restore leaves in the vault's folder. `place` and `bytes` are only shown; the state is proven.
struct RestoredFrom {
  Uuid place;               // nil: a repository, which does not know what a vault calls it
  std::uint64_t bytes = 0;  // of the set
  VaultState state;
};

/// VAULT/restored
Path restoredNote(const Path& vaultPath);
/// Writes it durably. `manifest`: of the set, as it lies there.
Result<void> noteRestored(store::FileSystem& files, const Path& vaultPath, ByteView manifest, Uuid place, std::uint64_t bytes);
/// Nothing when there is none, or none that somebody of the practice signed about a state that this vault has been in.
std::optional<RestoredFrom> restoredFrom(const Vault::Internals& vault);

/// Whether the index that was made anew as this vault was opened had been lost or damaged. A backup holds none, so what just came out of one never had
/// any: that is no trouble, and nobody who has just got their images back is to read of any.
bool lostItsIndex(const Vault& vault);

/// The run that wrote that set, as far as the set knows it. Pure. `repositories`: the ids of the repositories on the vault's list; with one alone,
/// there is no other that a set without a place can lie in.
change::BackupFinished ownRun(const RestoredFrom& from, const std::vector<Uuid>& repositories);

}  // namespace safelight::vault
