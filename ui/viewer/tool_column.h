#pragma once
// The viewer's tools at the left, in place of the rail.

#include <QHash>
#include <QList>
#include <QWidget>

#include "ui/viewer/viewer_keys.h"

class QMenu;

namespace safelight::ui {

class RailButton;

/// Buttons from the most used down; what does not fit moves into "More". Tells presses; shows what it is told.
class ToolColumn : public QWidget {
  Q_OBJECT
 public:
  explicit ToolColumn(QWidget* parent = nullptr);
  /// None: nothing is shown that a tool could work on.
  void setTool(std::optional<ViewerTool> tool);
  void setChecked(ViewerAction action, bool checked);
  void setEnabled(ViewerAction action, bool enabled);
  void setIcon(ViewerAction action, const QString& icon);
  /// The right edge of an action's button, for a menu; of "More" when it is folded away.
  QPoint menuPosition(ViewerAction action) const;
  using QWidget::setEnabled;

 Q_SIGNALS:
  void triggered(safelight::ui::ViewerAction action);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void layOut();
  void showMore();
  QList<ViewerAction> m_order;     // top down
  int m_topCount = 0;              // the rest sits at the bottom
  QHash<ViewerAction, RailButton*> m_buttons;
  RailButton* m_more;
  QMenu* m_menu;
};

}  // namespace safelight::ui
