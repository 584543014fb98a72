#include "app/demo/texture.h"

#include <algorithm>
#include <cmath>

#include "app/demo/mouth.h"

namespace safelight::demo {
namespace {
constexpr std::size_t kSize = 256;
}

Texture::Texture(std::uint64_t seed) : m_grid(kSize * kSize) {
  Dice dice(seed ^ 0x7e57);
  for (float& value : m_grid) value = static_cast<float>(dice.between(-1, 1));
}

double Texture::smoothNoise(double x, double y) const {
  const double fx = std::floor(x), fy = std::floor(y);
  const double tx = x - fx, ty = y - fy;
  const double sx = tx * tx * (3 - 2 * tx), sy = ty * ty * (3 - 2 * ty);
  const auto at = [this](std::int64_t column, std::int64_t row) {
    return static_cast<double>(m_grid[static_cast<std::size_t>(row & 255) * kSize + static_cast<std::size_t>(column & 255)]);
  };
  const auto c = static_cast<std::int64_t>(fx), r = static_cast<std::int64_t>(fy);
  const double top = at(c, r) + (at(c + 1, r) - at(c, r)) * sx;
  const double bottom = at(c, r + 1) + (at(c + 1, r + 1) - at(c, r + 1)) * sx;
  return top + (bottom - top) * sy;
}

double Texture::trabeculae(double x, double y) const {
  // Ridged noise gives thin bright beams between dark marrow spaces; two scales and a slow drift.
  const double warp = smoothNoise(x * 0.4, y * 0.4) * 0.8;
  const double coarse = 1 - 2.2 * std::abs(smoothNoise(x * 1.5 + warp, y * 1.15 + 17));
  const double fine = 1 - 2.2 * std::abs(smoothNoise(x * 3.4 + 31, y * 2.9 - warp));
  return 0.55 * coarse + 0.35 * fine + 0.35 * smoothNoise(x * 0.22, y * 0.22) - 0.15;
}

void fillBetween(std::vector<float>& plane, std::uint32_t width, std::uint32_t height, std::uint32_t step) {
  const auto lastColumn = (width - 1) / step * step, lastRow = (height - 1) / step * step;
  for (std::uint32_t row = 0; row < height; row += step) {
    float* line = plane.data() + static_cast<std::size_t>(row) * width;
    for (std::uint32_t column = 0; column < width; ++column) {
      const std::uint32_t left = column / step * step, right = std::min(left + step, lastColumn);
      const float t = static_cast<float>(column - left) / static_cast<float>(step);
      if (column != left) line[column] = line[left] + (line[right] - line[left]) * t;
    }
  }
  for (std::uint32_t row = 0; row < height; ++row) {
    const std::uint32_t above = row / step * step, below = std::min(above + step, lastRow);
    if (row == above) continue;
    const float t = static_cast<float>(row - above) / static_cast<float>(step);
    for (std::uint32_t column = 0; column < width; ++column) {
      const float a = plane[static_cast<std::size_t>(above) * width + column], b = plane[static_cast<std::size_t>(below) * width + column];
      plane[static_cast<std::size_t>(row) * width + column] = a + (b - a) * t;
    }
  }
}

namespace {

void blurLine(const float* source, float* target, std::size_t count, std::size_t stride, std::size_t radius) {
  double sum = 0;
  const auto at = [&](std::ptrdiff_t i) { return source[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, static_cast<std::ptrdiff_t>(count) - 1)) * stride]; };
  const auto r = static_cast<std::ptrdiff_t>(radius);
  for (std::ptrdiff_t i = -r; i <= r; ++i) sum += at(i);
  const double scale = 1.0 / static_cast<double>(2 * radius + 1);
  for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(count); ++i) {
    target[static_cast<std::size_t>(i) * stride] = static_cast<float>(sum * scale);
    sum += at(i + r + 1) - at(i - r);
  }
}

}  // namespace

void blur(std::vector<float>& plane, std::uint32_t width, std::uint32_t height, std::uint32_t radius) {
  std::vector<float> other(plane.size());
  for (int pass = 0; pass < 2; ++pass) {
    for (std::uint32_t row = 0; row < height; ++row) blurLine(plane.data() + static_cast<std::size_t>(row) * width, other.data() + static_cast<std::size_t>(row) * width, width, 1, radius);
    for (std::uint32_t column = 0; column < width; ++column) blurLine(other.data() + column, plane.data() + column, height, width, radius);
  }
}

}  // namespace safelight::demo
