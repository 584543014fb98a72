#pragma once
// The benches of what happens in the window.

#include <cstdint>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/path.h"

namespace safelight::bench {

/// What a plain viewer does: DCMTK reads the object from memory, windows it and scales it into `width` x `height`; 0xffRRGGBB words.
std::vector<std::uint32_t> drawWithDcmtk(ByteView file, unsigned width, unsigned height);

/// A sealed radiograph to pixels in a pane.
void benchOpening(const Path& folder, bool quick);
/// Scrolling ten thousand pictures.
void benchGrid(bool quick);

}  // namespace safelight::bench
