#include "dicom/dataset/orientation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

constexpr double kUnit = 0.01;  // how far a direction's length may be from one
constexpr double kTilt = 0.25;  // about 15 degrees: below, a further letter says nothing

/// The axes that a unit vector leads along, the main one first: x to the left hand, y to the back, z to the head.
std::string lettersOf(const std::array<double, 3>& vector) {
  const double length = std::hypot(vector[0], vector[1], vector[2]);
  if (!(std::abs(length - 1) <= kUnit)) return {};
  constexpr char kForward[] = {'L', 'P', 'H'};
  std::array<std::size_t, 3> order{0, 1, 2};
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return std::abs(vector[a]) > std::abs(vector[b]); });
  std::string letters;
  for (const std::size_t axis : order)
    if (std::abs(vector[axis]) >= kTilt) letters += vector[axis] > 0 ? kForward[axis] : model::oppositeEnd(kForward[axis]);
  return letters;
}

model::Directions fromCosines(const DataSet& set) {
  std::array<double, 6> cosines{};
  for (std::size_t i = 0; i < cosines.size(); ++i) {
    const auto value = set.real(tags::kImageOrientation, i);
    if (!value) return {};
    cosines[i] = *value;
  }
  return {lettersOf({cosines[0], cosines[1], cosines[2]}), lettersOf({cosines[3], cosines[4], cosines[5]})};
}

model::Directions ofPlane(const DataSet& set, std::uint32_t frame) {
  for (const DataSet* group : {set.item(tags::kPerFrameGroups, frame), set.item(tags::kSharedGroups)}) {
    const DataSet* plane = group ? group->item(tags::kPlaneOrientation) : nullptr;
    if (plane) return fromCosines(*plane);
  }
  return fromCosines(set);
}

}  // namespace

model::Directions directionsOf(const DataSet& set, std::uint32_t frame) {
  if (set.text(tags::kOrientationType) == "QUADRUPED") return {};
  model::Directions directions{std::string(set.text(tags::kPatientOrientation, 0)), std::string(set.text(tags::kPatientOrientation, 1))};
  if (directions.empty()) directions = ofPlane(set, frame);
  return agree(directions) ? directions : model::Directions{};
}

}  // namespace safelight::dicom
