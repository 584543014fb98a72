#pragma once
// An invented mouth: which teeth stand where, and what dentists did to them over the years.

#include <cstdint>
#include <map>
#include <vector>

namespace safelight::demo {

/// A small repeatable generator (SplitMix64): the demo is the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : m_state(seed) {}
  std::uint64_t next();
  /// Even between low and high.
  double between(double low, double high);
  /// Roughly normal, mean 0, deviation 1.
  double normal();
  bool chance(double probability) { return between(0, 1) < probability; }

 private:
  std::uint64_t m_state;
};

enum class Work : std::uint8_t { MesialFilling, DistalFilling, OcclusalFilling, Composite, Crown, RootFilling, Implant, Caries, Lesion };

/// Something that is there from one year to another (years as 2026.9).
struct Restoration {
  Work work;
  double from = 0;
  double until = 9999;
};

/// One tooth as it is drawn. Millimetres; see tooth sizes in mouth.cpp.
struct ToothState {
  int fdi = 11;
  bool present = true;
  double width = 8, crown = 10, root = 13;
  int roots = 1;
  double tilt = 0;       // radians in the picture plane
  double shiftX = 0, shiftY = 0;
  double pulp = 1;       // relative width: wide when young
  std::vector<Restoration> history;

  bool has(Work work, double year) const;
};

struct Mouth {
  std::uint64_t seed = 1;
  double boneLevel = 1.5;  // millimetres below the neck of the tooth
  std::map<int, ToothState> teeth;

  /// Where the middle of a tooth lies along the arch: millimetres from the midline, the patient's right negative (viewer's left).
  double centre(int fdi) const;
};

/// Thirty-two (or fewer) teeth with variations, for somebody of `age` years. `careworn` from 0 (untouched) to 1 (much work).
Mouth makeMouth(std::uint64_t seed, int age, double careworn);

}  // namespace safelight::demo
