#pragma once
// One person on the lock screen.

#include <QStringList>

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
  QSize sizeHint() const override { return sizeOf(m_size); }
  static QSize sizeOf(Size size);
  /// The name as it stands on the tile: on one line or more. What does not fit then is cut in the middle, because two long names differ
  /// most often at their ends; the tooltip says it whole.
  QStringList nameLines() const;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QString m_initials, m_small;
  void paintRow(class QPainter& painter) const;
  int nameWidth() const;
  int mostLines() const { return m_size == Size::Usual ? 3 : 2; }
  Size m_size = Size::Usual;
};

}  // namespace safelight::ui
