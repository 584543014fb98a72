#pragma once
// Which wrapped keys a set holds: what lost its key was erased or deleted for good by somebody of the practice, whereas damage leaves the key where it
// was. Needs no key itself. Only core/vault includes this.

#include <optional>
#include <vector>

#include "core/vault/backup/set_reader.h"

namespace safelight::vault {

/// Both sorted.
struct SetKeys {
  std::vector<Uuid> patients, images;
};
/// Nothing when the file is not what the list says, or when a record of it was damaged before it was saved: then nobody knows whose key that was.
std::optional<SetKeys> readSetKeys(store::FileSystem& files, const BackupSet& set);

/// What a set lacks of the one before it.
struct SetChange {
  std::uint64_t lost = 0;    // missing, or with other bytes
  std::uint64_t erased = 0;  // their keys were destroyed
  bool massChange = false;   // lost are so many that an attack or a failing disk may be why
};
/// `before`: the objects of the set before it, sorted by id. Reads the set's keys when something is missing.
SetChange changeSince(store::FileSystem& files, const std::vector<KeptObject>& before, const BackupSet& set);

}  // namespace safelight::vault
