#include "ui/viewer/frame_kernels.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <cstdlib>
#include <random>

using namespace safelight::ui::kernels;

namespace {

template <class Pixel>
std::vector<Pixel> noise(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Pixel> values(count);
  for (Pixel& value : values) value = static_cast<Pixel>(random());
  return values;
}

int channel(std::uint32_t pixel, int index) { return static_cast<int>((pixel >> (8 * index)) & 0xff); }

}  // namespace

// Odd lengths: the vectorised body and the rest behind it must agree.
TEST_CASE("rows mix by weight in both formats, for any length") {
  const std::size_t count = GENERATE(1u, 7u, 8u, 31u, 64u, 101u);
  const std::int32_t weight = GENERATE(0, 1, 8192, 12345, kWeightOne);
  const auto a = noise<std::uint16_t>(count, 1), b = noise<std::uint16_t>(count, 2);
  std::vector<std::uint16_t> out(count);
  mixRows(a.data(), b.data(), weight, out.data(), count);
  for (std::size_t i = 0; i < count; ++i) {
    const double expected = a[i] + (double(b[i]) - a[i]) * weight / kWeightOne;
    CHECK(std::abs(out[i] - expected) <= 1);
  }
  const auto c = noise<std::uint32_t>(count, 3), d = noise<std::uint32_t>(count, 4);
  std::vector<std::uint32_t> mixed(count);
  mixRows(c.data(), d.data(), weight, mixed.data(), count);
  for (std::size_t i = 0; i < count; ++i) {
    for (int k = 0; k < 4; ++k) {
      const double expected = channel(c[i], k) + (double(channel(d[i], k)) - channel(c[i], k)) * weight / kWeightOne;
      CHECK(std::abs(channel(mixed[i], k) - expected) <= 1.5);
    }
  }
}

TEST_CASE("stretching takes the samples it is told, forwards and backwards") {
  const std::vector<std::uint16_t> row = {0, 1000, 65535, 20};
  LinearAxis axis;
  axis.first = {3, 2, 1, 0, 1};
  axis.second = {3, 1, 2, 0, 2};
  axis.weight = {0, kWeightOne, kWeightOne / 2, 99, kWeightOne};
  std::vector<std::uint16_t> out(5);
  stretchRow(row.data(), axis, out.data());
  CHECK(out == std::vector<std::uint16_t>{20, 1000, 33268, 0, 65535});
}

TEST_CASE("area sums weigh every source column once") {
  const auto row = noise<std::uint16_t>(12, 9);
  std::vector<float> sums(12, 0.0f);
  addRow(row.data(), 0.25f, sums.data(), 12);
  addRow(row.data(), 0.75f, sums.data(), 12);
  AreaAxis axis;
  axis.weights = {0.5f, 0.5f, 1.0f, 0.25f, 0.25f, 0.25f, 0.25f};
  axis.runs = {{0, 2, 0}, {2, 1, 2}, {8, 4, 3}};
  std::vector<std::uint16_t> out(3);
  gatherRow(sums.data(), axis, 0, out.data());
  CHECK(std::abs(out[0] - (row[0] + row[1]) / 2.0) <= 1);
  CHECK(std::abs(out[1] - row[2]) <= 1);
  CHECK(std::abs(out[2] - (row[8] + row[9] + row[10] + row[11]) / 4.0) <= 1);
}

TEST_CASE("area sums start at the first column that is read, in colour too") {
  const std::vector<std::uint32_t> row = {0xff102030u, 0xff304050u};
  std::vector<float> sums(8, 0.0f);
  addRow(row.data(), 1.0f, sums.data(), 2);
  AreaAxis axis;
  axis.weights = {0.5f, 0.5f};
  axis.runs = {{40, 2, 0}};
  std::uint32_t out = 0;
  gatherRow(sums.data(), axis, 40, &out);
  CHECK(out == 0xff203040u);
}

TEST_CASE("a ramp clamps, rounds and flips, for any length") {
  const std::size_t count = GENERATE(1u, 5u, 16u, 33u, 200u);
  const std::int32_t flip = GENERATE(0, 255);
  Ramp ramp{.low = 1000, .high = 3000, .gain = static_cast<std::int32_t>(255.0 / 2000 * (1 << kRampBits)), .bias = 1 << (kRampBits - 1), .flip = flip};
  auto values = noise<std::uint16_t>(count, 6);
  for (auto& value : values) value = static_cast<std::uint16_t>(value % 4000);
  std::vector<std::uint32_t> out(count);
  mapRamp(values.data(), ramp, out.data(), count);
  for (std::size_t i = 0; i < count; ++i) {
    const int expected = static_cast<int>(std::lround((std::clamp<int>(values[i], 1000, 3000) - 1000) * 255.0 / 2000)) ^ flip;
    CHECK(std::abs(channel(out[i], 0) - expected) <= 1);
    CHECK(channel(out[i], 0) == channel(out[i], 1));
    CHECK(channel(out[i], 1) == channel(out[i], 2));
    CHECK(channel(out[i], 3) == 255);
  }
}

TEST_CASE("transposing twice is nothing, whatever the shape") {
  const auto [width, height] = GENERATE(std::pair<std::size_t, std::size_t>{1, 1}, std::pair<std::size_t, std::size_t>{1, 77},
                                        std::pair<std::size_t, std::size_t>{77, 1}, std::pair<std::size_t, std::size_t>{33, 65},
                                        std::pair<std::size_t, std::size_t>{64, 32});
  const auto source = noise<std::uint32_t>(width * height, 8);
  std::vector<std::uint32_t> once(source.size()), twice(source.size());
  transpose(source.data(), width, height, once.data());
  CHECK(once[(width - 1) * height + height - 1] == source.back());
  CHECK(once[(width - 1) * height] == source[width - 1]);
  transpose(once.data(), height, width, twice.data());
  CHECK(twice == source);
}

TEST_CASE("colour maps to itself or its negative, always opaque") {
  const std::uint32_t values[] = {0x00123456u, 0xffffffffu};
  std::uint32_t out[2];
  mapColour(values, 0, out, 2);
  CHECK(out[0] == 0xff123456u);
  mapColour(values, 0x00ffffffu, out, 2);
  CHECK(out[0] == 0xffedcba9u);
  CHECK(out[1] == 0xff000000u);
}
