#pragma once
// The demo practice's days: who came when, so that its images are filed over years as those of a real one are.

#include <vector>

#include "app/demo/practice.h"
#include "core/model/date.h"

namespace safelight::demo {

/// One patient, one day.
struct Visit {
  std::size_t patient = 0;          // of the practice
  model::LocalTime begins;
  std::vector<std::size_t> images;  // of that patient, in their order
};

/// All visits, the earliest first and none after `now`. Past days lie in office hours and never on a weekend; today's visits end shortly before `now`.
std::vector<Visit> planVisits(const std::vector<PlannedPatient>& practice, model::LocalTime now);

/// When an image of the visit was taken.
model::LocalTime takenAt(const Visit& visit, const PlannedImage& image);
/// When the visit's images are filed: a little after the last was taken.
model::LocalTime filedAt(const Visit& visit, const PlannedPatient& patient);

}  // namespace safelight::demo
