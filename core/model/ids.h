#pragma once
// The strong ids of everything that Safelight names.

#include "core/base/uuid.h"

namespace safelight::model {

using VaultId = Id<struct VaultTag>;
using UserId = Id<struct UserTag>;
/// Nil means "nobody": an image that waits in the Inbox, a record of the vault as a whole.
using PatientId = Id<struct PatientTag>;
/// Also the name of the sealed object file.
using ImageId = Id<struct ImageTag>;
/// One import, so that it can be reported and undone as a whole.
using ImportId = Id<struct ImportTag>;

}  // namespace safelight::model
