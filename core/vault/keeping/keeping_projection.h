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
/// How somebody's kit stands: kept, used and not made anew since, or begun or shown and nobody knows yet whether it is kept.
enum class KitState : std::uint8_t { Kept = 0, Used = 1, Unproven = 2 };
Result<KitState> kitState(store::Connection& catalogue, model::UserId owner);
/// What the journal says of people's kits in PeopleChanged, beside change::kRecoveryKitUsed. Begun: from here on the kit before may be dead.
inline constexpr std::string_view kRecoveryKitBegun = "new recovery kit begun", kRecoveryKitShown = "recovery kit shown";
inline constexpr std::string_view kRecoveryKitTypedBack = "recovery kit typed back", kRecoveryKitGivenOut = "recovery kit given out";
Result<void> projectKit(store::Connection& catalogue, const change::PeopleChanged& c);

}  // namespace safelight::vault
