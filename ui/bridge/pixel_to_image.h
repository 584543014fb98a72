#pragma once
// Checked pixels to QImage.

#include <QImage>

#include "core/imaging/tone.h"

namespace safelight::ui {

/// Takes the pixels over without a copy: 8-bit grey or RGB32. Null when the sizes do not agree.
QImage toImage(imaging::Rendered&& rendered);
/// Copies.
QImage toImage(const imaging::Rendered& rendered);
/// A thumbnail as it is shown: mirrored, turned by clockwise quarters, inverted.
QImage orientedThumbnail(QImage thumbnail, int quarterTurns, bool mirrored, bool inverted);

}  // namespace safelight::ui
