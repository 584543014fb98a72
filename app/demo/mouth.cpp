#include "app/demo/mouth.h"

#include <array>
#include <cmath>

namespace safelight::demo {
namespace {

// Mean mesiodistal width, crown and root length in millimetres, and roots seen in a radiograph, positions 1 to 8
// (Wheeler's averages, rounded).
struct Size {
  double width, crown, root;
  int roots;
};
constexpr std::array<Size, 8> kUpper{{{8.5, 10.5, 13, 1}, {6.5, 9, 13, 1}, {7.5, 10, 17, 1}, {7, 8.5, 14, 1}, {7, 8.5, 14, 1}, {10, 7.5, 12.5, 3}, {9.5, 7, 11.5, 3}, {8.5, 6.5, 11, 2}}};
constexpr std::array<Size, 8> kLower{{{5, 9, 12.5, 1}, {5.5, 9.5, 14, 1}, {7, 11, 16, 1}, {7, 8.5, 14, 1}, {7, 8, 14.5, 1}, {11, 7.5, 14, 2}, {10.5, 7, 13, 2}, {10, 7, 11, 2}}};

bool isUpper(int fdi) { return fdi / 10 == 1 || fdi / 10 == 2; }
bool isRight(int fdi) { return fdi / 10 == 1 || fdi / 10 == 4; }

void addWork(ToothState& tooth, Dice& dice, double careworn) {
  const int position = tooth.fdi % 10;
  const bool posterior = position >= 4;
  const double year = dice.between(2014, 2026);
  if (posterior && dice.chance(0.55 * careworn)) tooth.history.push_back({dice.chance(0.5) ? Work::MesialFilling : Work::DistalFilling, year});
  if (posterior && dice.chance(0.45 * careworn)) tooth.history.push_back({Work::OcclusalFilling, year - 1});
  if (!posterior && dice.chance(0.25 * careworn)) tooth.history.push_back({Work::Composite, year});
  if (position >= 5 && dice.chance(0.22 * careworn)) {
    tooth.history.push_back({Work::RootFilling, year});
    tooth.history.push_back({Work::Lesion, year - 2, year + 2});
    tooth.history.push_back({Work::Crown, year + 1});
  }
  if (posterior && dice.chance(0.25)) tooth.history.push_back({Work::Caries, dice.between(2018, 2025), dice.chance(0.5) ? 2025.9 : 9999});
}

}  // namespace

std::uint64_t Dice::next() {
  std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ull);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}
double Dice::between(double low, double high) { return low + (high - low) * static_cast<double>(next() >> 11) * 0x1.0p-53; }
double Dice::normal() {
  double sum = 0;
  for (int i = 0; i < 6; ++i) sum += between(-1, 1);
  return sum / std::sqrt(2.0);
}

bool ToothState::has(Work work, double year) const {
  for (const Restoration& restoration : history)
    if (restoration.work == work && year >= restoration.from && year < restoration.until) return true;
  return false;
}

double Mouth::centre(int fdi) const {
  const int quadrant = fdi / 10 * 10;
  double at = 0;
  for (int position = 1; position <= fdi % 10; ++position) {
    const auto tooth = teeth.find(quadrant + position);
    const double width = tooth == teeth.end() ? 8 : tooth->second.width;
    at += position == fdi % 10 ? width / 2 : width;
  }
  return isRight(fdi) ? -at : at;
}

Mouth makeMouth(std::uint64_t seed, int age, double careworn) {
  Dice dice(seed);
  Mouth mouth;
  mouth.seed = seed;
  mouth.boneLevel = 1.3 + std::max(0, age - 25) * 0.028 + dice.between(0, 0.5);
  for (const int quadrant : {1, 2, 3, 4}) {
    for (int position = 1; position <= 8; ++position) {
      ToothState tooth;
      tooth.fdi = quadrant * 10 + position;
      const Size& size = isUpper(tooth.fdi) ? kUpper[static_cast<std::size_t>(position - 1)] : kLower[static_cast<std::size_t>(position - 1)];
      tooth.width = size.width * dice.between(0.96, 1.04);
      tooth.crown = size.crown * dice.between(0.95, 1.05);
      tooth.root = size.root * dice.between(0.92, 1.06);
      tooth.roots = size.roots;
      tooth.tilt = dice.normal() * 0.035 + (position >= 6 ? (isRight(tooth.fdi) ? -1 : 1) * (isUpper(tooth.fdi) ? -0.05 : 0.10) : 0);
      tooth.shiftX = dice.normal() * 0.12;
      tooth.shiftY = dice.normal() * 0.22;
      tooth.pulp = age < 20 ? 1.5 : age < 45 ? 1.0 : 0.65;
      if (position == 8) tooth.present = age > 20 && dice.chance(0.45);
      addWork(tooth, dice, careworn);
      mouth.teeth.emplace(tooth.fdi, std::move(tooth));
    }
  }
  if (careworn > 0.55) {
    // A lower molar long gone, replaced by an implant.
    ToothState& lost = mouth.teeth.at(dice.chance(0.5) ? 36 : 46);
    lost.history = {{Work::Implant, 2021.5}, {Work::Crown, 2022.0}};
  }
  return mouth;
}

}  // namespace safelight::demo
