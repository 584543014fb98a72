#pragma once
// Letters in an open menu.

#include <QObject>

namespace safelight::ui {

/// While a menu is open, the key that a line shows beside its words takes that line, as it does where the menu came from; any other letter
/// goes to the next line that begins with it. Every menu of ours has one: our style sees to it. Stateless.
class MenuKeys : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace safelight::ui
