#include "app/demo/visits.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

using namespace safelight;
using namespace safelight::demo;

namespace {

const model::LocalTime kMonday = model::LocalTime::make(*model::Date::make(2026, 11, 23), 15, 40);

int hourOf(model::LocalTime time) { return static_cast<int>((time.seconds % 86'400 + 86'400) % 86'400 / 3'600); }

}  // namespace

TEST_CASE("every planned image is taken at one visit of its patient, and visits follow one another", "[demo]") {
  const auto practice = planPractice();
  const auto visits = planVisits(practice, kMonday);
  std::map<std::size_t, std::multiset<std::size_t>> taken;
  for (const Visit& visit : visits) taken[visit.patient].insert(visit.images.begin(), visit.images.end());
  REQUIRE(taken.size() == practice.size());
  for (std::size_t patient = 0; patient < practice.size(); ++patient) {
    CHECK(taken[patient].size() == practice[patient].images.size());
    CHECK(std::set(taken[patient].begin(), taken[patient].end()).size() == practice[patient].images.size());
  }
  CHECK(std::is_sorted(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) { return a.begins < b.begins; }));
}

TEST_CASE("the practice has worked for six years, in office hours, on no weekend, and until just now", "[demo]") {
  const auto practice = planPractice();
  for (int day = 0; day < 7; ++day) {
    const model::LocalTime now{kMonday.seconds + day * 86'400};
    const auto visits = planVisits(practice, now);
    CHECK(now.date().year - visits.front().begins.date().year >= 6);
    CHECK(visits.back().begins.date() == now.date());
    for (const Visit& visit : visits) {
      const PlannedPatient& patient = practice[visit.patient];
      CHECK(filedAt(visit, patient) < now);
      for (const std::size_t image : visit.images) {
        CHECK(takenAt(visit, patient.images[image]) >= visit.begins);
        CHECK(takenAt(visit, patient.images[image]) < filedAt(visit, patient));
        CHECK(takenAt(visit, patient.images[image]).date() == visit.begins.date());
      }
      if (visit.begins.date() == now.date()) continue;
      CHECK(hourOf(visit.begins) >= 8);
      CHECK(hourOf(filedAt(visit, patient)) < 18);
      const int weekday = (visit.begins.date().dayNumber() % 7 + 11) % 7;
      CHECK((weekday != 0 && weekday != 6));
    }
  }
}

TEST_CASE("two appointments that a weekend moves to the same day are one visit", "[demo]") {
  std::vector<PlannedPatient> practice(1);
  practice[0].images.resize(3);
  for (int i = 0; i < 3; ++i) practice[0].images[static_cast<std::size_t>(i)].daysAgo = i + 1;
  const auto visits = planVisits(practice, kMonday);
  REQUIRE(visits.size() == 1);
  CHECK(visits[0].images == std::vector<std::size_t>{0, 1, 2});
  CHECK(visits[0].begins.date() == *model::Date::make(2026, 11, 20));
}
