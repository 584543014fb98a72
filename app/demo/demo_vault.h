#pragma once
// Makes the demo practice: pictures, vault, years of visits, a backup.

#include "core/base/path.h"
#include "core/base/result.h"

namespace safelight::demo {

/// Makes "Harbour Dental.safelight", its backup beside it and "demo-password.txt" in the folder `out`. The vault has its name only when it is whole; what is
/// left of an earlier one that was interrupted goes. Errors: VaultExists, and those of decoder, disk and vault; then nothing is left.
Result<void> makeDemo(const Path& out);

}  // namespace safelight::demo
