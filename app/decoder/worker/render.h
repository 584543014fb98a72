#pragma once
// Pixels of any file that has some, and pictures drawn from them.

#include "core/decode/protocol.h"
#include "core/imaging/tone.h"
#include "core/model/pixel_shape.h"

namespace safelight::decoder {

/// One frame of a DICOM object or photo, with a tone that the protocol can carry. `longSide` as in decode::Request.
Result<imaging::PixelImage> framePixels(ByteView file, std::string_view nameHint, std::uint32_t frame, std::uint32_t longSide);

/// The shape of a file's pixels; square for all but DICOM objects.
model::PixelShape pixelShapeOf(ByteView file, std::string_view nameHint);

/// As a person sees it: window, inversion and orientation of `display`, else the default; in true proportion.
imaging::Rendered draw(const imaging::PixelImage& image, const model::DisplayState& display, const model::PixelShape& shape = {});

/// Makes a tone fit the protocol: windows that are no windows go, texts are cleaned, numbers are finite.
void tidy(imaging::Tone& tone);

}  // namespace safelight::decoder
