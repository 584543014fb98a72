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
/// An examination that a device is asked for.
using WorklistId = Id<struct WorklistTag>;
/// One sending of images to one device.
using SendId = Id<struct SendTag>;
/// A paired device: a modality, a PACS.
using DeviceId = Id<struct DeviceTag>;

}  // namespace safelight::model
