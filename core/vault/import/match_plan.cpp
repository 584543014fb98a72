#include "core/vault/import/match_plan.h"

#include <array>

#include "core/vault/patients/folding.h"

namespace safelight::vault {
namespace {

constexpr std::array<std::pair<MatchReason, std::string_view>, 13> kNames{{
    {MatchReason::Exact, "exact"}, {MatchReason::ChosenByPerson, "chosen"}, {MatchReason::ChosenButDiffers, "chosen-but-differs"},
    {MatchReason::NoIdentity, "no-identity"}, {MatchReason::NobodyAlike, "nobody-alike"}, {MatchReason::NameDiffers, "name-differs"},
    {MatchReason::BirthDateDiffers, "birth-date-differs"}, {MatchReason::NumberDiffers, "number-differs"}, {MatchReason::NumberOnly, "number-only"},
    {MatchReason::NameOnly, "name-only"}, {MatchReason::Several, "several"},
    {MatchReason::SameInstance, "same-instance"}, {MatchReason::Unreadable, "unreadable"},
}};

/// How one patient agrees with what a file says.
struct Agreement {
  bool number = false, name = false, birth = false;
  bool birthConflicts = false;  // both say one, and they differ
  int score() const { return (number ? 4 : 0) + (name ? 2 : 0) + (birth ? 2 : 0); }
  bool exact() const { return number && name && birth; }
};

Agreement compare(const model::SourceIdentity& identity, const model::PatientDetails& details) {
  Agreement agreement;
  agreement.number = !identity.patientNumber.empty() && identity.patientNumber == details.number;
  agreement.name = !(identity.familyName.empty() && identity.givenName.empty()) &&
                   nameKey(identity.familyName, identity.givenName) == nameKey(details.familyName, details.givenName);
  agreement.birth = identity.birthDate && details.birthDate && *identity.birthDate == *details.birthDate;
  agreement.birthConflicts = identity.birthDate && details.birthDate && *identity.birthDate != *details.birthDate;
  return agreement;
}

MatchReason reasonFor(const Agreement& agreement) {
  if (agreement.number && agreement.birth) return MatchReason::NameDiffers;
  if (agreement.name && agreement.birth) return MatchReason::NumberDiffers;
  if (agreement.number && agreement.name) return MatchReason::BirthDateDiffers;
  if (agreement.number) return MatchReason::NumberOnly;
  return MatchReason::NameOnly;
}

MatchPlan planChosen(const MatchContext& context) {
  MatchPlan plan;
  plan.action = MatchPlan::Action::File;
  plan.patient = context.chosen->id;
  plan.reason = MatchReason::ChosenByPerson;
  const Agreement agreement = compare(context.identity, context.chosen->details);
  const bool saysName = !(context.identity.familyName.empty() && context.identity.givenName.empty());
  if (agreement.exact()) plan.reason = MatchReason::Exact;
  else if (agreement.birthConflicts || (saysName && !agreement.name)) plan.reason = MatchReason::ChosenButDiffers;
  return plan;
}

bool isComplete(const model::SourceIdentity& identity) {
  return !identity.patientNumber.empty() && !(identity.familyName.empty() && identity.givenName.empty()) && identity.birthDate.has_value();
}

}  // namespace

std::string_view matchReasonName(MatchReason reason) {
  for (const auto& [value, name] : kNames)
    if (value == reason) return name;
  return "no-identity";
}

std::optional<MatchReason> matchReasonFromName(std::string_view text) {
  for (const auto& [value, name] : kNames)
    if (name == text) return value;
  return std::nullopt;
}

MatchPlan planMatch(const MatchContext& context) {
  if (context.chosen) return planChosen(context);
  MatchPlan plan;
  if (context.identity.empty()) return plan;

  const model::Patient* best = nullptr;
  Agreement bestAgreement;
  bool tied = false;
  for (const model::Patient& candidate : context.candidates) {
    const Agreement agreement = compare(context.identity, candidate.details);
    if (agreement.score() == 0 || (!agreement.number && !agreement.name)) continue;
    if (best == nullptr || agreement.score() > bestAgreement.score()) {
      best = &candidate;
      bestAgreement = agreement;
      tied = false;
    } else if (agreement.score() == bestAgreement.score()) {
      tied = true;
    }
  }
  if (best == nullptr) {
    plan.reason = MatchReason::NobodyAlike;
    const bool create = context.newPatients == MatchContext::NewPatients::Create && isComplete(context.identity);
    plan.action = create ? MatchPlan::Action::CreateAndFile : MatchPlan::Action::Inbox;
    return plan;
  }
  if (tied) {
    plan.reason = MatchReason::Several;
    plan.suggestion = best->id;
    return plan;
  }
  if (bestAgreement.exact()) {
    plan.action = MatchPlan::Action::File;
    plan.patient = best->id;
    plan.reason = MatchReason::Exact;
    return plan;
  }
  plan.suggestion = best->id;
  plan.reason = reasonFor(bestAgreement);
  return plan;
}

}  // namespace safelight::vault
