#include "core/imaging/chosen_window.h"

#include <cmath>

namespace safelight::imaging {

VoiFunction straightFunction(const Tone& tone) {
  return tone.suggested.function == VoiFunction::LinearExact ? VoiFunction::LinearExact : VoiFunction::Linear;
}

std::optional<Window> chosenWindow(const Tone& tone, const model::DisplayState& display) {
  if (!display.hasWindow || !std::isfinite(display.windowCentre) || !std::isfinite(display.windowWidth) || display.windowWidth <= 0) return std::nullopt;
  for (const Window& window : tone.windows)
    if (window.centre == display.windowCentre && window.width == display.windowWidth) return window;
  return Window{display.windowCentre, display.windowWidth, straightFunction(tone), {}};
}

}  // namespace safelight::imaging
