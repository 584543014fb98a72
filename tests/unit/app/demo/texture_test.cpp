#include "app/demo/texture.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>

using namespace safelight::demo;

TEST_CASE("bone looks the same at the same place and different elsewhere", "[demo]") {
  const Texture a(9), twin(9), other(10);
  bool differs = false;
  for (double x = -40; x < 40; x += 1.7) {
    CHECK(a.trabeculae(x, 3) == twin.trabeculae(x, 3));
    differs |= a.trabeculae(x, 3) != other.trabeculae(x, 3);
  }
  CHECK(differs);
}

TEST_CASE("bone stays within its range and has no steps", "[demo]") {
  const Texture texture(4);
  double before = texture.trabeculae(-30, 5);
  for (double x = -30; x < 30; x += 0.001) {
    const double now = texture.trabeculae(x, 5);
    REQUIRE(std::abs(now) < 2.5);
    REQUIRE(std::abs(now - before) < 0.1);
    before = now;
  }
}

TEST_CASE("points between a grid lie on the line between their neighbours", "[demo]") {
  constexpr std::uint32_t kWidth = 9, kHeight = 5;
  std::vector<float> plane(kWidth * kHeight, -1000);
  const auto at = [&](std::uint32_t x, std::uint32_t y) -> float& { return plane[y * kWidth + x]; };
  for (std::uint32_t y = 0; y < kHeight; y += 2)
    for (std::uint32_t x = 0; x < kWidth; x += 2) at(x, y) = static_cast<float>(3 * x + 10 * y);
  fillBetween(plane, kWidth, kHeight, 2);
  for (std::uint32_t y = 0; y < kHeight; ++y)
    for (std::uint32_t x = 0; x < kWidth; ++x) CHECK(at(x, y) == static_cast<float>(3 * x + 10 * y));
}

TEST_CASE("what lies beyond the last point of the grid repeats it", "[demo]") {
  std::vector<float> plane{5, 0, 7, 0, 0, 0, 0, 0};  // 4 x 2
  fillBetween(plane, 4, 2, 2);
  CHECK(plane == std::vector<float>{5, 6, 7, 7, 5, 6, 7, 7});
}

TEST_CASE("a blur keeps an even plane and the sum of a point", "[demo]") {
  std::vector<float> even(20 * 15, 4.5f);
  blur(even, 20, 15, 3);
  for (const float value : even) CHECK(std::abs(value - 4.5f) < 1e-5f);

  std::vector<float> point(31 * 31, 0);
  point[15 * 31 + 15] = 100;
  blur(point, 31, 31, 2);
  CHECK(std::abs(std::accumulate(point.begin(), point.end(), 0.0) - 100) < 1e-3);
  CHECK(point[15 * 31 + 15] < 100 / 20.0f);
  CHECK(point[15 * 31 + 11] > 0);
  CHECK(std::abs(point[15 * 31 + 10]) < 1e-6f);
  CHECK(std::abs(point[15 * 31 + 13] - point[13 * 31 + 15]) < 1e-5f);
}
