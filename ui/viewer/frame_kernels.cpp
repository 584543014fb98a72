#include "ui/viewer/frame_kernels.h"

#include <algorithm>
#include <cstring>

// GCC builds each loop twice and picks by the processor when the program starts; elsewhere the compiler's base line serves.
// Sanitizers run code before the choice is made, so they get the base line too.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SAFELIGHT_FAST __attribute__((target_clones("avx2", "default")))
#else
#define SAFELIGHT_FAST
#endif

namespace safelight::ui::kernels {
namespace {

constexpr std::int32_t kHalf = kWeightOne / 2;

/// Two channels of a pixel at a time: weights of eight bits leave room in each half word.
inline std::uint32_t mixPixel(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
  const std::uint32_t rest = 256 - weight;
  const std::uint32_t outer = ((a & 0x00ff00ffu) * rest + (b & 0x00ff00ffu) * weight + 0x00800080u) >> 8;
  const std::uint32_t inner = ((a >> 8) & 0x00ff00ffu) * rest + ((b >> 8) & 0x00ff00ffu) * weight + 0x00800080u;
  return (outer & 0x00ff00ffu) | (inner & 0xff00ff00u);
}

inline std::uint8_t roundedByte(float value) { return static_cast<std::uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f)); }

template <class Pixel>
void transposeBlocks(const Pixel* source, std::size_t width, std::size_t height, Pixel* out) {
  constexpr std::size_t kBlock = 32;  // both sides of a block stay in the first cache
  for (std::size_t top = 0; top < height; top += kBlock) {
    const std::size_t bottom = std::min(top + kBlock, height);
    for (std::size_t left = 0; left < width; left += kBlock) {
      const std::size_t right = std::min(left + kBlock, width);
      for (std::size_t x = left; x < right; ++x) {
        for (std::size_t y = top; y < bottom; ++y) out[x * height + y] = source[y * width + x];
      }
    }
  }
}

}  // namespace

SAFELIGHT_FAST void stretchRow(const std::uint16_t* row, const LinearAxis& axis, std::uint16_t* out) {
  const std::uint32_t* first = axis.first.data();
  const std::uint32_t* second = axis.second.data();
  const std::uint16_t* weight = axis.weight.data();
  const std::size_t count = axis.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t a = row[first[i]];
    const std::int32_t b = row[second[i]];
    out[i] = static_cast<std::uint16_t>(a + (((b - a) * weight[i] + kHalf) >> kWeightBits));
  }
}

SAFELIGHT_FAST void stretchRow(const std::uint32_t* row, const LinearAxis& axis, std::uint32_t* out) {
  const std::uint32_t* first = axis.first.data();
  const std::uint32_t* second = axis.second.data();
  const std::uint16_t* weight = axis.weight.data();
  const std::size_t count = axis.size();
  for (std::size_t i = 0; i < count; ++i) out[i] = mixPixel(row[first[i]], row[second[i]], (weight[i] + 32u) >> 6);
}

SAFELIGHT_FAST void mixRows(const std::uint16_t* first, const std::uint16_t* second, std::int32_t weight, std::uint16_t* out,
                            std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t a = first[i];
    const std::int32_t b = second[i];
    out[i] = static_cast<std::uint16_t>(a + (((b - a) * weight + kHalf) >> kWeightBits));
  }
}

SAFELIGHT_FAST void mixRows(const std::uint32_t* first, const std::uint32_t* second, std::int32_t weight, std::uint32_t* out,
                            std::size_t count) {
  const std::uint32_t byteWeight = (static_cast<std::uint32_t>(weight) + 32u) >> 6;
  for (std::size_t i = 0; i < count; ++i) out[i] = mixPixel(first[i], second[i], byteWeight);
}

SAFELIGHT_FAST void addRow(const std::uint16_t* row, float weight, float* sums, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) sums[i] += weight * static_cast<float>(row[i]);
}

SAFELIGHT_FAST void addRow(const std::uint32_t* row, float weight, float* sums, std::size_t count) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(row);
  for (std::size_t i = 0; i < count * 4; ++i) sums[i] += weight * static_cast<float>(bytes[i]);
}

SAFELIGHT_FAST void gatherRow(const float* sums, const AreaAxis& axis, std::uint32_t firstColumn, std::uint16_t* out) {
  const float* weights = axis.weights.data();
  for (std::size_t i = 0; i < axis.size(); ++i) {
    const AreaAxis::Run run = axis.runs[i];
    float sum = 0;
    for (std::uint32_t k = 0; k < run.count; ++k) sum += weights[run.weights + k] * sums[run.first - firstColumn + k];
    out[i] = static_cast<std::uint16_t>(std::clamp(sum + 0.5f, 0.0f, 65535.0f));
  }
}

SAFELIGHT_FAST void gatherRow(const float* sums, const AreaAxis& axis, std::uint32_t firstColumn, std::uint32_t* out) {
  const float* weights = axis.weights.data();
  for (std::size_t i = 0; i < axis.size(); ++i) {
    const AreaAxis::Run run = axis.runs[i];
    float sum[4] = {0, 0, 0, 0};
    for (std::uint32_t k = 0; k < run.count; ++k) {
      const float weight = weights[run.weights + k];
      const float* pixel = sums + (run.first - firstColumn + k) * 4;
      for (int c = 0; c < 4; ++c) sum[c] += weight * pixel[c];
    }
    std::uint8_t bytes[4];
    for (int c = 0; c < 4; ++c) bytes[c] = roundedByte(sum[c]);
    std::memcpy(out + i, bytes, 4);
  }
}

SAFELIGHT_FAST void mapRamp(const std::uint16_t* values, const Ramp& ramp, std::uint32_t* out, std::size_t count) {
  const std::int32_t low = ramp.low, high = ramp.high, gain = ramp.gain, bias = ramp.bias, flip = ramp.flip;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t value = std::min(std::max(static_cast<std::int32_t>(values[i]), low), high) - low;
    const std::int32_t grey = std::min(std::max((value * gain + bias) >> kRampBits, 0), 255) ^ flip;
    out[i] = 0xff000000u | (static_cast<std::uint32_t>(grey) * 0x010101u);
  }
}

void mapTable(const std::uint16_t* values, const std::uint32_t* table, std::uint32_t* out, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) out[i] = table[values[i]];
}

SAFELIGHT_FAST void mapColour(const std::uint32_t* values, std::uint32_t flip, std::uint32_t* out, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) out[i] = (values[i] ^ flip) | 0xff000000u;
}

void transpose(const std::uint16_t* source, std::size_t width, std::size_t height, std::uint16_t* out) {
  transposeBlocks(source, width, height, out);
}

void transpose(const std::uint32_t* source, std::size_t width, std::size_t height, std::uint32_t* out) {
  transposeBlocks(source, width, height, out);
}

}  // namespace safelight::ui::kernels
