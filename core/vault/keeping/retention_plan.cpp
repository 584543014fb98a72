#include "core/vault/keeping/retention_plan.h"

namespace safelight::vault {
namespace {
constexpr int kOfAge = 18;
}

bool mayMove(Holding from, Holding to, Move move) { return from == Holding::Free || to == Holding::Held || move == Move::BackFromSlip; }

model::Date yearsLater(model::Date day, int years) {
  if (const auto same = model::Date::make(day.year + years, day.month, day.day)) return *same;
  return *model::Date::make(day.year + years, 3, 1);
}

RetentionPlan planRetention(const RetentionFacts& facts) {
  RetentionPlan plan;
  if (facts.years > 0) {
    plan.keepUntil = yearsLater(facts.lastTreatment, facts.years);
    plan.ground = RetentionGround::Years;
  }
  const bool wasMinor = facts.birthDate && model::ageInYears(*facts.birthDate, facts.lastTreatment) < kOfAge;
  if (facts.minorsUntilAge > 0 && wasMinor) {
    // Until that age is reached: the day before the birthday is the last one.
    const model::Date last = model::Date::fromDayNumber(yearsLater(*facts.birthDate, facts.minorsUntilAge).dayNumber() - 1);
    if (!plan.keepUntil || last > *plan.keepUntil) {
      plan.keepUntil = last;
      plan.ground = RetentionGround::Minor;
    }
  }
  if (facts.isOnHold) plan.verdict = RetentionVerdict::OnHold;
  else if (plan.keepUntil && facts.today <= *plan.keepUntil) plan.verdict = RetentionVerdict::Running;
  return plan;
}

model::Date erasureFinalOn(model::Date today, Backups backups) {
  if (backups == Backups::None) return today;
  return model::Date::fromDayNumber(today.dayNumber() + kKeysInBackupsDays + (backups == Backups::KeptByStorage ? kKeptByStorageDays : 0));
}

}  // namespace safelight::vault
