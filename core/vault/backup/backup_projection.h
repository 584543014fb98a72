#pragma once
// The catalogue's rows about backups. Only core/vault includes this.

#include "core/vault/catalogue.h"

namespace safelight::vault {

Result<void> projectBackup(store::Connection& catalogue, const OpenRecord& record, const change::BackupPlaceSet& c);
Result<void> projectBackup(store::Connection& catalogue, const OpenRecord& record, const change::BackupPlaceRemoved& c);
Result<void> projectBackup(store::Connection& catalogue, const OpenRecord& record, const change::BackupFinished& c);
Result<void> projectBackup(store::Connection& catalogue, const OpenRecord& record, const change::DrillFinished& c);

}  // namespace safelight::vault
