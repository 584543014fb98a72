#pragma once
// Noise that looks grown: trabecular bone, and the small filters a detector applies.

#include <cstdint>
#include <vector>

namespace safelight::demo {

/// Repeatable smooth noise over the jaw plane (millimetres).
class Texture {
 public:
  explicit Texture(std::uint64_t seed);
  /// About -1 to 1: a net of fine beams.
  double trabeculae(double x, double y) const;

 private:
  double smoothNoise(double x, double y) const;
  std::vector<float> m_grid;  // kSize squared, wraps
};

/// Fills the points between a grid of every `step`-th one, bilinearly.
void fillBetween(std::vector<float>& plane, std::uint32_t width, std::uint32_t height, std::uint32_t step);
/// Box blur of radius `radius`, twice (close to a Gaussian).
void blur(std::vector<float>& plane, std::uint32_t width, std::uint32_t height, std::uint32_t radius);

}  // namespace safelight::demo
