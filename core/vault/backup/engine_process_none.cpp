// Where programs are started in another way: not offered yet.

#include "core/vault/backup/engine_process.h"

namespace safelight::vault {

std::string engineInput(std::size_t) { return {}; }

std::vector<std::string> engineEnvironment(StorageLogin) { return {}; }

Result<Path> findEngine(const std::string&) { return fail(ErrorCode::BackupEngineMissing); }

Result<int> runEngine(const EngineCall&, const CancelToken&, const std::function<void(const std::string&)>&) { return fail(ErrorCode::BackupEngineMissing); }

}  // namespace safelight::vault
