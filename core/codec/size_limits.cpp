#include "core/codec/raw_photo.h"

namespace safelight::codec {
namespace {
constexpr std::uint64_t kAlwaysAllowed = 64u << 10;
constexpr std::uint64_t kLongestSide = 1u << 20;
}  // namespace

Result<void> checkExpansion(std::uint64_t width, std::uint64_t height, std::uint64_t storedBits, std::size_t fileBytes,
                            const Limits& limits) {
  if (width == 0 || height == 0) return fail(ErrorCode::FileCorrupt, "no width or height");
  if (width > kLongestSide || height > kLongestSide || storedBits > 1024) return fail(ErrorCode::TooManyPixels);
  const std::uint64_t stored = (width * storedBits + 7) / 8 * height;
  if (stored > kAlwaysAllowed && stored / limits.expansion > fileBytes) return fail(ErrorCode::CompressionBomb);
  return ok();
}

Result<void> checkSize(std::uint64_t width, std::uint64_t height, std::uint64_t storedBits, std::uint64_t outputBytesPerPixel,
                       std::size_t fileBytes, const Limits& limits) {
  TRY_VOID(checkExpansion(width, height, storedBits, fileBytes, limits));
  if (width * height * outputBytesPerPixel > limits.frameBytes) return fail(ErrorCode::TooManyPixels);
  return ok();
}

std::uint32_t reductionFor(std::uint64_t width, std::uint64_t height, std::uint64_t outputBytesPerPixel, std::uint32_t longSide,
                           const Limits& limits) {
  const auto part = [](std::uint64_t side, std::uint64_t by) { return (side + by - 1) / by; };
  std::uint32_t chosen = 0;
  for (std::uint32_t by = 1; by <= 8; by *= 2) {
    if (part(width, by) * part(height, by) * outputBytesPerPixel > limits.frameBytes) continue;
    if (chosen == 0) chosen = by;
    if (longSide != 0 && part(std::max(width, height), by) >= longSide) chosen = by;
  }
  return chosen;
}

}  // namespace safelight::codec
