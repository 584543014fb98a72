#include "core/vault/backup/repository_reach.h"

#include "core/vault/backup/restore.h"
#include "core/vault/backup/s3_transport.h"

namespace safelight::vault {

Result<Restic> reached(const ResticRepository& repository, const Clock& clock, const CancelToken& cancel) {
  TRY_ASSIGN(Restic restic, Restic::open(repository, cancel));
  // restic tries for long where curl says at once that nobody answers.
  if (const auto asker = askerOf(repository, clock, cancel)) TRY_VOID(reachBucket(asker->ask));
  TRY_VOID(restic.reach());
  return restic;
}

Result<Restic> reached(store::FileSystem& files, const ResticRepository& repository, const Clock& clock, const CancelToken& cancel) {
  if (const auto folder = folderOfRepository(repository.location); folder && !files.info(*folder)) return fail(ErrorCode::BackupPlaceMissing, "folder of the repository");
  return reached(repository, clock, cancel);
}

}  // namespace safelight::vault
