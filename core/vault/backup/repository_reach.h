#pragma once
// A repository of restic, once it was reached. Only core/vault includes this.

#include "core/base/clock.h"
#include "core/store/file_system.h"
#include "core/vault/backup/restic.h"

namespace safelight::vault {

/// Opens it, or says why not, soon. Errors: those of Restic::reach.
Result<Restic> reached(const ResticRepository& repository, const Clock& clock, const CancelToken& cancel);
/// The same, and BackupPlaceMissing at once where it is a folder that is not there.
Result<Restic> reached(store::FileSystem& files, const ResticRepository& repository, const Clock& clock, const CancelToken& cancel);

}  // namespace safelight::vault
