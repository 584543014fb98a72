#include "app/demo/visits.h"

#include <algorithm>
#include <map>

namespace safelight::demo {
namespace {

constexpr std::int64_t kMinute = 60, kHalfHour = 30 * kMinute, kAppointment = 25 * kMinute;
constexpr std::int64_t kFiling = 2 * kMinute;

model::Date workday(model::Date today, int daysAgo) {
  std::int32_t day = today.dayNumber() - daysAgo;
  const std::int32_t weekday = (day % 7 + 7 + 4) % 7;  // 1970-01-01 was a Thursday; 0 is Sunday
  // Saturdays to Thursday, Sundays to Friday: not everybody came on the same day.
  if (weekday == 0 || weekday == 6) day -= 2;
  return model::Date::fromDayNumber(day);
}

/// Half hours from 8:30 to 16:00, another one for each patient.
model::LocalTime appointment(model::Date day, std::size_t patient) {
  constexpr std::int64_t kPlaces = 16, kStride = 7;
  model::LocalTime time = model::LocalTime::make(day, 8, 30);
  time.seconds += static_cast<std::int64_t>(patient) * kStride % kPlaces * kHalfHour;
  return time;
}

constexpr std::int64_t kDay = 86'400;

/// A visit that would run past midnight begins so much earlier that it ends before: an image is filed on the day it was taken.
void endTheSameDay(Visit& visit, const PlannedPatient& patient) {
  const model::LocalTime filed = filedAt(visit, patient);
  if (filed.date() == visit.begins.date()) return;
  visit.begins.seconds -= filed.seconds % kDay + kMinute;
}

}  // namespace

model::LocalTime takenAt(const Visit& visit, const PlannedImage& image) { return {visit.begins.seconds + image.minute * kMinute}; }

model::LocalTime filedAt(const Visit& visit, const PlannedPatient& patient) {
  model::LocalTime last = visit.begins;
  for (const std::size_t image : visit.images) last = std::max(last, takenAt(visit, patient.images[image]));
  return {last.seconds + kFiling};
}

std::vector<Visit> planVisits(const std::vector<PlannedPatient>& practice, model::LocalTime now) {
  const model::Date today = now.date();
  std::vector<Visit> visits;
  for (std::size_t patient = 0; patient < practice.size(); ++patient) {
    std::map<model::Date, Visit> days;  // two appointments that a weekend moves to the same Friday are one
    for (std::size_t image = 0; image < practice[patient].images.size(); ++image) {
      const int daysAgo = practice[patient].images[image].daysAgo;
      const model::Date day = daysAgo == 0 ? today : workday(today, daysAgo);
      Visit& visit = days[day];
      visit.patient = patient;
      visit.begins = daysAgo == 0 ? model::LocalTime{now.seconds - kHalfHour - static_cast<std::int64_t>(patient) * kAppointment} : appointment(day, patient);
      visit.images.push_back(image);
    }
    for (auto& [day, visit] : days) {
      endTheSameDay(visit, practice[patient]);
      visits.push_back(std::move(visit));
    }
  }
  std::sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) { return a.begins < b.begins; });
  return visits;
}

}  // namespace safelight::demo
