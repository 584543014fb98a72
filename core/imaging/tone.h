#pragma once
// From modality values to the eight bits of a screen (PS3.3 C.11.2, PS3.4 N.2).

#include <array>
#include <optional>

#include "core/imaging/pixel_image.h"

namespace safelight::imaging {

/// Eight-bit brightness for each of the 65,536 pixel values.
using ToneTable = std::array<std::uint8_t, 65536>;

/// A straight window: the modality value in the middle of its greys, and how far it is from black to white.
struct WindowLine {
  double middle = 0, span = 0;
};
/// Of a linear (PS3.3 C.11.2.1.2.1: a width below one is not allowed, one is a threshold) or an exactly linear window (C.11.2.1.3.2).
WindowLine lineOf(const Window& window);

/// Builds the table for a window: linear (C.11.2.1.2.1), linear exact, or sigmoid, then inversion and padding.
/// `inverted` is the person's own choice on top of `tone.inverse`.
void fillToneTable(ToneTable& table, const Tone& tone, const Window& window, bool inverted);

/// Builds the table for a VOI LUT.
void fillToneTable(ToneTable& table, const Tone& tone, const VoiLut& lut, bool inverted);

/// Builds the table for what should be shown first.
void fillDefaultToneTable(ToneTable& table, const Tone& tone, bool inverted = false);

/// A straight window as arithmetic, as exact as the table to half a grey level: grey = gain * (the pixel between low and high, less low), turned
/// over where it says so. It is linear between low and high, so it may come after pixels that were cut to them are averaged.
struct StraightTone {
  std::uint16_t low = 0, high = 65535;
  float gain = 0;
  bool inverse = false;
};
/// Of what should be shown first; nothing for curves, tables, padding, falling lines and windows so narrow that a step shows.
std::optional<StraightTone> straightDefaultTone(const Tone& tone);

/// The whole frame with its default tone: 8-bit grey (Gray16) as width*height bytes, or 0xffRRGGBB words copied (Rgb32).
struct Rendered {
  std::uint32_t width = 0, height = 0;
  bool colour = false;
  Bytes pixels;  // 1 byte a pixel, or 4
};
Rendered renderDefault(const PixelImage& image);

/// A window from the histogram: the 0.5th to 99.5th percentile of pixels that are neither padding nor the exact minimum
/// and maximum when those are saturated (collimation and direct exposure).
Window windowFromHistogram(const PixelImage& image);

/// The same from how often each of the 65,536 pixel values occurs in the rows 0, step, 2 * step ... of `histogramStep`. Ignores padding.
Window windowFromHistogram(const Tone& tone, std::vector<std::uint32_t> counts);
/// Above a quarter of a million pixels rows are skipped: percentiles do not need more.
std::uint32_t histogramStep(std::uint32_t width, std::uint32_t height);

}  // namespace safelight::imaging
