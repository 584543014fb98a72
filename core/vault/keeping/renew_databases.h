#pragma once
// Fresh files for the two databases: after erasing, so that no page remembers; after a rotation, under the new keys. Only core/vault includes this.

#include "core/vault/internals.h"

namespace safelight::vault {

/// Exports catalogue and thumbnails under the ring's keys into new files, puts those in the places of the old ones, and goes on with them. A
/// crash leaves the old or the new file of each. After an error the old ones are open again, or, when even that fails, commits fail.
Result<void> renewDatabases(Vault::Internals& vault);

/// Removes new files that a crash left unfinished.
Result<void> removeUnfinishedDatabases(store::FileSystem& files, const store::Layout& layout);

}  // namespace safelight::vault
