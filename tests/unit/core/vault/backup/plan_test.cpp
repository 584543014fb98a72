#include "core/vault/backup/backup_plan.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/sample_values.h"

using namespace safelight;
using namespace safelight::vault;
using safelight::tests::numbered;

namespace {

constexpr std::int64_t kHour = 3'600'000, kDay = 24 * kHour;
constexpr Instant kNoon{1'795'262'400'000};  // 2026-11-21 12:00 UTC

model::ImageId image(std::uint8_t number) { return numbered<model::ImageId>(number); }
KeptObject kept(std::uint8_t number, std::uint64_t bytes = 100) { return {image(number), bytes, {}}; }

std::vector<SetName> setsAt(const std::vector<std::int64_t>& hoursAgo) {
  std::vector<SetName> sets;
  for (const std::int64_t hours : hoursAgo) {
    const Instant at{kNoon.milliseconds - hours * kHour};
    sets.push_back(*parseSetName(setName(at, 1000 - static_cast<std::uint64_t>(hours))));
  }
  return sets;
}

/// Hours ago of what stays.
std::vector<std::int64_t> staying(const std::vector<std::int64_t>& hoursAgo, Instant now = kNoon) {
  const auto sets = setsAt(hoursAgo);
  const auto letGo = planRetention(sets, now).letGo;
  std::vector<std::int64_t> stays;
  for (std::size_t i = 0; i < sets.size(); ++i)
    if (std::find(letGo.begin(), letGo.end(), sets[i].name) == letGo.end()) stays.push_back(hoursAgo[i]);
  return stays;
}

}  // namespace

TEST_CASE("only what is new is copied, and what a broken-off run left is proved first", "[backup][plan]") {
  const std::vector<model::ImageId> expected{image(1), image(2), image(3), image(4)}, present{image(1), image(3)};
  const std::vector<LiveObject> live{{image(1), 100}, {image(2), 70}, {image(3), 100}, {image(4), 5}, {image(9), 1}};
  const std::vector<KeptObject> listed{kept(1)};
  const CopyPlan plan = planCopy({expected, live, listed, present, {}, {}});
  REQUIRE(plan.keep.size() == 1);
  CHECK(plan.keep[0].id == image(1));
  REQUIRE(plan.copy.size() == 2);
  CHECK(plan.copy[0].id == image(2));
  CHECK(plan.copy[1].id == image(4));
  CHECK(plan.copyBytes == 75);
  REQUIRE(plan.prove.size() == 1);
  CHECK(plan.prove[0].id == image(3));
  CHECK(plan.lost.empty());
  CHECK(plan.missing + plan.altered + plan.gone == 0);
}

TEST_CASE("what the vault lost and the place has stays saved, and what nobody has is named", "[backup][plan]") {
  const std::vector<model::ImageId> expected{image(1), image(2), image(3)}, present{image(1), image(2)};
  const std::vector<KeptObject> listed{kept(1)};
  const CopyPlan plan = planCopy({expected, {}, listed, present, {}, {}});
  REQUIRE(plan.keep.size() == 1);
  CHECK(plan.keep[0].id == image(1));
  CHECK(plan.missing == 1);
  CHECK(plan.rescue == std::vector{image(2)});
  CHECK(plan.lost == std::vector{image(3)});
}

TEST_CASE("an object of another length is altered, and the saved one stays", "[backup][plan]") {
  const std::vector<model::ImageId> expected{image(1)}, present{image(1)};
  const std::vector<LiveObject> live{{image(1), 101}};
  const std::vector<KeptObject> listed{kept(1, 100)};
  const CopyPlan plan = planCopy({expected, live, listed, present, {}, {}});
  CHECK(plan.altered == 1);
  CHECK(plan.keep == std::vector{kept(1, 100)});
  CHECK(plan.copy.empty());
}

TEST_CASE("what was taken from the place is copied again", "[backup][plan]") {
  const std::vector<model::ImageId> expected{image(1)};
  const std::vector<LiveObject> live{{image(1), 100}};
  const std::vector<KeptObject> listed{kept(1)};
  const CopyPlan plan = planCopy({expected, live, listed, {}, {}, {}});
  CHECK(plan.gone == 1);
  REQUIRE(plan.copy.size() == 1);
}

TEST_CASE("what is known to be damaged is not copied as if it were whole, and what was saved of it stays", "[backup][plan]") {
  const std::vector<model::ImageId> expected{image(1), image(2), image(3)}, damaged{image(1), image(2)}, present{image(1)};
  const std::vector<LiveObject> live{{image(1), 100}, {image(2), 70}, {image(3), 30}};
  const std::vector<KeptObject> listed{kept(1)};
  const CopyPlan plan = planCopy({expected, live, listed, present, damaged, {}});
  CHECK(plan.keep == std::vector{kept(1)});
  CHECK(plan.unsound == std::vector{image(2)});
  REQUIRE(plan.copy.size() == 1);
  CHECK(plan.copy[0].id == image(3));
  CHECK(plan.copyBytes == 30);
}

TEST_CASE("a copy in doubt is compared, unless the vault's own is missing or known to be damaged", "[backup][plan]") {
  const std::vector<model::ImageId> expected{image(1), image(2), image(3), image(4)}, present{image(1), image(2), image(3)}, damaged{image(2)};
  const std::vector<model::ImageId> doubtful{image(1), image(2), image(3), image(4)};
  const std::vector<LiveObject> live{{image(1), 130}, {image(2), 100}, {image(4), 20}};
  const std::vector<KeptObject> listed{kept(1), kept(2), kept(3)};
  const CopyPlan plan = planCopy({expected, live, listed, present, damaged, doubtful});
  CHECK(plan.settle == std::vector{kept(1)});
  CHECK(plan.keep == std::vector{kept(2), kept(3)});
  REQUIRE(plan.copy.size() == 1);
  CHECK(plan.copy[0].id == image(4));
  // What was brought back in another length than was saved is nobody's attack.
  CHECK(plan.altered == 0);
}

TEST_CASE("what was deleted for good is no longer copied", "[backup][plan]") {
  const std::vector<model::ImageId> present{image(1)};
  const std::vector<LiveObject> live{{image(1), 100}};
  const std::vector<KeptObject> listed{kept(1)};
  const CopyPlan plan = planCopy({{}, live, listed, present, {}, {}});
  CHECK(plan.keep.size() + plan.copy.size() + plan.prove.size() + plan.lost.size() + plan.missing == 0);
}

TEST_CASE("more than one in a hundred missing or altered is a mass change, a few of a few are not", "[backup][plan]") {
  CHECK_FALSE(isMassChange({}));
  CHECK_FALSE(isMassChange({10, 1, 1, 0, 0}));
  CHECK(isMassChange({10, 2, 1, 0, 0}));
  CHECK_FALSE(isMassChange({1000, 5, 5, 1000, 0}));
  CHECK(isMassChange({1000, 6, 5, 1000, 0}));
  CHECK(isMassChange({100'000, 0, 1001, 1000, 0}));
  CHECK_FALSE(isMassChange({100'000, 0, 0, 1000, 10}));
  CHECK(isMassChange({100'000, 0, 0, 1000, 11}));
}

TEST_CASE("five times the usual exports is a flood, a busy afternoon is none", "[backup][plan]") {
  CHECK_FALSE(isExportFlood(200, 1, 1));
  CHECK(isExportFlood(201, 1, 1));
  CHECK_FALSE(isExportFlood(5000, 1, 1000));
  CHECK(isExportFlood(5001, 1, 1000));
  CHECK_FALSE(isExportFlood(5001, 2, 1000));
  CHECK(isExportFlood(5001, 0.1, 1000));  // an hour is no excuse
}

TEST_CASE("a set's name says when it was made and comes back", "[backup][plan]") {
  CHECK(setName(kNoon, 42) == "20261121T120000Z-42");
  for (const std::int64_t milliseconds : {std::int64_t{0}, kNoon.milliseconds, std::int64_t{4'102'444'799'000}}) {
    const auto set = parseSetName(setName({milliseconds}, 7));
    REQUIRE(set);
    CHECK(set->at.milliseconds == milliseconds);
    CHECK(set->sequence == 7);
  }
  for (const char* other : {"", "sets", ".part-20261121T120000Z-42", "20261121T120000Z", "20261121T120000Z-", "20261121T120000Z-x", "20261321T120000Z-1", "20260230T120000Z-1",
                            "20261121T250000Z-1", "20261121 120000Z-1", "2026-121T120000Z-1", "20261121T120000Z--1"}) {
    INFO(other);
    CHECK_FALSE(parseSetName(other));
  }
}

TEST_CASE("sets stay a week, then one a day to the thirty-fifth, then none but the newest", "[backup][plan]") {
  CHECK(staying({1, 5, 30, 150}) == std::vector<std::int64_t>{1, 5, 30, 150});
  // Noon minus 240, 242 and 246 hours lie on one day; 264 on the one before.
  CHECK(staying({1, 240, 242, 246, 264}) == std::vector<std::int64_t>{1, 240, 264});
  CHECK(staying({1, 34 * 24, 35 * 24, 36 * 24, 50 * 24}) == std::vector<std::int64_t>{1, 34 * 24, 35 * 24});
  CHECK(staying({100 * 24, 101 * 24}) == std::vector<std::int64_t>{100 * 24});  // a disk from the drawer
  CHECK(staying({246, 240, 1}) == std::vector<std::int64_t>{240, 1});  // in any order
  CHECK(planRetention({}, kNoon).letGo.empty());
}

TEST_CASE("a clock that is far off lets nothing go", "[backup][plan]") {
  const auto sets = setsAt({1, 200, 400, 900});
  CHECK_FALSE(planRetention(sets, kNoon).clockIsWrong);
  CHECK(planRetention(sets, {kNoon.milliseconds + 3650 * kDay}).clockIsWrong);
  CHECK(planRetention(sets, {kNoon.milliseconds + 3650 * kDay}).letGo.empty());
  CHECK(planRetention(sets, {kNoon.milliseconds - 3 * kDay}).clockIsWrong);
  CHECK(planRetention(sets, {kNoon.milliseconds - 3 * kDay}).letGo.empty());
  // A set that was made under the wrong clock changes nothing.
  auto withOneFromTheFuture = sets;
  const Instant future{kNoon.milliseconds + 3650 * kDay};
  withOneFromTheFuture.push_back(*parseSetName(setName(future, 2000)));
  CHECK(planRetention(withOneFromTheFuture, future).clockIsWrong);
  CHECK(planRetention(withOneFromTheFuture, {future.milliseconds + 40 * kDay}).letGo.empty());
}

TEST_CASE("a daily backup is due the next morning, and at once when there was none or the clock went back", "[backup][plan]") {
  CHECK(isDue(24, std::nullopt, kNoon));
  CHECK_FALSE(isDue(24, Instant{kNoon.milliseconds - 21 * kHour}, kNoon));
  CHECK(isDue(24, Instant{kNoon.milliseconds - 22 * kHour}, kNoon));
  CHECK(isDue(24, Instant{kNoon.milliseconds + kDay}, kNoon));
}
