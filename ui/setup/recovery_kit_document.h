#pragma once
// The recovery kit on paper.

#include <QString>

#include "core/base/result.h"
#include "core/vault/vault.h"

class QPagedPaintDevice;

namespace safelight::ui {

/// The code as people copy it: "ABCDE-FGHIJ-...".
QString kitCode(const vault::RecoveryKit& kit);
/// The kit as plain text with everything that is needed.
QString kitText(const vault::RecoveryKit& kit);
/// Draws the kit on one page of a printer or PDF.
void paintKit(QPagedPaintDevice& device, const vault::RecoveryKit& kit);
/// Writes a file that only its owner can read; never overwrites (AlreadyExists). WriteFailed, PermissionDenied.
Result<void> saveKitAsPdf(const QString& path, const vault::RecoveryKit& kit);
Result<void> saveKitAsText(const QString& path, const vault::RecoveryKit& kit);

}  // namespace safelight::ui
