#pragma once
// Windows to choose from with one key, and what a drag does to a window.

#include <string>
#include <vector>

#include "core/imaging/pixel_image.h"
#include "core/model/image.h"
#include "ui/viewer/tone_map.h"

namespace safelight::ui {

enum class PresetKind : std::uint8_t { Original, File, Histogram, FullRange, Narrow, Wide, Bone, SoftTissue };

/// One entry of the presets menu; `name` is the file's own explanation and set for File only.
struct TonePreset {
  PresetKind kind = PresetKind::Original;
  std::string name;
  ToneChoice choice;
};

/// Original first, then the file's other windows and tables, then ours. Empty for colour images. Histogram reads the pixels.
std::vector<TonePreset> tonePresets(const imaging::PixelImage& image);

/// A window dragged from `start` by (dx, dy) logical pixels: right widens (softer), up brightens what is seen (`negative`: high
/// values are shown dark). Steps follow the window's own width, so narrow windows move finely; the result stays within reach of
/// the pixels there are.
imaging::Window draggedWindow(const imaging::Window& start, const imaging::Tone& tone, double dx, double dy, bool negative);

/// The choice a stored display state stands for, and back. Only windows are stored; other choices count as Original.
ToneChoice choiceOf(const model::DisplayState& display, const imaging::Tone& tone);
void storeChoice(const ToneChoice& choice, const imaging::Tone& tone, model::DisplayState& display);

}  // namespace safelight::ui
