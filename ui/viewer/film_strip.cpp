#include "ui/viewer/film_strip.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <algorithm>

#include "core/model/pixel_shape.h"
#include "ui/bridge/document_words.h"
#include "ui/bridge/format.h"
#include "ui/bridge/pixel_to_image.h"
#include "ui/viewer/pane_facts.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kGap = 8;
constexpr int kDayGap = 17;   // more before the first of a day, with a line in the middle
constexpr int kRing = 4;      // room for the ring of the current one
constexpr qreal kRadius = 6;
constexpr int kLabelled = 52;
constexpr int kLabelMargins = 22;  // beside the words: of their plate, and between it and the tile

}  // namespace

class FilmDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  int height = 88;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    const double aspect = index.data(FilmStripModel::AspectRole).toDouble();
    int width = static_cast<int>(std::clamp(height * aspect, height * 0.8, height * 2.2));
    if (height >= kLabelled) {
      // A narrow picture gets as much room beside it as its words need.
      const int words = QFontMetrics(fontOf(11, QFont::Medium)).horizontalAdvance(index.data(FilmStripModel::KindRole).toString());
      width = std::max(width, std::min(words + kLabelMargins + 1, static_cast<int>(height * 2.2)));
    }
    return {width + kGap + lead(index), height + 2 * kRing};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Colours& c = coloursFor(option.widget);
    const int before = lead(index);
    const QRectF tile(option.rect.left() + before + kRing, option.rect.top() + kRing, option.rect.width() - before - kGap, height);
    if (before > 0) painter->fillRect(QRectF(option.rect.left() + 4, tile.top() + 8, 1, tile.height() - 16), c.line);
    const auto thumbnail = index.data(FilmStripModel::ThumbnailRole).value<QImage>();
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    drawRounded(*painter, tile, kRadius, thumbnail.isNull() ? c.raised : c.canvas);
    if (!thumbnail.isNull()) {
      paintThumbnail(*painter, tile, thumbnail);
    } else {
      const QString icon = index.data(FilmStripModel::IconRole).toString();
      if (!icon.isEmpty()) drawIcon(*painter, icon, height >= kLabelled ? tile.adjusted(0, 0, 0, -18) : tile, height >= kLabelled ? 24 : 18, c.textSecond);
    }
    // Very low strips have room for the picture alone; the tooltip has the words.
    if (height >= kLabelled) paintLabel(*painter, tile, index.data(FilmStripModel::LabelRole).toString(), index.data(FilmStripModel::KindRole).toString(), c);
    const bool current = index.data(FilmStripModel::CurrentRole).toBool();
    if (current || index.data(FilmStripModel::ShownRole).toBool()) {
      painter->setBrush(Qt::NoBrush);
      painter->setPen(QPen(current ? c.accent : c.textThird, 2));
      painter->drawRoundedRect(tile.adjusted(-2.5, -2.5, 2.5, 2.5), kRadius + 2.5, kRadius + 2.5);
    } else if (option.state & QStyle::State_MouseOver) {
      painter->setBrush(Qt::NoBrush);
      painter->setPen(QPen(c.line, 2));
      painter->drawRoundedRect(tile.adjusted(-2, -2, 2, 2), kRadius + 2, kRadius + 2);
    }
    painter->restore();
  }

 private:
  static int lead(const QModelIndex& index) { return index.row() > 0 && index.data(FilmStripModel::FirstOfDayRole).toBool() ? kDayGap : 0; }

  static void paintThumbnail(QPainter& painter, const QRectF& tile, const QImage& thumbnail) {
    QPainterPath clip;
    clip.addRoundedRect(tile, kRadius, kRadius);
    painter.setClipPath(clip);
    // Fills the tile; what sticks out is cut evenly.
    const QSizeF size = QSizeF(thumbnail.size()).scaled(tile.size(), Qt::KeepAspectRatioByExpanding);
    QRectF target(QPointF(), size);
    target.moveCenter(tile.center());
    painter.drawImage(target, thumbnail);
    painter.setClipping(false);
  }

  /// `kind` is the label without the day, which goes before the kind is cut: the line before the tile marks a new day too.
  static void paintLabel(QPainter& painter, const QRectF& tile, const QString& label, const QString& kind, const Colours& c) {
    if (label.isEmpty()) return;
    painter.setFont(fontOf(11, QFont::Medium));
    const QFontMetrics metrics = painter.fontMetrics();
    const int room = static_cast<int>(tile.width()) - kLabelMargins;
    const QString whole = metrics.horizontalAdvance(label) <= room ? label : kind;
    const QString words = metrics.elidedText(whole, Qt::ElideRight, room);
    const QRectF plate(tile.left() + 5, tile.bottom() - 25, metrics.horizontalAdvance(words) + 12, 20);
    QColor ground = c.canvas;
    ground.setAlpha(205);
    drawRounded(painter, plate, 5, ground);
    painter.setPen(c.text);
    painter.drawText(plate, Qt::AlignCenter | Qt::TextSingleLine, words);
  }
};

void FilmStripModel::setImages(const QList<model::Image>& images) {
  beginResetModel();
  m_images = images;
  m_asked.clear();
  endResetModel();
}

void FilmStripModel::setShown(model::ImageId current, const QList<model::ImageId>& shown) {
  m_current = current;
  m_shown = QSet<model::ImageId>(shown.begin(), shown.end());
  if (!m_images.isEmpty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {CurrentRole, ShownRole});
}

void FilmStripModel::setDisplay(model::ImageId id, const model::DisplayState& display) {
  const int row = rowOf(id);
  if (row < 0) return;
  m_images[row].display = display;
  Q_EMIT dataChanged(index(row), index(row), {ThumbnailRole, AspectRole});
}

int FilmStripModel::rowOf(model::ImageId id) const {
  const auto found = std::find_if(m_images.begin(), m_images.end(), [&](const model::Image& image) { return image.id == id; });
  return found == m_images.end() ? -1 : static_cast<int>(found - m_images.begin());
}

bool FilmStripModel::isFirstOfDay(int row) const {
  return row == 0 || m_images[row].capturedAt.date() != m_images[row - 1].capturedAt.date();
}

QString FilmStripModel::kind(int row) const {
  const model::Image& image = m_images[row];
  QString words = image.facts.kind == model::ImageKind::Document ? documentShort(image.facts) : viewShort(image.tags.view);
  if (words.isEmpty()) words = imageCaption(image, m_source.notation());
  // One tooth tells a periapical from the next; whole quadrants do not fit under a thumbnail.
  if (image.tags.teeth.size() == 1) words += u' ' + text(image.tags.teeth.label(m_source.notation()));
  if (image.tags.phase != model::Phase::None) words += u" · "_s + phaseWord(image.tags.phase);
  return words;
}

QString FilmStripModel::label(int row) const {
  return isFirstOfDay(row) ? kind(row) + u" · "_s + dayText(m_images[row].capturedAt.date(), localNow().date()) : kind(row);
}

QVariant FilmStripModel::thumbnail(int row) const {
  const model::ImageId id = m_images[row].id;
  if (m_images[row].facts.kind == model::ImageKind::Document) return {};
  if (const auto cached = m_source.cachedThumbnail(id)) {
    const auto& as = m_images[row].display;
    return cached->isNull() ? QVariant() : QVariant(orientedThumbnail(*cached, as.quarterTurns, as.mirrored, as.inverted));
  }
  if (!m_asked.contains(id)) {
    m_asked.insert(id);
    auto* self = const_cast<FilmStripModel*>(this);  // asking changes nothing that a view can see
    m_source.requestThumbnail(id, self, [self, id](const QImage&) {
      const int changed = self->rowOf(id);
      if (changed >= 0) Q_EMIT self->dataChanged(self->index(changed), self->index(changed), {ThumbnailRole});
      self->m_asked.remove(id);
    });
  }
  return {};
}

QVariant FilmStripModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= m_images.size()) return {};
  const model::Image& image = m_images[index.row()];
  switch (role) {
    case LabelRole: return label(index.row());
    case KindRole: return kind(index.row());
    case ThumbnailRole: return thumbnail(index.row());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return QString(whatAndWhen(image, m_source.notation(), localNow()).join(u'\n'));
    case FirstOfDayRole: return isFirstOfDay(index.row());
    case AspectRole: {
      if (image.facts.width == 0 || image.facts.height == 0) return 1.0;
      const model::PixelShape shape = model::pixelShape(image.facts);
      const double upright = image.facts.width * shape.x / (image.facts.height * shape.y);
      return image.display.quarterTurns % 2 == 1 ? 1 / upright : upright;
    }
    case IconRole: return image.facts.kind == model::ImageKind::Document ? documentIcon(image.facts) : image.facts.kind == model::ImageKind::Photo ? u"photo"_s : u"radiograph"_s;
    case ShownRole: return m_shown.contains(image.id);
    case CurrentRole: return image.id == m_current;
    default: return {};
  }
}

FilmStrip::FilmStrip(QWidget* parent) : QListView(parent), m_delegate(new FilmDelegate(this)) {
  setItemDelegate(m_delegate);
  setFlow(QListView::LeftToRight);
  setWrapping(false);
  setUniformItemSizes(false);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSelectionMode(QAbstractItemView::NoSelection);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::NoFocus);  // the arrow keys of the viewer walk through it
  setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  setAccessibleName(tr("Images of this patient"));
}

void FilmStrip::setThumbnailHeight(int height) {
  m_delegate->height = height;
  setFixedHeight(height + 2 * kRing);
  scheduleDelayedItemsLayout();
}

void FilmStrip::showRow(int row) {
  m_wantedRow = row;
  if (model() == nullptr || row < 0) return;
  executeDelayedItemsLayout();
  const QRect where = visualRect(model()->index(row, 0));
  // The neighbours show too, so that it is plain that the row goes on.
  constexpr int kAhead = 96;
  QScrollBar* bar = horizontalScrollBar();
  if (where.left() < kAhead) bar->setValue(bar->value() + where.left() - kAhead);
  if (where.right() > viewport()->width() - kAhead) bar->setValue(bar->value() + where.right() - viewport()->width() + kAhead);
}

void FilmStrip::mousePressEvent(QMouseEvent* event) {
  m_pressedRow = event->button() == Qt::LeftButton ? indexAt(event->position().toPoint()).row() : -1;
  m_pressed = event->position().toPoint();
  m_dragging = false;
}

void FilmStrip::mouseMoveEvent(QMouseEvent* event) {
  if (m_pressedRow < 0 || !(event->buttons() & Qt::LeftButton)) {
    QListView::mouseMoveEvent(event);
    return;
  }
  if (!m_dragging) m_dragging = (event->position().toPoint() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
  if (m_dragging) Q_EMIT dragMoved(m_pressedRow, event->globalPosition().toPoint());
}

void FilmStrip::mouseReleaseEvent(QMouseEvent* event) {
  const int row = std::exchange(m_pressedRow, -1);
  if (row < 0) return;
  if (std::exchange(m_dragging, false)) {
    Q_EMIT dropped(row, event->globalPosition().toPoint());
  } else {
    Q_EMIT chosen(row);
  }
}

void FilmStrip::resizeEvent(QResizeEvent* event) {
  QListView::resizeEvent(event);
  showRow(m_wantedRow);
}

void FilmStrip::wheelEvent(QWheelEvent* event) {
  const QPoint angle = event->angleDelta();
  const int by = std::abs(angle.x()) > std::abs(angle.y()) ? angle.x() : angle.y();
  horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by);
  event->accept();
}

}  // namespace safelight::ui
