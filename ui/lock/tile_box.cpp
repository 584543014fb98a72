#include "ui/lock/tile_box.h"

namespace safelight::ui {

namespace {
// Room on every side for the ring of a focused tile.
constexpr int kGap = 12, kRing = 6, kMostColumns = 6, kManyPeople = 9;
}  // namespace

TileBox::TileBox(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void TileBox::setTiles(std::vector<PersonTile*> tiles) {
  m_tiles = std::move(tiles);
  applySizes();
}

void TileBox::setRoom(Room room) {
  if (m_room == room) return;
  m_room = room;
  applySizes();
}

PersonTile::Size TileBox::sizeFor(Room room) const {
  if (room == Room::Least) return PersonTile::Size::Row;
  return room == Room::Little || m_tiles.size() > kManyPeople ? PersonTile::Size::Compact : PersonTile::Size::Usual;
}

void TileBox::applySizes() {
  for (PersonTile* tile : m_tiles) tile->setTileSize(sizeFor(m_room));
  updateGeometry();
  place();
}

QSize TileBox::tileSize(Room room) const { return m_tiles.empty() ? QSize(0, 0) : PersonTile::sizeOf(sizeFor(room)); }

int TileBox::columnsAt(int width, QSize tile) const {
  const int fitting = (width - 2 * kRing + kGap) / (tile.width() + kGap);
  const int count = static_cast<int>(m_tiles.size());
  const int most = std::clamp(fitting, 1, kMostColumns);
  if (count <= most) return std::max(1, count);
  // Rows as even as can be: seven people stand four and three.
  const int rows = (count + most - 1) / most;
  return (count + rows - 1) / rows;
}

int TileBox::heightAt(int width, Room room) const {
  if (m_tiles.empty()) return 0;
  const QSize tile = tileSize(room);
  const int columns = columnsAt(width, tile), rows = (static_cast<int>(m_tiles.size()) + columns - 1) / columns;
  return rows * tile.height() + (rows - 1) * kGap + 2 * kRing;
}

QSize TileBox::sizeHint() const {
  const int columns = std::min<int>(kMostColumns, static_cast<int>(m_tiles.size()));
  const int width = std::max(1, columns) * (tileSize(m_room).width() + kGap) + 2 * kRing;
  return {width, heightForWidth(std::max(width, this->width()))};
}

QSize TileBox::minimumSizeHint() const { return tileSize(m_room) + QSize(2 * kRing, 2 * kRing); }

void TileBox::resizeEvent(QResizeEvent*) { place(); }

void TileBox::place() {
  const int count = static_cast<int>(m_tiles.size());
  if (count == 0) return;
  const QSize size = tileSize(m_room);
  const int columns = columnsAt(width(), size);
  for (int i = 0; i < count; ++i) {
    const int row = i / columns, inRow = std::min(columns, count - row * columns);
    const int rowWidth = inRow * size.width() + (inRow - 1) * kGap;
    int column = i % columns;
    if (isRightToLeft()) column = inRow - 1 - column;
    m_tiles[static_cast<std::size_t>(i)]->setGeometry((width() - rowWidth) / 2 + column * (size.width() + kGap), kRing + row * (size.height() + kGap), size.width(),
                                                      size.height());
  }
}

}  // namespace safelight::ui
