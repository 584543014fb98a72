#pragma once
// What becomes of one arrival that was verified and looked at: a pure decision.

#include "core/vault/import/match_plan.h"

namespace safelight::vault {

struct ArrivalContext {
  /// An image with the same original bytes that is filed, waiting or binned; nil when there is none.
  model::ImageId sameBytes;
  bool sameBytesBinned = false;
  /// Its object was opened and holds those bytes. Only then may the arrival go.
  bool sameBytesSound = false;
  /// Another image with the same SOP instance UID; nil when there is none.
  model::ImageId sameInstance;
  /// The decoder could tell what it is.
  bool readable = true;
  MatchPlan match;  // from planMatch
};

struct ArrivalPlan {
  enum class Action : std::uint8_t {
    File,     // with `patient`
    Wait,     // in the Inbox
    Drop,     // a second copy of what is here: its file goes
    BringBack,  // the same, and the binned image comes back: its device shows it as not sent
  } action = Action::Wait;
  model::PatientId patient;     // File
  model::PatientId suggestion;  // Wait: may be nil
  MatchReason reason = MatchReason::NoIdentity;
  model::ImageId conflictsWith;  // File, Wait: may be nil
};

ArrivalPlan planArrival(const ArrivalContext& context);

/// "PANO-1-000042.dcm": a file name for an image that has none, from a title that may hold anything.
std::string arrivalName(std::string_view aeTitle, std::uint64_t number);

}  // namespace safelight::vault
