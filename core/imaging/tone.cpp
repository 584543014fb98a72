#include "core/imaging/tone.h"

#include <cmath>

namespace safelight::imaging {
namespace {

/// Rounds to eight bits; anything that is no number is black.
std::uint8_t toByte(double value) {
  if (!(value > 0)) return 0;
  if (value >= 255) return 255;
  return static_cast<std::uint8_t>(value + 0.5);
}

/// Fills the table from a function of modality values, then turns it over and blackens the padding.
template <class Curve>
void fill(ToneTable& table, const Tone& tone, bool inverted, Curve curve) {
  const std::uint8_t turn = tone.inverse != inverted ? 255 : 0;
  for (std::size_t pixel = 0; pixel < table.size(); ++pixel) {
    const double value = tone.intercept + tone.slope * static_cast<double>(pixel);
    table[pixel] = static_cast<std::uint8_t>(toByte(curve(value)) ^ turn);
  }
  if (!tone.hasPadding) return;
  const std::size_t first = std::min(tone.paddingFirst, tone.paddingLast);
  const std::size_t last = std::max(tone.paddingFirst, tone.paddingLast);
  std::fill(table.begin() + static_cast<std::ptrdiff_t>(first), table.begin() + static_cast<std::ptrdiff_t>(last) + 1, std::uint8_t{0});
}

bool isPadding(const Tone& tone, std::size_t pixel) {
  return tone.hasPadding && pixel >= std::min(tone.paddingFirst, tone.paddingLast) &&
         pixel <= std::max(tone.paddingFirst, tone.paddingLast);
}

/// How often each pixel value occurs.
std::vector<std::uint32_t> histogramOf(const PixelImage& image) {
  std::vector<std::uint32_t> counts(65536);
  if (image.format != PixelFormat::Gray16 || !image.sizesAgree()) return counts;
  const std::uint64_t step = histogramStep(image.width, image.height);
  for (std::uint64_t row = 0; row < image.height; row += step) {
    const std::uint16_t* pixel = image.gray() + row * image.width;
    for (std::uint32_t column = 0; column < image.width; ++column) ++counts[pixel[column]];
  }
  return counts;
}

/// Drops the lowest and the highest value that occur where more than one in a hundred pixels sits on them: collimator
/// blades and direct exposure say nothing about the anatomy between.
void dropSaturated(std::vector<std::uint32_t>& counts, std::uint64_t total) {
  const auto isThere = [](std::uint32_t count) { return count != 0; };
  const auto lowest = std::find_if(counts.begin(), counts.end(), isThere);
  const auto highest = std::find_if(counts.rbegin(), counts.rend(), isThere);
  if (lowest == counts.end() || lowest == highest.base() - 1) return;
  std::uint64_t dropped = 0;
  const bool dropLow = *lowest * 100ull > total, dropHigh = *highest * 100ull > total;
  if (dropLow) dropped += *lowest;
  if (dropHigh) dropped += *highest;
  if (dropped >= total) return;  // two values only: both are the picture
  if (dropLow) *lowest = 0;
  if (dropHigh) *highest = 0;
}

}  // namespace

WindowLine lineOf(const Window& window) {
  if (window.function == VoiFunction::LinearExact) return {window.centre, std::max(window.width, 0.0)};
  return {window.centre - 0.5, std::max(window.width, 1.0) - 1};
}

void fillToneTable(ToneTable& table, const Tone& tone, const Window& window, bool inverted) {
  switch (window.function) {
    case VoiFunction::Linear:
    case VoiFunction::LinearExact: {
      const WindowLine line = lineOf(window);
      const double low = line.middle - line.span / 2, high = line.middle + line.span / 2;
      return fill(table, tone, inverted, [=](double x) {
        if (x <= low) return 0.0;
        if (x > high) return 255.0;
        return ((x - line.middle) / line.span + 0.5) * 255;
      });
    }
    case VoiFunction::Sigmoid: {
      // PS3.3 C.11.2.1.3.1.
      const double centre = window.centre, span = window.width > 0 ? window.width : 1;
      return fill(table, tone, inverted, [=](double x) { return 255 / (1 + std::exp(-4 * (x - centre) / span)); });
    }
  }
}

void fillToneTable(ToneTable& table, const Tone& tone, const VoiLut& lut, bool inverted) {
  if (lut.values.empty()) return fillToneTable(table, tone, tone.suggested, inverted);
  const unsigned bits = std::clamp<unsigned>(lut.bits, 1, 16);
  const double scale = 255.0 / ((1u << bits) - 1);
  const double last = static_cast<double>(lut.values.size() - 1);
  fill(table, tone, inverted, [&](double x) {
    const double place = std::floor(x - lut.firstMapped + 0.5);
    const std::size_t index = !(place > 0) ? 0 : static_cast<std::size_t>(std::min(place, last));
    return lut.values[index] * scale;
  });
}

void fillDefaultToneTable(ToneTable& table, const Tone& tone, bool inverted) {
  if (tone.suggestedIsLut && !tone.luts.empty()) return fillToneTable(table, tone, tone.luts.front(), inverted);
  fillToneTable(table, tone, tone.suggested, inverted);
}

std::optional<StraightTone> straightDefaultTone(const Tone& tone) {
  constexpr double kSteepest = 0.5;
  const Window& window = tone.suggested;
  if (tone.suggestedIsLut || tone.hasPadding || window.function == VoiFunction::Sigmoid || !(window.width > 1)) return std::nullopt;
  const WindowLine line = lineOf(window);
  const double gain = 255 * tone.slope / line.span;
  if (!(gain > 0 && gain <= kSteepest)) return std::nullopt;
  const double low = (line.middle - line.span / 2 - tone.intercept) / tone.slope, high = low + line.span / tone.slope;
  if (!(low >= 0 && low < 65535 && high > low + 1)) return std::nullopt;
  StraightTone straight;
  straight.low = static_cast<std::uint16_t>(std::lround(low));
  straight.high = static_cast<std::uint16_t>(std::min(std::lround(high), 65535l));
  straight.gain = static_cast<float>(gain);
  straight.inverse = tone.inverse;
  return straight;
}

Rendered renderDefault(const PixelImage& image) {
  Rendered out;
  if (!image.sizesAgree()) return out;
  out.width = image.width;
  out.height = image.height;
  out.colour = image.format == PixelFormat::Rgb32;
  if (out.colour) {
    out.pixels = image.pixels;
    return out;
  }
  ToneTable table;
  fillDefaultToneTable(table, image.tone);
  const std::size_t count = static_cast<std::size_t>(image.width) * image.height;
  out.pixels.resize(count);
  const std::uint16_t* from = image.gray();
  for (std::size_t i = 0; i < count; ++i) out.pixels[i] = table[from[i]];
  return out;
}

std::uint32_t histogramStep(std::uint32_t width, std::uint32_t height) {
  constexpr std::uint64_t kEnough = 250'000;
  return static_cast<std::uint32_t>(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(width) * height / kEnough));
}

Window windowFromHistogram(const PixelImage& image) { return windowFromHistogram(image.tone, histogramOf(image)); }

Window windowFromHistogram(const Tone& tone, std::vector<std::uint32_t> counts) {
  counts.resize(65536);
  for (std::size_t value = 0; tone.hasPadding && value < counts.size(); ++value)
    if (isPadding(tone, value)) counts[value] = 0;
  const auto sum = [&] {
    std::uint64_t total = 0;
    for (const std::uint32_t count : counts) total += count;
    return total;
  };
  std::uint64_t total = sum();
  if (total == 0) {
    const double low = tone.intercept + tone.slope * tone.minimum;
    const double high = tone.intercept + tone.slope * tone.maximum;
    return {(low + high) / 2, std::max(std::abs(high - low), 1.0), VoiFunction::LinearExact, {}};
  }
  dropSaturated(counts, total);
  total = sum();
  const auto percentile = [&](double part) {
    const double wanted = part * static_cast<double>(total);
    std::uint64_t seen = 0;
    for (std::size_t value = 0; value < counts.size(); ++value) {
      seen += counts[value];
      if (counts[value] != 0 && static_cast<double>(seen) >= wanted) return static_cast<double>(value);
    }
    return 65535.0;
  };
  const double first = tone.intercept + tone.slope * percentile(0.005);
  const double last = tone.intercept + tone.slope * percentile(0.995);
  const double low = std::min(first, last), high = std::max(first, last);
  Window window;
  if (std::abs(tone.slope) < 0.5) {  // fractional units (dose, uptake): LINEAR's half steps would be too coarse
    window.function = VoiFunction::LinearExact;
    window.centre = (low + high) / 2;
    window.width = std::max(high - low, std::abs(tone.slope));
    if (!(window.width > 0)) window.width = 1;
    return window;
  }
  window.centre = (low + high) / 2 + 0.5;  // LINEAR shows `low` black and `high` white
  window.width = high - low + 1;
  return window;
}

}  // namespace safelight::imaging
