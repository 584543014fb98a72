#pragma once
// Mouse pointers that say what the left button does.

#include <QCursor>

#include "ui/viewer/viewer_keys.h"

namespace safelight::ui {

/// Our icons, white with a dark rim so that they show on every grey. `held`: the button is down.
QCursor toolCursor(ViewerTool tool, bool held, qreal devicePixelRatio);

}  // namespace safelight::ui
