#include "ui/library/image_grid.h"

#include <QApplication>
#include <QScrollBar>
#include <QTimer>
#include <utility>

#include "ui/widgets/focus_ring.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

constexpr int kPreparedKib = 64 * 1024;
// So few at a time that a list that scrolls on never waits for pictures that have gone by.
constexpr int kPendingAtOnce = 6;
constexpr int kRequestDelay = 25;  // milliseconds of rest before a picture is asked for

}  // namespace

ImageGrid::ImageGrid(ThumbnailSource thumbnails, QWidget* parent)
    : QAbstractScrollArea(parent), m_thumbnails(std::move(thumbnails)), m_prepared(kPreparedKib), m_requestTimer(new QTimer(this)), m_clearTimer(new QTimer(this)) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setAccessibleName(tr("Images"));
  setFocusRadius(*this, -1);  // the current picture shows the focus
  viewport()->setMouseTracking(true);
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
  m_requestTimer->setSingleShot(true);
  m_requestTimer->setInterval(kRequestDelay);
  connect(m_requestTimer, &QTimer::timeout, this, &ImageGrid::requestVisible);
  m_clearTimer->setSingleShot(true);
  connect(m_clearTimer, &QTimer::timeout, this, [this] {
    if (m_selection.current() >= 0 && m_selection.count() > 0 && !m_band) ensureVisible(m_selection.current());
  });
}

ImageGrid::~ImageGrid() = default;

void ImageGrid::setContent(std::vector<GridItem> items, std::vector<GridSection> sections) {
  const auto chosen = selected();
  const int oldCurrent = m_selection.current();
  const int oldCount = m_selection.count();
  const auto before = std::exchange(m_items, std::move(items));
  m_sections = std::move(sections);
  m_index.clear();
  m_index.reserve(static_cast<qsizetype>(m_items.size()));
  for (std::size_t i = 0; i < m_items.size(); ++i) m_index.insert(m_items[i].id, static_cast<int>(i));
  m_selection.reset(static_cast<int>(m_items.size()));
  for (const auto& id : chosen) m_selection.set(indexOf(id), true);
  // Where a picture went that the keyboard was on, it goes on from there and not from the top.
  if (const int at = standingAfter(before, oldCurrent, [this](model::ImageId id) { return indexOf(id); }); at >= 0) m_selection.setCurrent(at);
  startAtFirst();
  m_hovered = -1;
  m_band.reset();
  m_pressed.reset();
  layOut();
  if (m_selection.count() != oldCount) Q_EMIT selectionChanged(m_selection.count());
}

void ImageGrid::layOut() {
  std::vector<double> shapes;
  shapes.reserve(m_items.size());
  for (const auto& item : m_items) shapes.push_back(item.shape);
  std::vector<JustifiedSection> sections;
  sections.reserve(m_sections.size());
  for (const auto& section : m_sections) sections.push_back({section.first, section.count, section.rowHeight});
  JustifiedMetrics metrics;
  metrics.margin = width() < 720 ? 16 : metric::kPage;
  m_layout = layOutJustified(shapes, sections, viewport()->width(), metrics);
  verticalScrollBar()->setRange(0, std::max(0, m_layout.height - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(48);
  viewport()->update();
  scheduleRequests();
}

int ImageGrid::scrollY() const { return verticalScrollBar()->value(); }

QRect ImageGrid::shown(int index) const {
  return m_layout.items[static_cast<std::size_t>(index)].translated(0, -scrollY());
}

int ImageGrid::indexOf(model::ImageId id) const { return m_index.value(id, -1); }

QString ImageGrid::descriptionOf(int index) const {
  if (index < 0 || index >= static_cast<int>(m_items.size())) return {};
  const QString& own = m_items[static_cast<std::size_t>(index)].description;
  return own.isEmpty() && m_describe ? m_describe(index) : own;
}

QRect ImageGrid::itemRect(model::ImageId id) const {
  const int index = indexOf(id);
  return index < 0 ? QRect() : shown(index);
}

std::vector<model::ImageId> ImageGrid::selected() const {
  std::vector<model::ImageId> ids;
  for (const int index : m_selection.list()) ids.push_back(m_items[static_cast<std::size_t>(index)].id);
  return ids;
}

std::vector<model::ImageId> ImageGrid::meant() const {
  if (m_selection.count() > 0 || !isFramed(m_selection.current())) return selected();
  return {current()};
}

model::ImageId ImageGrid::current() const {
  const int index = m_selection.current();
  return index < 0 || index >= static_cast<int>(m_items.size()) ? model::ImageId{} : m_items[static_cast<std::size_t>(index)].id;
}

void ImageGrid::setCurrent(model::ImageId id) {
  if (const int index = indexOf(id); index >= 0) {
    m_selection.setCurrent(index);
    viewport()->update();
  }
}

void ImageGrid::clearSelection() {
  if (m_selection.count() == 0) return;
  m_selection.clear();
  viewport()->update();
  Q_EMIT selectionChanged(0);
}

void ImageGrid::selectAll() {
  m_selection.all();
  viewport()->update();
  Q_EMIT selectionChanged(m_selection.count());
}

void ImageGrid::select(const std::vector<model::ImageId>& ids) {
  m_selection.clear();
  for (const auto& id : ids) m_selection.set(indexOf(id), true);
  if (!ids.empty()) m_selection.setCurrent(indexOf(ids.front()));
  viewport()->update();
  Q_EMIT selectionChanged(m_selection.count());
}

void ImageGrid::scrollTo(model::ImageId id) {
  if (const int index = indexOf(id); index >= 0) ensureVisible(index);
}

void ImageGrid::ensureVisible(int index) {
  const QRect rect = shown(index);
  const int margin = 24;
  // A picture of a session's first row brings its heading along.
  const int row = m_layout.rowOf(index);
  const bool firstOfSession = row == 0 || (row > 0 && m_layout.rows[static_cast<std::size_t>(row)].section != m_layout.rows[static_cast<std::size_t>(row) - 1].section);
  const int above = firstOfSession ? 60 : margin;
  if (rect.top() < above) {
    verticalScrollBar()->setValue(scrollY() + rect.top() - above);
  } else if (rect.bottom() > viewport()->height() - margin) {
    verticalScrollBar()->setValue(scrollY() + rect.bottom() - viewport()->height() + margin);
  }
}

std::pair<int, int> ImageGrid::itemsOnScreen(int extra) const {
  const auto [firstRow, lastRow] = m_layout.rowsBetween(scrollY() - extra, scrollY() + viewport()->height() + extra);
  if (firstRow >= lastRow) return {0, 0};
  const auto& first = m_layout.rows[static_cast<std::size_t>(firstRow)];
  const auto& last = m_layout.rows[static_cast<std::size_t>(lastRow) - 1];
  return {first.first, last.first + last.count};
}

void ImageGrid::scheduleRequests() {
  if (!m_requestTimer->isActive()) m_requestTimer->start();
}

void ImageGrid::requestVisible() {
  const auto [first, last] = itemsOnScreen(0);
  // What has scrolled away before it came is taken back.
  for (const auto& id : QSet<model::ImageId>(m_pending)) {
    const int index = indexOf(id);
    if (index >= first && index < last) continue;
    m_pending.remove(id);
    if (m_thumbnails.cancel) m_thumbnails.cancel(id, this);
  }
  for (int i = first; i < last && m_pending.size() < kPendingAtOnce; ++i) {
    const GridItem& item = m_items[static_cast<std::size_t>(i)];
    if (!item.cardTitle.isEmpty() || m_pending.contains(item.id) || m_thumbnails.cached(item.id)) continue;
    const model::ImageId id = item.id;
    m_pending.insert(id);
    m_thumbnails.request(id, this, [this, id](const QImage&) {
      m_pending.remove(id);
      m_prepared.remove(id);
      if (const QRect rect = itemRect(id); rect.intersects(viewport()->rect())) viewport()->update(rect);
      scheduleRequests();
    });
  }
}

void ImageGrid::forgetThumbnail(model::ImageId id) {
  m_prepared.remove(id);
  viewport()->update();
  scheduleRequests();
}

void ImageGrid::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  // What was at the top stays at the top.
  const auto [first, last] = itemsOnScreen(0);
  const int offset = last > first ? shown(first).top() : 0;
  const bool atTop = scrollY() == 0;
  const int current = m_selection.current();
  const bool currentSeen = current >= 0 && shown(current).intersects(QRect(QPoint(), event->oldSize()));
  layOut();
  if (!atTop && last > first) verticalScrollBar()->setValue(m_layout.items[static_cast<std::size_t>(first)].top() - offset);
  if (currentSeen) keepCurrentClear();
}

void ImageGrid::keepCurrentClear() {
  // What a key chose follows at once; under a mouse nothing moves before a second click of a double click would have come.
  if (m_keyboardFocus) {
    ensureVisible(m_selection.current());
  } else if (m_selection.count() > 0) {
    m_clearTimer->start(QApplication::doubleClickInterval());
  }
}

void ImageGrid::scrollContentsBy(int, int dy) {
  m_clearTimer->stop();  // whoever scrolls knows where to
  m_hovered = -1;
  viewport()->scroll(0, dy);
  scheduleRequests();
}

void ImageGrid::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) viewport()->update();
}

}  // namespace safelight::ui
