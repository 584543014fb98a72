#pragma once
// What the places of backups know of a vault: an older copy of it is found by any backup that is there, also on a computer that never saw it.

#include <optional>
#include <string>
#include <vector>

#include "core/vault/backup/backup_changes.h"
#include "core/vault/health/manifest.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// The newest state that a place proves: signed by people of the practice whose first record this is.
struct SavedState {
  Uuid place;
  seal::Hash genesis{};
  VaultState state;
};

/// Asks every folder that is there for its newest set; no key, no vault, any thread. May take the time that a sleeping disk needs. Places that are
/// not there, restic's, and sets that are not sound are passed over.
std::vector<SavedState> readSavedStates(store::FileSystem& files, model::VaultId vault, const std::vector<BackupPlace>& places);

/// The latest of these states that the vault has not reached, or has left for another history; nothing when it has been in all of them. Reads a
/// record for each. States of another practice are passed over.
std::optional<SavedState> laterThanVault(const Vault& vault, const std::vector<SavedState>& states);

}  // namespace safelight::vault
