#include <catch2/catch_test_macros.hpp>

#include "core/vault/keeping/retention_plan.h"

using namespace safelight;
using namespace safelight::vault;
using model::Date;

namespace {

Date day(int year, int month, int dayOfMonth) { return *Date::make(year, month, dayOfMonth); }

RetentionFacts adult() {
  RetentionFacts facts;
  facts.today = day(2026, 11, 22);
  facts.birthDate = day(1970, 5, 2);
  facts.lastTreatment = day(2020, 3, 1);
  return facts;
}

}  // namespace

TEST_CASE("records are kept to the last day of the years after the last treatment", "[keeping]") {
  RetentionFacts facts = adult();
  RetentionPlan plan = planRetention(facts);
  CHECK(plan.verdict == RetentionVerdict::Running);
  CHECK(plan.ground == RetentionGround::Years);
  CHECK(plan.keepUntil == day(2030, 3, 1));
  facts.today = day(2030, 3, 1);
  CHECK(planRetention(facts).verdict == RetentionVerdict::Running);
  facts.today = day(2030, 3, 2);
  CHECK(planRetention(facts).verdict == RetentionVerdict::Free);
  CHECK(planRetention(facts).keepUntil == day(2030, 3, 1));
}

TEST_CASE("whoever was a minor at the last treatment is kept until the age that the practice chose", "[keeping]") {
  RetentionFacts facts = adult();
  facts.birthDate = day(2010, 6, 15);
  const RetentionPlan plan = planRetention(facts);
  CHECK(plan.ground == RetentionGround::Minor);
  CHECK(plan.keepUntil == day(2038, 6, 14));
  facts.today = day(2038, 6, 15);
  CHECK(planRetention(facts).verdict == RetentionVerdict::Free);
  // Of age on the very day of the treatment: an adult's rule.
  facts.birthDate = day(2002, 3, 1);
  CHECK(planRetention(facts).ground == RetentionGround::Years);
  // One day younger: a minor's, and the longer of both times counts.
  facts.birthDate = day(2002, 3, 2);
  CHECK(planRetention(facts).ground == RetentionGround::Years);
  CHECK(planRetention(facts).keepUntil == day(2030, 3, 1));
  facts.years = 5;
  CHECK(planRetention(facts).keepUntil == day(2030, 3, 1));
  CHECK(planRetention(facts).ground == RetentionGround::Minor);
}

TEST_CASE("without rules records are free, and a hold forbids erasing on any day", "[keeping]") {
  RetentionFacts facts = adult();
  facts.years = 0;
  facts.minorsUntilAge = 0;
  CHECK(planRetention(facts).verdict == RetentionVerdict::Free);
  CHECK_FALSE(planRetention(facts).keepUntil);
  facts.isOnHold = true;
  CHECK(planRetention(facts).verdict == RetentionVerdict::OnHold);
  facts = adult();
  facts.isOnHold = true;
  facts.today = day(2099, 1, 1);
  CHECK(planRetention(facts).verdict == RetentionVerdict::OnHold);
  CHECK(planRetention(facts).keepUntil == day(2030, 3, 1));
}

TEST_CASE("without a birth date nobody counts as a minor, and leap days have anniversaries", "[keeping]") {
  RetentionFacts facts = adult();
  facts.birthDate.reset();
  CHECK(planRetention(facts).ground == RetentionGround::Years);
  CHECK(yearsLater(day(2024, 2, 29), 10) == day(2034, 3, 1));
  CHECK(yearsLater(day(2024, 2, 29), 4) == day(2028, 2, 29));
  facts.lastTreatment = day(2024, 2, 29);
  CHECK(planRetention(facts).keepUntil == day(2034, 3, 1));
}

TEST_CASE("an erasure is final at once without backups, and 35 days later with them", "[keeping]") {
  CHECK(erasureFinalOn(day(2026, 11, 22), Backups::None) == day(2026, 11, 22));
  CHECK(erasureFinalOn(day(2026, 11, 22), Backups::LetGo) == day(2026, 12, 27));
  CHECK(erasureFinalOn(day(2026, 11, 22), Backups::KeptByStorage) == day(2027, 2, 5));
}

TEST_CASE("images go out of a hold only into another one", "[keeping]") {
  CHECK(mayMove(Holding::Free, Holding::Free));
  CHECK(mayMove(Holding::Free, Holding::Held));
  CHECK(mayMove(Holding::Held, Holding::Held));
  CHECK_FALSE(mayMove(Holding::Held, Holding::Free));
  CHECK(mayMove(Holding::Held, Holding::Free, Move::BackFromSlip));
}
