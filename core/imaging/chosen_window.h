#pragma once
// Which window a display state means: one rule for the screen and for exports.

#include <optional>

#include "core/imaging/pixel_image.h"
#include "core/model/image.h"

namespace safelight::imaging {

/// Windows people make are straight; exact when the device's own are, because its values may be fractions.
VoiFunction straightFunction(const Tone& tone);

/// The file's own window of these numbers with its name and curve, else a straight one. Nothing when the state has none, or one that is no window.
std::optional<Window> chosenWindow(const Tone& tone, const model::DisplayState& display);

}  // namespace safelight::imaging
