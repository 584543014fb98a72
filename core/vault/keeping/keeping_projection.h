#pragma once
// The projection of the change classes of keeping; called by project() alone.

#include "core/vault/catalogue.h"

namespace safelight::vault {

Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::KeysRotated& c);
Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::KitRenewed& c);
Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::PatientErased& c);
Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::PatientHeld& c);
Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::PatientReleased& c);
Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::ImageKept& c);
/// Where the image came from is all that is left of its record.
Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::Unreadable& c);

/// The epoch that the journal spoke of last; 1 when of none.
Result<std::uint32_t> rotatedEpoch(store::Connection& catalogue);
/// Whether a person's kit was used, or made anew since (the catalogue's value "kit").
Result<bool> kitWasUsed(store::Connection& catalogue);
Result<void> noteKit(store::Connection& catalogue, bool wasUsed);

}  // namespace safelight::vault
