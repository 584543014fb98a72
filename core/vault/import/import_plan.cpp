#include "core/vault/import/import_plan.h"

namespace safelight::vault {

ImportPlan planImport(const ImportContext& context) {
  ImportPlan plan;
  if (!context.sameBytes.isNil() && context.sameBytesSound) {
    plan.status = ImportStatus::Duplicate;
    plan.restoreBinned = context.sameBytesBinned;
    return plan;
  }
  const bool files = context.match.action != MatchPlan::Action::Inbox;
  plan.status = files ? ImportStatus::Imported : ImportStatus::Quarantined;
  plan.imageStatus = files ? model::ImageStatus::Filed : model::ImageStatus::Inbox;
  return plan;
}

}  // namespace safelight::vault
