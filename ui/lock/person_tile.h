#pragma once
// One person on the lock screen.

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// A round picture, the name and the role; checkable, exclusive in its parent. Large enough for gloves.
class PersonTile : public PaintedButton {
  Q_OBJECT
 public:
  enum class Size { Usual, Compact, Row };
  /// `small` may be empty; `initials` may be "+".
  PersonTile(const QString& initials, const QString& name, const QString& small, QWidget* parent = nullptr);
  void setTileSize(Size size);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_initials, m_small;
  void paintRow(class QPainter& painter) const;
  QString fittingName(int width) const;
  Size m_size = Size::Usual;
};

}  // namespace safelight::ui
