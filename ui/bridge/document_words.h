#pragma once
// What a document is, for a caption and for the icon beside it: the same in the grid, the preview and the viewer's strip.

#include <QString>

#include "core/model/image.h"

namespace safelight::ui {

/// "PDF", "3D model", "Report", "Waveform" or "Document": fits under a thumbnail.
QString documentShort(const model::ImageFacts& facts);
/// The name of its icon (ui/widgets/icon.h).
QString documentIcon(const model::ImageFacts& facts);

}  // namespace safelight::ui
