// By itself, because the guard asks for it and holds no vault.

#include "core/vault/receiving/receiving.h"

namespace safelight::vault {

Path receiverSecretIn(const Path& folder, model::VaultId vault) { return folder / ("receiver-" + vault.toString()); }

Path receiverSecretPath(const Path& deviceSecret, model::VaultId vault) { return receiverSecretIn(deviceSecret.parent_path(), vault); }

}  // namespace safelight::vault
