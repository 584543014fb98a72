#pragma once
// The rows of the bin: thumbnail, what it shows and whose it is, who deleted it when, how long it stays.

#include <QAbstractScrollArea>
#include <QSet>
#include <vector>

#include "core/model/ids.h"
#include "ui/library/grid_selection.h"
#include "ui/library/thumbnail_source.h"

namespace safelight::ui {

struct BinRow {
  model::ImageId id;
  QString title;      // "Bitewing right · 16 17"
  QString patient;    // "Lindqvist, Marta"; "Inbox" when it was nobody's
  QString deleted;    // "Deleted today, 14:05 by Dr A. Okafor"
  int daysLeft = 30;
  bool isHeld = false;  // the record is on hold: nothing of it goes
  QString iconName;   // when there is no thumbnail
};

/// Paints only what is on screen. Click, Ctrl, Shift, Ctrl+A, arrows and Space choose.
class BinView : public QAbstractScrollArea {
  Q_OBJECT
 public:
  static constexpr int kRow = 72;
  explicit BinView(ThumbnailSource thumbnails, QWidget* parent = nullptr);

  void setRows(std::vector<BinRow> rows);
  const std::vector<BinRow>& rows() const { return m_rows; }
  std::vector<model::ImageId> selected() const;
  /// The row that the keyboard is on; -1 for none.
  int currentRow() const { return m_selection.current(); }
  QRect rowRect(int index) const;
  /// What becomes of it, as its row says.
  static QString fateOf(const BinRow& row);
  /// Whether it is over its time for days, and waits all the same.
  static bool isKept(const BinRow& row);

 Q_SIGNALS:
  void selectionChanged(int count);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void paintRow(QPainter& painter, int index, const QRect& rect);
  void paintThumbnail(QPainter& painter, const BinRow& row, const QRect& rect);
  void act(int index, SelectMode mode);
  void updateRange();
  void startAtFirst();

  ThumbnailSource m_thumbnails;
  std::vector<BinRow> m_rows;
  GridSelection m_selection;
  bool m_keyboardFocus = false;
  QSet<model::ImageId> m_asked;
};

}  // namespace safelight::ui
