#include "ui/widgets/quiet_qt.h"

#include <QtGlobal>

namespace safelight::ui {

void keepQtQuiet() {
#ifdef NDEBUG
  qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
#endif
}

}  // namespace safelight::ui
