#include "ui/library/bin_view.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <algorithm>
#include <utility>

#include "ui/bridge/format.h"
#include "ui/bridge/ids.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

constexpr int kMargin = metric::kPage;
constexpr int kWide = 760;  // narrower lists leave the "deleted" column out and put it below the title

}  // namespace

BinView::BinView(ThumbnailSource thumbnails, QWidget* parent) : QAbstractScrollArea(parent), m_thumbnails(std::move(thumbnails)) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setAccessibleName(tr("Deleted images"));
  setFocusRadius(*this, -1);
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
}

void BinView::setRows(std::vector<BinRow> rows) {
  const auto chosen = selected();
  const auto before = std::exchange(m_rows, std::move(rows));
  const int oldCurrent = m_selection.current();
  m_selection.reset(static_cast<int>(m_rows.size()));
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    if (std::find(chosen.begin(), chosen.end(), m_rows[i].id) != chosen.end()) m_selection.set(static_cast<int>(i), true);
  }
  const auto placeOf = [this](model::ImageId id) {
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [id](const BinRow& each) { return each.id == id; });
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
  };
  if (const int at = standingAfter(before, oldCurrent, placeOf); at >= 0) m_selection.setCurrent(at);
  startAtFirst();
  updateRange();
  viewport()->update();
  Q_EMIT selectionChanged(m_selection.count());
}

std::vector<model::ImageId> BinView::selected() const {
  std::vector<model::ImageId> ids;
  for (const int index : m_selection.list()) ids.push_back(m_rows[static_cast<std::size_t>(index)].id);
  return ids;
}

void BinView::updateRange() {
  const int height = static_cast<int>(m_rows.size()) * kRow + 16;
  verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(kRow / 2);
}

QRect BinView::rowRect(int index) const { return {kMargin - 12, index * kRow - verticalScrollBar()->value(), viewport()->width() - 2 * kMargin + 24, kRow}; }

void BinView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  updateRange();
}

void BinView::scrollContentsBy(int, int dy) { viewport()->scroll(0, dy); }

void BinView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.fillRect(event->rect(), coloursFor(this).window);
  const int first = std::max(0, (event->rect().top() + verticalScrollBar()->value()) / kRow);
  const int last = std::min(static_cast<int>(m_rows.size()) - 1, (event->rect().bottom() + verticalScrollBar()->value()) / kRow);
  for (int i = first; i <= last; ++i) paintRow(painter, i, rowRect(i));
}

void BinView::paintThumbnail(QPainter& painter, const BinRow& row, const QRect& rect) {
  const Colours& theme = coloursFor(this);
  const auto thumbnail = m_thumbnails.cached(row.id);
  if (!thumbnail && !m_asked.contains(row.id)) {
    m_asked.insert(row.id);
    m_thumbnails.request(row.id, this, [this, id = row.id](const QImage&) {
      m_asked.remove(id);
      viewport()->update();
    });
  }
  QPainterPath path;
  path.addRoundedRect(rect, 6, 6);
  const bool picture = thumbnail && !thumbnail->isNull();
  painter.fillPath(path, picture ? theme.canvas : theme.raised);
  if (!picture) {
    drawIcon(painter, row.iconName, rect, 20, theme.textThird);
    return;
  }
  painter.save();
  painter.setClipPath(path);
  const QSizeF size = QSizeF(thumbnail->size()).scaled(rect.size(), Qt::KeepAspectRatio);
  painter.drawImage(QRectF(QRectF(rect).center() - QPointF(size.width() / 2, size.height() / 2), size), *thumbnail);
  painter.restore();
}

void BinView::paintRow(QPainter& painter, int index, const QRect& rect) {
  const Colours& theme = coloursFor(this);
  const BinRow& row = m_rows[static_cast<std::size_t>(index)];
  const bool chosen = m_selection.contains(index);
  if (chosen) drawRounded(painter, rect.adjusted(0, 2, 0, -2), metric::kRadius, theme.accentSoft);
  if (index == m_selection.current() && hasFocus()) drawRounded(painter, QRectF(rect).adjusted(1, 3, -1, -3), metric::kRadius, {}, theme.accent, 2);
  const QRect thumbnail(rect.left() + 12, rect.top() + 8, 84, kRow - 16);
  paintThumbnail(painter, row, thumbnail);
  const bool wide = rect.width() >= kWide;
  const int left = thumbnail.right() + 16, right = rect.right() - 12;
  const int days = 110;
  const int middle = wide ? left + (right - days - left) / 2 : right - days;
  const auto line = [&](TextStyle style, const QColor& colour, const QRect& where, const QString& words, int flags = Qt::AlignLeft) {
    painter.setFont(ui::font(style));
    painter.setPen(colour);
    painter.drawText(where, flags | Qt::AlignVCenter, QFontMetrics(painter.font()).elidedText(words, Qt::ElideRight, where.width()));
  };
  const int centre = rect.center().y();
  line(TextStyle::BodyMedium, theme.text, QRect(left, centre - 21, middle - left - 16, 20), row.title);
  line(TextStyle::Small, theme.textSecond, QRect(left, centre + 2, middle - left - 16, 16), wide ? row.patient : row.patient + QStringLiteral(" · ") + row.deleted);
  if (wide) line(TextStyle::Body, theme.textSecond, QRect(middle, centre - 10, right - days - middle - 16, 20), row.deleted);
  const bool soon = !row.isHeld && !isKept(row) && row.daysLeft <= 3;
  const QString fate = fateOf(row);
  line(TextStyle::Body, soon ? theme.care : theme.textSecond, QRect(right - days, centre - 10, days, 20), fate, Qt::AlignRight);
  if (soon) drawIcon(painter, QStringLiteral("clock"), QRectF(right - QFontMetrics(painter.font()).horizontalAdvance(fate) - 22, centre - 8, 16, 16), 16, theme.care);
}

bool BinView::isKept(const BinRow& row) { return !row.isHeld && row.daysLeft < -1; }

QString BinView::fateOf(const BinRow& row) {
  if (row.isHeld) return tr("on hold, stays");
  // Its time is long over: nobody worked here for a month, or the clock jumped, and until when it waits is not known here.
  if (isKept(row)) return tr("stays for now");
  // The next time an owner works here and nothing is amiss.
  return row.daysLeft <= 0 ? tr("goes soon") : tr("%n day(s) left", nullptr, row.daysLeft);
}

void BinView::act(int index, SelectMode mode) {
  m_selection.act(index, mode);
  viewport()->update();
  if (index >= 0 && index < static_cast<int>(m_rows.size())) {
    const BinRow& row = m_rows[static_cast<std::size_t>(index)];
    setAccessibleDescription(row.title + QStringLiteral(", ") + row.patient + QStringLiteral(", ") + row.deleted + QStringLiteral(", ") + fateOf(row));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
  }
  Q_EMIT selectionChanged(m_selection.count());
}

void BinView::mousePressEvent(QMouseEvent* event) {
  m_keyboardFocus = false;
  const int index = (event->pos().y() + verticalScrollBar()->value()) / kRow;
  if (event->button() != Qt::LeftButton || index < 0 || index >= static_cast<int>(m_rows.size())) return;
  SelectMode mode = SelectMode::Replace;
  if (event->modifiers() & Qt::ShiftModifier) mode = SelectMode::Extend;
  if (event->modifiers() & Qt::ControlModifier) mode = SelectMode::Toggle;
  act(index, mode);
}

void BinView::keyPressEvent(QKeyEvent* event) {
  m_keyboardFocus = true;
  if (m_rows.empty()) return QAbstractScrollArea::keyPressEvent(event);
  const int last = static_cast<int>(m_rows.size()) - 1;
  const int page = std::max(1, viewport()->height() / kRow - 1);
  int target = m_selection.current();
  switch (event->key()) {
    case Qt::Key_Up: target = std::max(0, target - 1); break;
    case Qt::Key_Down: target = std::min(last, target + 1); break;
    case Qt::Key_PageUp: target = std::max(0, target - page); break;
    case Qt::Key_PageDown: target = std::min(last, target + page); break;
    case Qt::Key_Home: target = 0; break;
    case Qt::Key_End: target = last; break;
    case Qt::Key_Space: return act(std::max(0, target), SelectMode::Toggle);
    default:
      if (event->matches(QKeySequence::SelectAll)) {
        m_selection.all();
        viewport()->update();
        Q_EMIT selectionChanged(m_selection.count());
        return;
      }
      event->ignore();
      return;
  }
  SelectMode mode = SelectMode::Replace;
  if (event->modifiers() & Qt::ShiftModifier) mode = SelectMode::Extend;
  else if (event->modifiers() & Qt::ControlModifier) mode = SelectMode::MoveOnly;
  act(target, mode);
  const QRect rect = rowRect(target);
  if (rect.top() < 0) verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top());
  if (rect.bottom() > viewport()->height()) verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.bottom() - viewport()->height() + 8);
}

void BinView::startAtFirst() {
  if (m_keyboardFocus && hasFocus() && m_selection.current() < 0 && !m_rows.empty()) m_selection.setCurrent(0);
}

void BinView::focusInEvent(QFocusEvent* event) {
  // A menu that closes and a window that comes back change nothing.
  if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) m_keyboardFocus = cameByKeyboard(*event);
  startAtFirst();
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void BinView::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

}  // namespace safelight::ui
