#pragma once
// Rows of equal tiles, each row centred.

#include <vector>

#include <QWidget>

namespace safelight::ui {

class PersonTile;

/// Wraps its tiles to its width and says how high that is. Many people, or a low window, get smaller tiles.
class TileBox : public QWidget {
  Q_OBJECT
 public:
  explicit TileBox(QWidget* parent = nullptr);
  void setTiles(std::vector<PersonTile*> tiles);
  /// How much height there is.
  enum class Room { Plenty, Little, Least };
  void setRoom(Room room);
  /// The height of all rows at a width.
  int heightForWidth(int width) const override;
  bool hasHeightForWidth() const override { return true; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  int columnsAt(int width) const;
  QSize tileSize() const;
  void applySizes();
  void place();
  std::vector<PersonTile*> m_tiles;
  Room m_room = Room::Plenty;
};

}  // namespace safelight::ui
