#pragma once
// Looks over the shoulder of every test: whichever sheet opens has the focus, and Tab walks through it as it is read.

#include <QObject>

namespace safelight::ui::test {

/// Says what is wrong as a failed check of the test that runs. Installed on the application.
class SheetWatch : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace safelight::ui::test
