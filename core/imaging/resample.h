#pragma once
// Smaller and turned copies of frames.

#include <functional>

#include "core/imaging/tone.h"
#include "core/model/pixel_shape.h"

namespace safelight::imaging {

/// Shrinks by area averaging so that neither side exceeds `longSide`; never enlarges.
Rendered shrink(const Rendered& source, std::uint32_t longSide);

/// In its true proportion: the coarser side of the pixels is stretched, each stored pixel keeping its share of the area. Where that would take more than
/// `mostBytes`, the finer side shrinks instead.
Rendered inProportion(Rendered source, const model::PixelShape& shape, std::uint64_t mostBytes);

/// `renderDefault` and `shrink` in one, for thumbnails. The tone comes first, as on the screen: averaging first is no faster and
/// lets padding, overlays and metal bleed into what lies beside them.
Rendered renderSmall(const PixelImage& image, std::uint32_t longSide, const model::PixelShape& shape = {});

/// Writes one row of `width` grey bytes; asked for from top to bottom.
using GrayRows = std::function<void(std::uint32_t row, std::uint8_t* out)>;
/// `shrink` of a picture that is made row by row and never held as a whole, in its true proportion.
Rendered shrinkRows(std::uint32_t width, std::uint32_t height, std::uint32_t longSide, const GrayRows& rows, const model::PixelShape& shape = {});

/// Writes one row of `width` pixel values; asked for from top to bottom.
using ValueRows = std::function<void(std::uint32_t row, std::uint16_t* out)>;
/// The same of pixel values through a straight tone: no table is looked into for each of them.
Rendered shrinkRows(std::uint32_t width, std::uint32_t height, std::uint32_t longSide, const ValueRows& rows, const StraightTone& tone,
                    const model::PixelShape& shape = {});

/// Turns by clockwise quarters after mirroring left-right.
Rendered orient(const Rendered& source, unsigned quarterTurns, bool mirrored);

/// The mean structural similarity (Wang et al. 2004: 11x11 Gaussian, sigma 1.5, K1 = 0.01, K2 = 0.03, L = 255) of two pictures
/// of one size, on luminance (ITU-R BT.601); 1 means identical. Sizes must agree.
double structuralSimilarity(const Rendered& a, const Rendered& b);

}  // namespace safelight::imaging
