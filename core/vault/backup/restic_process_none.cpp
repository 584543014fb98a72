// Where programs are started in another way: not offered yet.

#include "core/vault/backup/restic.h"

namespace safelight::vault {

Result<Path> findRestic() { return fail(ErrorCode::BackupEngineMissing); }

Result<int> Restic::run(std::vector<std::string>, const std::function<void(const std::string&)>&) { return fail(ErrorCode::BackupEngineMissing); }

}  // namespace safelight::vault
