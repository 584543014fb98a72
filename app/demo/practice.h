#pragma once
// Who comes to the demo practice, and what was taken of them when.

#include <vector>

#include "app/demo/radiograph.h"
#include "core/model/image.h"
#include "core/model/patient.h"
#include "core/model/user.h"

namespace safelight::demo {

/// One image to make: a radiograph of these teeth, a photograph of the smile, or the slice that a hospital sent.
struct PlannedImage {
  enum class Kind : std::uint8_t { Bitewing, Periapical, Panoramic, SmilePhoto, RetractedPhoto, CtSlice } kind = Kind::Bitewing;
  int daysAgo = 0;
  int minute = 0;             // within the visit
  int firstFdi = 16, lastFdi = 17;
  std::vector<int> teeth;     // FDI, for the tags
  model::Phase phase = model::Phase::None;
};

struct PlannedPatient {
  model::PatientDetails details;
  std::uint64_t mouthSeed = 1;
  double careworn = 0.4;
  std::vector<PlannedImage> images;
};

struct PlannedPerson {
  const char* login;
  const char* displayName;
  model::Role role;
};

bool isPhoto(const PlannedImage& image);

/// Twelve invented patients with some sixty images over years; all names and dates are made up.
std::vector<PlannedPatient> planPractice();
/// Who works there; the owner comes first.
std::vector<PlannedPerson> planStaff();

// What the tags of a planned image say.
model::View viewOf(PlannedImage::Kind kind);
model::Side sideOf(const PlannedImage& plan);
model::Teeth teethOf(const PlannedImage& plan);
/// Where the sensor goes for a radiograph of a mouth in a year (as 2026.9).
Exposure exposureOf(const Mouth& mouth, const PlannedImage& plan, double year, std::uint64_t noise);

}  // namespace safelight::demo
