#include "ui/viewer/tone_presets.h"

#include <algorithm>
#include <cmath>

#include "core/imaging/chosen_window.h"

namespace safelight::ui {
namespace {

using imaging::Tone;
using imaging::VoiFunction;
using imaging::Window;

bool sameValues(const Window& a, const Window& b) { return a.centre == b.centre && a.width == b.width; }

/// Modality values of the darkest and brightest pixel.
std::pair<double, double> reach(const Tone& tone) {
  const double a = tone.intercept + tone.slope * tone.minimum;
  const double b = tone.intercept + tone.slope * tone.maximum;
  return {std::min(a, b), std::max(a, b)};
}

double smallestWidth(const Tone& tone) { return tone.suggested.function == VoiFunction::LinearExact ? std::abs(tone.slope) : 2.0; }

Window straight(const Tone& tone, double centre, double width) {
  return {.centre = centre, .width = std::max(width, smallestWidth(tone)), .function = imaging::straightFunction(tone), .explanation = {}};
}

void addFileTones(const Tone& tone, std::vector<TonePreset>& presets) {
  for (std::size_t i = 0; i < tone.luts.size(); ++i) {
    if (tone.suggestedIsLut && i == 0) continue;
    presets.push_back({PresetKind::File, tone.luts[i].explanation, LutTone{i}});
  }
  for (std::size_t i = 0; i < tone.windows.size(); ++i) {
    const Window& window = tone.windows[i];
    if (!tone.suggestedIsLut && !tone.suggestedFromHistogram && sameValues(window, tone.suggested)) continue;
    const auto before = tone.windows.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(tone.windows.begin(), before, [&](const Window& other) { return sameValues(other, window); })) continue;
    presets.push_back({PresetKind::File, window.explanation, window});
  }
}

}  // namespace

std::vector<TonePreset> tonePresets(const imaging::PixelImage& image) {
  std::vector<TonePreset> presets;
  if (image.format != imaging::PixelFormat::Gray16) return presets;
  const Tone& tone = image.tone;
  presets.push_back({PresetKind::Original, {}, OriginalTone{}});
  addFileTones(tone, presets);
  if (tone.units == "HU") {
    presets.push_back({PresetKind::Bone, {}, straight(tone, 500, 2500)});
    presets.push_back({PresetKind::SoftTissue, {}, straight(tone, 40, 400)});
  }
  if (!tone.suggestedFromHistogram) presets.push_back({PresetKind::Histogram, {}, imaging::windowFromHistogram(image)});
  const auto [low, high] = reach(tone);
  presets.push_back({PresetKind::FullRange, {}, straight(tone, (low + high) / 2, high - low + std::abs(tone.slope))});
  const Window original = windowOf(tone, OriginalTone{});
  presets.push_back({PresetKind::Narrow, {}, straight(tone, original.centre, original.width / 2)});
  presets.push_back({PresetKind::Wide, {}, straight(tone, original.centre, original.width * 2)});
  return presets;
}

Window draggedWindow(const Window& start, const Tone& tone, double dx, double dy, bool negative) {
  const auto [low, high] = reach(tone);
  const double range = std::max(high - low, smallestWidth(tone));
  const double width = std::clamp(start.width * std::exp(dx / 250), smallestWidth(tone), 8 * range);
  const double step = std::max(start.width, range / 256) / 500;
  // Up (negative dy) brightens: the window moves towards the values that are dark now.
  const double centre = start.centre + (negative ? -dy : dy) * step;
  return straight(tone, std::clamp(centre, low - range, high + range), width);
}

ToneChoice choiceOf(const model::DisplayState& display, const Tone& tone) {
  const auto window = imaging::chosenWindow(tone, display);
  return window ? ToneChoice(*window) : ToneChoice(OriginalTone{});
}

void storeChoice(const ToneChoice& choice, const Tone& tone, model::DisplayState& display) {
  const auto* window = std::get_if<Window>(&choice);
  display.hasWindow = window != nullptr && !(!tone.suggestedIsLut && *window == tone.suggested);
  display.windowCentre = display.hasWindow ? window->centre : 0;
  display.windowWidth = display.hasWindow ? window->width : 1;
}

}  // namespace safelight::ui
