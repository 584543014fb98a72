#pragma once
// All keys on one page.

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// Opens over `window`; deletes itself when closed.
void showShortcuts(QWidget* window);

}  // namespace safelight::ui
