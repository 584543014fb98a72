#pragma once
// What becomes of one inspected file: a pure decision.

#include "core/vault/import/import.h"

namespace safelight::vault {

struct ImportContext {
  /// An image with the same original bytes that is filed, waiting or binned; nil when there is none.
  model::ImageId sameBytes;
  bool sameBytesBinned = false;
  bool sameBytesSound = true;  // its object is there and, as far as is known, whole: else it is no reason to leave a good one out
  MatchPlan match;  // from planMatch
};

struct ImportPlan {
  ImportStatus status = ImportStatus::Quarantined;
  model::ImageStatus imageStatus = model::ImageStatus::Inbox;
  /// Duplicate of a binned image: bring that one back instead of keeping a second copy.
  bool restoreBinned = false;
};

ImportPlan planImport(const ImportContext& context);

}  // namespace safelight::vault
