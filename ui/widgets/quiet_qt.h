#pragma once
// Qt's own warnings.

namespace safelight::ui {

/// From here on Qt's messages go nowhere: they can name files and the texts of controls, and standard error ends in the session's journal. In a debug
/// build they are heard. Before the QApplication.
void keepQtQuiet();

}  // namespace safelight::ui
