#include "app/demo/practice.h"

namespace safelight::demo {
namespace {

using Kind = PlannedImage::Kind;

PlannedImage bite(int daysAgo, int minute, bool right, bool molar) {
  PlannedImage image{Kind::Bitewing, daysAgo, minute, 0, 0, {}, model::Phase::None};
  image.firstFdi = right ? (molar ? 16 : 14) : (molar ? 26 : 24);
  image.lastFdi = image.firstFdi + 1;
  image.teeth = right ? (molar ? std::vector<int>{16, 17, 46, 47} : std::vector<int>{14, 15, 44, 45})
                      : (molar ? std::vector<int>{26, 27, 36, 37} : std::vector<int>{24, 25, 34, 35});
  return image;
}

PlannedImage apical(int daysAgo, int minute, int first, int last) { return {Kind::Periapical, daysAgo, minute, first, last, {first, last}, model::Phase::None}; }
PlannedImage pano(int daysAgo, int minute) { return {Kind::Panoramic, daysAgo, minute, 0, 0, {}, model::Phase::None}; }
PlannedImage slice(int daysAgo) { return {Kind::CtSlice, daysAgo, 0, 0, 0, {}, model::Phase::None}; }
PlannedImage photo(Kind kind, int daysAgo, int minute, model::Phase phase) { return {kind, daysAgo, minute, 0, 0, {}, phase}; }

/// A full-mouth series of eighteen, in the order of the mount.
std::vector<PlannedImage> fullMouth(int daysAgo) {
  std::vector<PlannedImage> series{bite(daysAgo, 0, true, true), bite(daysAgo, 1, true, false), bite(daysAgo, 2, false, true), bite(daysAgo, 3, false, false)};
  constexpr int kPairs[][2] = {{16, 17}, {14, 15}, {36, 37}, {34, 35}, {46, 47}, {44, 45}, {26, 27}, {24, 25}, {12, 13}, {11, 21}, {22, 23}, {42, 43}, {31, 41}, {32, 33}};
  int minute = 4;
  for (const auto& pair : kPairs) series.push_back(apical(daysAgo, minute++, pair[0], pair[1]));
  return series;
}

std::vector<PlannedImage> together(std::initializer_list<std::vector<PlannedImage>> parts) {
  std::vector<PlannedImage> all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

model::PatientDetails person(const char* family, const char* given, int year, int month, int day, model::Sex sex, const char* number) {
  return {family, given, model::Date::make(year, month, day), sex, number, ""};
}

}  // namespace

std::vector<PlannedPatient> planPractice() {
  using model::Phase;
  using model::Sex;
  const auto before = Phase::Before, after = Phase::After;
  return {
      {person("Lindqvist", "Marta", 1987, 3, 14, Sex::Female, "20417"), 3, 0.62,
       together({fullMouth(1635), {pano(1635, 30), bite(615, 0, true, true), bite(615, 1, false, true), apical(615, 2, 46, 47), bite(0, 0, true, true), apical(0, 4, 46, 47), pano(0, 9)}})},
      {person("Abara", "Chidi", 1971, 7, 2, Sex::Male, "20388"), 5, 0.7, {pano(410, 0), bite(0, 0, true, true), bite(0, 1, false, true), apical(35, 0, 36, 37)}},
      {person("Müller-Weiß", "Jörg", 1949, 11, 30, Sex::Male, "10233"), 8, 0.95, {pano(2210, 0), slice(20), pano(1, 0), apical(1, 5, 36, 37), apical(1, 7, 11, 21)}},
      {person("Haddad", "Leïla", 2014, 1, 19, Sex::Female, "21002"), 13, 0.1, {bite(1, 0, true, true), bite(1, 1, false, true)}},
      {person("O’Brien", "Saoirse", 1995, 9, 8, Sex::Female, "20911"), 21, 0.2,
       {photo(Kind::SmilePhoto, 212, 0, before), photo(Kind::RetractedPhoto, 212, 2, before), photo(Kind::SmilePhoto, 2, 0, after), photo(Kind::RetractedPhoto, 2, 2, after)}},
      {person("Nguyễn", "Thị Hà", 1963, 2, 27, Sex::Female, "18764"), 34, 0.75, {bite(2, 0, true, false), apical(2, 2, 14, 15), apical(374, 0, 14, 15)}},
      {person("Κωνσταντίνου", "Ελένη", 1982, 5, 5, Sex::Female, "20120"), 55, 0.45, {pano(3, 0), bite(3, 5, false, false)}},
      {person("Tanaka", "Hiroshi", 1990, 12, 11, Sex::Male, "19907"), 89, 0.3, {bite(4, 0, true, true), bite(4, 1, false, true), bite(760, 0, true, true)}},
      {person("de Vries", "Pieter", 1958, 4, 23, Sex::Male, "11844"), 144, 0.9, {pano(4, 0), apical(4, 3, 46, 47), apical(1100, 0, 46, 47)}},
      {person("Kowalska", "Zofia", 2001, 6, 17, Sex::Female, "20655"), 233, 0.15, {photo(Kind::SmilePhoto, 148, 0, before), photo(Kind::SmilePhoto, 9, 0, after), pano(150, 0)}},
      {person("العلي", "سامي", 1978, 10, 3, Sex::Male, "20733"), 377, 0.5, {bite(11, 0, true, true), apical(11, 2, 26, 27)}},
      {person("Fernández-Ruiz de la Hinojosa", "María Inmaculada", 1969, 8, 25, Sex::Female, "19012"), 610, 0.65, {pano(16, 0), bite(16, 4, false, true)}},
  };
}

std::vector<PlannedPerson> planStaff() {
  return {{"okafor", "Dr A. Okafor", model::Role::Owner}, {"bergmann", "J. Bergmann", model::Role::Clinician}, {"rinaldi", "S. Rinaldi", model::Role::Assistant}};
}

bool isPhoto(const PlannedImage& image) { return image.kind == Kind::SmilePhoto || image.kind == Kind::RetractedPhoto; }

model::View viewOf(PlannedImage::Kind kind) {
  switch (kind) {
    case PlannedImage::Kind::Bitewing: return model::View::Bitewing;
    case PlannedImage::Kind::Periapical: return model::View::Periapical;
    case PlannedImage::Kind::Panoramic: return model::View::Panoramic;
    case PlannedImage::Kind::SmilePhoto: return model::View::PhotoFrontalSmile;
    case PlannedImage::Kind::RetractedPhoto: return model::View::IntraoralFrontal;
    case PlannedImage::Kind::CtSlice: return model::View::Unknown;  // a slice has none
  }
  return model::View::Unknown;
}

model::Side sideOf(const PlannedImage& plan) {
  if (plan.teeth.empty() || plan.firstFdi == 11 || plan.firstFdi == 31) return model::Side::None;
  return plan.firstFdi / 10 == 1 || plan.firstFdi / 10 == 4 ? model::Side::Right : model::Side::Left;
}

model::Teeth teethOf(const PlannedImage& plan) {
  model::Teeth teeth;
  for (const int fdi : plan.teeth)
    if (const auto tooth = model::Tooth::fromFdi(fdi)) teeth.add(*tooth);
  return teeth;
}

Exposure exposureOf(const Mouth& mouth, const PlannedImage& plan, double year, std::uint64_t noise) {
  if (plan.kind == PlannedImage::Kind::Bitewing) return bitewing(mouth, plan.firstFdi, plan.lastFdi, year, noise);
  if (plan.kind == PlannedImage::Kind::Periapical) return periapical(mouth, plan.firstFdi, plan.lastFdi, year, noise);
  return panoramic(year, noise);
}

}  // namespace safelight::demo
