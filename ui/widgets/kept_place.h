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

/// Hidden, it takes no room, as widgets do that were never told otherwise.
inline void givePlaceWhenHidden(QWidget& part) {
  QSizePolicy policy = part.sizePolicy();
  policy.setRetainSizeWhenHidden(false);
  part.setSizePolicy(policy);
}

}  // namespace safelight::ui
