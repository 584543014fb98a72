#pragma once
// Rows of equal tiles, each row centred.

#include <vector>

#include <QWidget>

#include "ui/lock/person_tile.h"

namespace safelight::ui {

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
  int heightForWidth(int width) const override { return heightAt(width, m_room); }
  /// The same, were there this much room.
  int heightAt(int width, Room room) const;
  bool hasHeightForWidth() const override { return true; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  int columnsAt(int width, QSize tile) const;
  QSize tileSize(Room room) const;
  PersonTile::Size sizeFor(Room room) const;
  void applySizes();
  void place();
  std::vector<PersonTile*> m_tiles;
  Room m_room = Room::Plenty;
};

}  // namespace safelight::ui
