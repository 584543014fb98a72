#pragma once
// The roots of earlier epochs, out of the membership log. Only core/vault includes this.

#include <vector>

#include "core/store/members_log.h"
#include "core/vault/access/key_ring.h"

namespace safelight::vault {

/// Unwraps root after root, each proved by its commitment; newest first, without `root` itself, which is of the log's last epoch. MembersDamaged.
Result<std::vector<EpochRoot>> olderRoots(const store::Members& members, model::VaultId vault, const crypto::SecretBytes& root);

/// A member's ring with everything they may open.
Result<KeyRing> openRing(const store::Members& members, const store::Member& member, const crypto::Identity& identity, model::VaultId vault);

}  // namespace safelight::vault
