#pragma once
// The orders of the practice software, taken over for the window.

#include "ui/worklist/drop_folder.h"

namespace safelight::app {

/// dispatch::takeDropFolder, with what the window tells of it. Runs on the session's worker; the files are parsed by a jailed process.
Result<ui::DroppedOrders> takeDroppedOrders(vault::Vault& vault, const Path& folder);

}  // namespace safelight::app
