#pragma once
// Fresh files for the databases: for the catalogue after erasing, so that no page remembers; for both after a rotation, under the new keys. Only
// core/vault includes this.

#include "core/vault/internals.h"

namespace safelight::vault {

/// Exports catalogue and thumbnails under the ring's keys into new files, puts those in the places of the old ones, and goes on with them. A
/// crash leaves the old or the new file of each. After an error the old ones are open again, or, when even that fails, commits fail.
Result<void> renewDatabases(Vault::Internals& vault);

/// The same of the catalogue alone, and of the thumbnails alone; thumbnails that are damaged begin anew.
Result<void> renewCatalogue(Vault::Internals& vault);
Result<void> renewThumbnails(Vault::Internals& vault);

/// After an erasure: renews a catalogue of up to 64 MiB at once (a second). A larger one is only marked, so that several erasures cost one renewal, which
/// is done beside the work (self_check.h).
Result<void> renewAfterErasing(Vault::Internals& vault);
/// Renews a catalogue that is marked.
Result<void> removeRemnants(Vault::Internals& vault);

/// Removes new files that a crash left unfinished.
Result<void> removeUnfinishedDatabases(store::FileSystem& files, const store::Layout& layout);

}  // namespace safelight::vault
