#pragma once
// The patient's images in a row below the picture, grouped by day.

#include <QAbstractListModel>
#include <QListView>
#include <QSet>

#include "core/model/image.h"
#include "ui/bridge/ids.h"
#include "ui/viewer/image_source.h"

namespace safelight::ui {

/// The images in the viewer's order. Thumbnails are asked for when they are painted. The source outlives it.
class FilmStripModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { ThumbnailRole = Qt::DecorationRole, LabelRole, KindRole = Qt::DisplayRole, FirstOfDayRole = Qt::UserRole + 1, AspectRole, IconRole, ShownRole, CurrentRole };

  explicit FilmStripModel(ImageSource& source, QObject* parent = nullptr) : QAbstractListModel(parent), m_source(source) {}
  void setImages(const QList<model::Image>& images);
  const QList<model::Image>& images() const { return m_images; }
  void setShown(model::ImageId current, const QList<model::ImageId>& shown);
  /// How a person turned, mirrored or inverted it: its thumbnail follows.
  void setDisplay(model::ImageId id, const model::DisplayState& display);
  int rowOf(model::ImageId id) const;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_images.size()); }
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  bool isFirstOfDay(int row) const;
  QString kind(int row) const;
  QString label(int row) const;
  QVariant thumbnail(int row) const;

  ImageSource& m_source;
  QList<model::Image> m_images;
  model::ImageId m_current;
  QSet<model::ImageId> m_shown;
  mutable QSet<model::ImageId> m_asked;
};

/// A press shows an image; dragging it tells where, so that the owner can drop it into a pane. The drag stays inside the window:
/// no other program ever hears of it.
class FilmStrip : public QListView {
  Q_OBJECT
 public:
  explicit FilmStrip(QWidget* parent = nullptr);
  void setThumbnailHeight(int height);
  /// Scrolls a row into view, and keeps it there when the strip changes its width.
  void showRow(int row);

 Q_SIGNALS:
  void chosen(int row);
  void dragMoved(int row, const QPoint& globalPosition);
  void dropped(int row, const QPoint& globalPosition);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override { event->accept(); }
  void wheelEvent(QWheelEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  class FilmDelegate* m_delegate;
  int m_wantedRow = -1;
  QPoint m_pressed;
  int m_pressedRow = -1;
  bool m_dragging = false;
};

}  // namespace safelight::ui
