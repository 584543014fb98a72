// By itself, because the guard asks for it and holds no vault.

#include "core/vault/receiving/receiving.h"

namespace safelight::vault {

Path receiverSecretPath(const Path& deviceSecret, model::VaultId vault) { return deviceSecret.parent_path() / ("receiver-" + vault.toString()); }

}  // namespace safelight::vault
