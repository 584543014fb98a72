#pragma once
// A restore whose images are not all there yet. Only core/vault includes this.

#include <span>

#include "core/vault/backup/restore.h"

namespace safelight::vault {

/// Where images come from part by part: `bring` puts those of a part into the place, `drop` takes them away again.
struct ImageSource {
  std::function<Result<void>(std::span<const KeptObject* const>)> bring;
  std::function<Result<void>()> drop;
};

/// As restoreBackup. `source`: as much of the place as is there already.
Result<RestoreReport> restorePlace(const Environment& environment, const Path& backup, const Path& vaultPath, const RestoreOptions& options, const ImageSource* source,
                                   const OnBackupProgress& onProgress, const CancelToken& cancel);

/// Empty, new, or a restore of this vault (nil: of any) that was broken off; VaultExists.
Result<void> checkTarget(store::FileSystem& files, const Path& vaultPath, model::VaultId id, const std::string& set);

/// What is brought together: the newest images, then whole folders; each at least one folder, and no more bytes than `most` if there are several.
std::vector<std::vector<const KeptObject*>> inLoads(std::vector<const KeptObject*> newestFirst, std::uint64_t most);

}  // namespace safelight::vault
