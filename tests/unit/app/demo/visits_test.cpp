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
  practice[0].images.resize(2);
  practice[0].images[0].daysAgo = 1;  // a Sunday
  practice[0].images[1].daysAgo = 3;
  const auto visits = planVisits(practice, kMonday);
  REQUIRE(visits.size() == 1);
  CHECK(visits[0].images == std::vector<std::size_t>{0, 1});
  CHECK(visits[0].begins.date() == *model::Date::make(2026, 11, 20));
}

TEST_CASE("on whatever day and hour it is made, the patients were last there on five days at least", "[demo]") {
  const auto practice = planPractice();
  for (int day = 0; day < 7; ++day) {
    for (const int hour : {0, 7, 12, 23}) {
      const model::LocalTime now{kMonday.seconds - kMonday.seconds % 86'400 + day * 86'400 + hour * 3'600 + 300};
      std::map<std::size_t, model::Date> last;
      for (const Visit& visit : planVisits(practice, now)) last[visit.patient] = visit.begins.date();
      std::set<model::Date> days;
      for (const auto& [patient, date] : last) days.insert(date);
      INFO(day << " " << hour);
      CHECK(days.size() >= 5);
    }
  }
}

TEST_CASE("in whatever minute of a day it is made, images are filed on the day they were taken, and before now", "[demo]") {
  const auto practice = planPractice();
  for (int minute = 0; minute < 24 * 60; ++minute) {
    const model::LocalTime now{kMonday.seconds - kMonday.seconds % 86'400 + minute * 60 + 42};
    for (const Visit& visit : planVisits(practice, now)) {
      const PlannedPatient& patient = practice[visit.patient];
      INFO(minute << " of the day");
      REQUIRE(filedAt(visit, patient) < now);
      for (const std::size_t image : visit.images) REQUIRE(takenAt(visit, patient.images[image]).date() == filedAt(visit, patient).date());
    }
  }
}
