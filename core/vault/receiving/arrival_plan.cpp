#include "core/vault/receiving/arrival_plan.h"

#include <cstdio>

namespace safelight::vault {

ArrivalPlan planArrival(const ArrivalContext& context) {
  ArrivalPlan plan;
  if (!context.sameBytes.isNil() && context.sameBytesSound) {
    plan.action = context.sameBytesBinned ? ArrivalPlan::Action::BringBack : ArrivalPlan::Action::Drop;
    plan.reason = context.match.reason;
    return plan;
  }
  const bool matches = context.match.action == MatchPlan::Action::File;
  plan.reason = context.match.reason;
  plan.suggestion = matches ? context.match.patient : context.match.suggestion;
  plan.conflictsWith = context.sameInstance;
  if (!context.readable) {
    plan.reason = MatchReason::Unreadable;
    return plan;
  }
  // Two different images that claim to be one: a person looks at both before either counts.
  if (!context.sameInstance.isNil()) {
    plan.reason = MatchReason::SameInstance;
    return plan;
  }
  if (!matches) return plan;
  plan.action = ArrivalPlan::Action::File;
  plan.patient = context.match.patient;
  plan.suggestion = {};
  return plan;
}

std::string arrivalName(std::string_view aeTitle, std::uint64_t number) {
  std::string name;
  for (const char c : aeTitle) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    name += plain ? c : '-';
  }
  char digits[32];
  std::snprintf(digits, sizeof digits, "-%06llu.dcm", static_cast<unsigned long long>(number));
  return name + digits;
}

}  // namespace safelight::vault
