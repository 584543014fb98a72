#pragma once
// A patient's images: sessions under headings, pictures at their own shape in justified rows. Only what is on screen is painted,
// asked for or kept as pixels, so 100,000 images scroll like ten.

#include <QAbstractScrollArea>
#include <QCache>
#include <QHash>
#include <QPixmap>
#include <QSet>
#include <functional>
#include <optional>
#include <vector>

#include "core/model/image.h"
#include "ui/bridge/ids.h"
#include "ui/library/grid_selection.h"
#include "ui/library/justified_layout.h"
#include "ui/library/thumbnail_source.h"

class QTimer;

namespace safelight::ui {

/// One picture, or the card of a document.
struct GridItem {
  model::ImageId id;
  double shape = 1;          // width / height as shown
  QString caption;           // the chip in the corner: "BW · 16 17"
  QString captionShort;      // what is kept of it on a narrow picture: "16 17"; empty: its beginning
  QString description;       // for tool tips and screen readers; empty: the grid's describer is asked
  QString cardTitle;         // documents: their name; empty for pictures
  QString iconName;          // documents, and pictures without a thumbnail
  bool fresh = false;        // new since this person last looked
  int quarterTurns = 0;
  bool mirrored = false, inverted = false;
};

/// The caption where it fits, else the short one: of an image of one tooth the tooth is the last thing to leave out.
QString fittingCaption(const GridItem& item, const QFontMetrics& metrics, int room);

struct GridSection {
  QString heading, detail;
  int first = 0, count = 0;
  int rowHeight = 128;
};

/// GUI thread. Mouse: click, Ctrl, Shift, rubber band, the check in the corner, double click opens. Keys: arrows (Shift extends, Ctrl moves
/// alone), Home, End, page keys, Space, Ctrl+A, Enter opens, Escape clears.
class ImageGrid : public QAbstractScrollArea {
  Q_OBJECT
 public:
  explicit ImageGrid(ThumbnailSource thumbnails, QWidget* parent = nullptr);
  ~ImageGrid() override;

  /// Replaces everything; what was chosen stays chosen where it still is, and the scroll position stays.
  void setContent(std::vector<GridItem> items, std::vector<GridSection> sections);
  const std::vector<GridItem>& items() const { return m_items; }
  /// Describes the picture at an index when somebody wants to know, so that long lists need no words for each.
  void setDescriber(std::function<QString(int index)> describe) { m_describe = std::move(describe); }
  QString descriptionOf(int index) const;

  std::vector<model::ImageId> selected() const;
  int selectedCount() const { return m_selection.count(); }
  /// What a command means: the chosen pictures, or the one in the keyboard's frame when none is chosen.
  std::vector<model::ImageId> meant() const;
  void clearSelection();
  void selectAll();
  void select(const std::vector<model::ImageId>& ids);
  /// The picture the keyboard is on; nil when none.
  model::ImageId current() const;
  void setCurrent(model::ImageId id);
  void scrollTo(model::ImageId id);

  /// Where a picture is painted, in viewport coordinates; null when not here. For tests and menus.
  QRect itemRect(model::ImageId id) const;
  /// How many thumbnails are asked for and not answered.
  int pendingThumbnails() const { return static_cast<int>(m_pending.size()); }
  /// A thumbnail changed (display state, new preview).
  void forgetThumbnail(model::ImageId id);

 Q_SIGNALS:
  void activated(safelight::model::ImageId id);
  void selectionChanged(int count);
  void contextMenuAsked(QPoint globalPosition);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  // image_grid.cpp: geometry and thumbnails
  void layOut();
  int scrollY() const;
  QRect shown(int index) const;
  int indexOf(model::ImageId id) const;
  void ensureVisible(int index);
  void scheduleRequests();
  void requestVisible();
  std::pair<int, int> itemsOnScreen(int extra) const;
  // image_grid_paint.cpp
  void paintItem(QPainter& painter, int index, const QRect& rect);
  void paintPicture(QPainter& painter, const GridItem& item, const QRect& rect);
  void paintCard(QPainter& painter, int index, const QRect& rect);
  /// Whether it shows its check: chosen, or under the pointer.
  bool isMarked(int index) const;
  /// Whether it is in the keyboard's frame.
  bool isFramed(int index) const;
  void paintCaption(QPainter& painter, const GridItem& item, const QRect& rect);
  void paintMarks(QPainter& painter, int index, const QRect& rect);
  const QPixmap* prepared(const GridItem& item, QSize size);
  // image_grid_input.cpp
  void act(int index, SelectMode mode);
  void moveBy(int key, Qt::KeyboardModifiers modifiers);
  int neighbour(int key) const;
  int inRowNearest(int row, int x) const;
  void updateBand(QPoint at);
  void finishPress(QMouseEvent* event);
  void announceCurrent();
  void startAtFirst();
  void keepCurrentClear();
  QRect checkRect(const QRect& item) const;

  struct Prepared {
    QSize size;
    qint64 source = 0;
    QPixmap pixmap;
  };

  ThumbnailSource m_thumbnails;
  std::function<QString(int)> m_describe;
  std::vector<GridItem> m_items;
  std::vector<GridSection> m_sections;
  QHash<model::ImageId, int> m_index;
  JustifiedLayout m_layout;
  GridSelection m_selection;
  QCache<model::ImageId, Prepared> m_prepared;  // cost in KiB
  QSet<model::ImageId> m_pending;
  QTimer* m_requestTimer;
  QTimer* m_clearTimer;  // to a second click that may come
  int m_hovered = -1;
  bool m_keyboardFocus = false;
  // A press that may become a rubber band.
  std::optional<QPoint> m_pressed;  // content coordinates
  int m_pressedItem = -1;
  std::optional<QRect> m_band;
  std::vector<int> m_bandBase;      // chosen before the band began
};

}  // namespace safelight::ui
