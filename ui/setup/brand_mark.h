#pragma once
// The name in the corner of the first run: a lamp, and "Safelight" beside it.

#include <QPainter>

#include "ui/widgets/theme.h"

namespace safelight::ui {

/// How much room it takes from the window's left edge.
inline constexpr int kBrandWidth = 160;

void paintBrandMark(QPainter& painter, const Colours& colours);

}  // namespace safelight::ui
