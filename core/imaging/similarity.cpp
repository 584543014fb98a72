// Structural similarity: Wang, Bovik, Sheikh, Simoncelli: "Image quality assessment: from error visibility to structural
// similarity", IEEE Transactions on Image Processing 13 (2004).

#include <cmath>

#include "core/imaging/resample.h"

namespace safelight::imaging {
namespace {

constexpr int kRadius = 5;
constexpr double kSigma = 1.5;

using Plane = std::vector<double>;

Plane luminance(const Rendered& picture) {
  const std::size_t count = static_cast<std::size_t>(picture.width) * picture.height;
  Plane out(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (picture.colour) {
      std::uint32_t word;
      std::memcpy(&word, picture.pixels.data() + 4 * i, 4);
      out[i] = 0.299 * ((word >> 16) & 255) + 0.587 * ((word >> 8) & 255) + 0.114 * (word & 255);
    } else {
      out[i] = picture.pixels[i];
    }
  }
  return out;
}

std::array<double, 2 * kRadius + 1> gaussian() {
  std::array<double, 2 * kRadius + 1> weights{};
  double sum = 0;
  for (int i = -kRadius; i <= kRadius; ++i)
    sum += weights[static_cast<std::size_t>(i + kRadius)] = std::exp(-i * i / (2 * kSigma * kSigma));
  for (double& weight : weights) weight /= sum;
  return weights;
}

/// Blurs in both directions; pixels beyond an edge repeat the edge.
Plane blur(const Plane& in, int width, int height) {
  static const auto kWeights = gaussian();
  Plane across(in.size()), out(in.size());
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      double sum = 0;
      for (int i = -kRadius; i <= kRadius; ++i) {
        sum += kWeights[static_cast<std::size_t>(i + kRadius)] * in[static_cast<std::size_t>(y) * width + std::clamp(x + i, 0, width - 1)];
      }
      across[static_cast<std::size_t>(y) * width + x] = sum;
    }
  }
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      double sum = 0;
      for (int i = -kRadius; i <= kRadius; ++i) {
        sum += kWeights[static_cast<std::size_t>(i + kRadius)] *
               across[static_cast<std::size_t>(std::clamp(y + i, 0, height - 1)) * width + x];
      }
      out[static_cast<std::size_t>(y) * width + x] = sum;
    }
  }
  return out;
}

Plane product(const Plane& a, const Plane& b) {
  Plane out(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) out[i] = a[i] * b[i];
  return out;
}

}  // namespace

double structuralSimilarity(const Rendered& a, const Rendered& b) {
  if (a.width != b.width || a.height != b.height || a.width == 0 || a.height == 0) return 0;
  constexpr double kC1 = (0.01 * 255) * (0.01 * 255), kC2 = (0.03 * 255) * (0.03 * 255);
  const int width = static_cast<int>(a.width), height = static_cast<int>(a.height);
  const Plane first = luminance(a), second = luminance(b);
  const Plane meanA = blur(first, width, height), meanB = blur(second, width, height);
  const Plane squareA = blur(product(first, first), width, height), squareB = blur(product(second, second), width, height);
  const Plane mixed = blur(product(first, second), width, height);
  // As in the paper, only windows that lie wholly inside count, where there are any.
  const int marginX = width > 2 * kRadius ? kRadius : 0, marginY = height > 2 * kRadius ? kRadius : 0;
  double sum = 0;
  std::size_t count = 0;
  for (int y = marginY; y < height - marginY; ++y) {
    for (int x = marginX; x < width - marginX; ++x) {
      const std::size_t i = static_cast<std::size_t>(y) * width + x;
      const double varianceA = squareA[i] - meanA[i] * meanA[i], varianceB = squareB[i] - meanB[i] * meanB[i];
      const double covariance = mixed[i] - meanA[i] * meanB[i];
      sum += (2 * meanA[i] * meanB[i] + kC1) * (2 * covariance + kC2) /
             ((meanA[i] * meanA[i] + meanB[i] * meanB[i] + kC1) * (varianceA + varianceB + kC2));
      ++count;
    }
  }
  return sum / static_cast<double>(count);
}

}  // namespace safelight::imaging
