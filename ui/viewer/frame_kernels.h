#pragma once
// The inner loops of the viewer: row by row, without Qt, written so that compilers vectorise them. One thread.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace safelight::ui::kernels {

/// For each output sample of one axis: the source samples left and right of it and the weight (of 16,384) of the second.
struct LinearAxis {
  std::vector<std::uint32_t> first, second;
  std::vector<std::uint16_t> weight;
  std::size_t size() const { return first.size(); }
};

/// For each output sample of one axis: the source samples it covers and their weights, which add up to 1.
struct AreaAxis {
  struct Run {
    std::uint32_t first = 0, count = 0, weights = 0;  // `weights`: index of the first weight
  };
  std::vector<Run> runs;
  std::vector<float> weights;
  std::size_t size() const { return runs.size(); }
};

inline constexpr int kWeightBits = 14;
inline constexpr std::int32_t kWeightOne = 1 << kWeightBits;

/// out[i] = the two samples of `axis` mixed.
void stretchRow(const std::uint16_t* row, const LinearAxis& axis, std::uint16_t* out);
void stretchRow(const std::uint32_t* row, const LinearAxis& axis, std::uint32_t* out);
/// out = first * (1 - weight) + second * weight, `count` pixels.
void mixRows(const std::uint16_t* first, const std::uint16_t* second, std::int32_t weight, std::uint16_t* out, std::size_t count);
void mixRows(const std::uint32_t* first, const std::uint32_t* second, std::int32_t weight, std::uint32_t* out, std::size_t count);

/// sums += row * weight. Colour rows have four sums a pixel (blue, green, red, unused on little-endian machines).
void addRow(const std::uint16_t* row, float weight, float* sums, std::size_t count);
void addRow(const std::uint32_t* row, float weight, float* sums, std::size_t count);
/// The sums of a row, gathered by `axis`; `firstColumn` is the source column of sums[0].
void gatherRow(const float* sums, const AreaAxis& axis, std::uint32_t firstColumn, std::uint16_t* out);
void gatherRow(const float* sums, const AreaAxis& axis, std::uint32_t firstColumn, std::uint32_t* out);

/// A window as integer arithmetic: grey = ((clamp(v, low, high) - low) * gain + bias) >> 22, clamped to 0-255, xor `flip`.
struct Ramp {
  std::int32_t low = 0, high = 65535;
  std::int32_t gain = 0, bias = 0;
  std::int32_t flip = 0;  // 0 or 255
};
inline constexpr int kRampBits = 22;
/// Grey as 0xffRRGGBB.
void mapRamp(const std::uint16_t* values, const Ramp& ramp, std::uint32_t* out, std::size_t count);
void mapTable(const std::uint16_t* values, const std::uint32_t* table, std::uint32_t* out, std::size_t count);
/// Colour pixels as they are (`flip` 0) or as their negative (`flip` 0x00ffffff).
void mapColour(const std::uint32_t* values, std::uint32_t flip, std::uint32_t* out, std::size_t count);

/// out (height x width) becomes the transpose of source (width x height rows).
void transpose(const std::uint16_t* source, std::size_t width, std::size_t height, std::uint16_t* out);
void transpose(const std::uint32_t* source, std::size_t width, std::size_t height, std::uint32_t* out);

}  // namespace safelight::ui::kernels
