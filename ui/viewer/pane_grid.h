#pragma once
// One, two or four panes, one of them active, zoom and place linked or not.

#include <QList>
#include <QWidget>

#include "ui/viewer/image_pane.h"

namespace safelight::ui {

/// Owns its panes; a hidden pane shows nothing and holds no pixels.
class PaneGrid : public QWidget {
  Q_OBJECT
 public:
  PaneGrid(ImageSource& source, FrameLoader& loader, QWidget* parent = nullptr);

  /// 1, 2 or 4.
  void setCount(int count);
  int count() const { return m_count; }
  ImagePane* pane(int index) const { return m_panes.at(index); }
  ImagePane* active() const { return m_panes.at(m_active); }
  int activeIndex() const { return m_active; }
  void setActive(int index);
  void setLinked(bool linked);
  bool isLinked() const { return m_linked; }
  void setTool(ViewerTool tool);
  void setMoveHeld(bool held);
  /// The visible pane under a point of the screen, or nullptr.
  ImagePane* paneAt(const QPoint& globalPosition) const;
  /// The pane that a drag would drop on is outlined; nullptr for none.
  void markDrop(const ImagePane* pane);
  QList<model::ImageId> shownImages() const;

 Q_SIGNALS:
  void activeChanged();
  /// Passed on from every pane.
  void displayChanged(safelight::model::ImageId image, const safelight::model::DisplayState& display);
  void pixelsShown(safelight::ui::ImagePane* pane);
  void cardShown();
  void presetMenuWanted(const QPoint& globalPosition);
  void exportWanted(safelight::model::ImageId image);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void layOut();
  void spread(ImagePane* from);
  void refreshActive();

  QList<ImagePane*> m_panes;
  QWidget* m_dropMark;
  int m_count = 1;
  int m_active = 0;
  bool m_linked = true;
};

/// Which images to put beside `current` when the layout grows: first what shows the same (view, then teeth) at other times, newest
/// first, then the neighbours in `order`. Never `current`; at most `count`.
QList<model::ImageId> companions(const QList<model::Image>& order, model::ImageId current, int count);

}  // namespace safelight::ui
