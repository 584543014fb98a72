#pragma once
// What goes for a while and leaves its place empty.

#include <QWidget>

namespace safelight::ui {

/// Hidden, the part goes on taking its room, so that nothing beside it moves.
inline void keepPlaceWhenHidden(QWidget& part) {
  QSizePolicy policy = part.sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  part.setSizePolicy(policy);
}

}  // namespace safelight::ui
