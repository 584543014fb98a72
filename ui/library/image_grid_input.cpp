// Mouse and keyboard on the list of images.
#include <QAccessible>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>
#include <utility>

#include "ui/library/image_grid.h"
#include "ui/widgets/focus_ring.h"

namespace safelight::ui {
namespace {

SelectMode modeOf(Qt::KeyboardModifiers modifiers) {
  if (modifiers & Qt::ShiftModifier) return SelectMode::Extend;
  if (modifiers & Qt::ControlModifier) return SelectMode::Toggle;
  return SelectMode::Replace;
}

}  // namespace

QRect ImageGrid::checkRect(const QRect& item) const { return {item.left() + 6, item.top() + 6, 22, 22}; }

void ImageGrid::act(int index, SelectMode mode) {
  m_selection.act(index, mode);
  viewport()->update();
  announceCurrent();
  Q_EMIT selectionChanged(m_selection.count());
}

void ImageGrid::announceCurrent() {
  const int index = m_selection.current();
  if (index < 0) return;
  setAccessibleDescription(tr("%1. %2 of %3").arg(descriptionOf(index), QString::number(index + 1), QString::number(m_items.size())));
  QAccessibleEvent event(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&event);
}

void ImageGrid::mousePressEvent(QMouseEvent* event) {
  m_keyboardFocus = false;
  const QPoint content = event->pos() + QPoint(0, scrollY());
  const int index = m_layout.itemAt(content);
  if (event->button() == Qt::RightButton) {
    if (index >= 0 && !m_selection.contains(index)) act(index, SelectMode::Replace);
    return;
  }
  if (event->button() != Qt::LeftButton) return;
  if (index >= 0 && checkRect(shown(index)).contains(event->pos())) {
    act(index, SelectMode::Toggle);
    return;
  }
  if (index >= 0) {
    // A plain press on one of several chosen ones keeps them until the release: it may be the start of a double click.
    const SelectMode mode = modeOf(event->modifiers());
    if (mode == SelectMode::Replace && m_selection.contains(index) && m_selection.count() > 1) {
      m_pressedItem = index;
    } else {
      act(index, mode);
    }
    return;
  }
  m_pressed = content;
  m_bandBase = (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) ? m_selection.list() : std::vector<int>{};
  if (m_bandBase.empty()) clearSelection();
}

void ImageGrid::mouseMoveEvent(QMouseEvent* event) {
  if (m_pressed) {
    if (m_band || (event->pos() + QPoint(0, scrollY()) - *m_pressed).manhattanLength() > 6) updateBand(event->pos());
    return;
  }
  const int over = m_layout.itemAt(event->pos() + QPoint(0, scrollY()));
  if (over == m_hovered) return;
  const int before = m_hovered;
  m_hovered = over;
  for (const int index : {before, over}) {
    if (index >= 0 && index < static_cast<int>(m_items.size())) viewport()->update(shown(index));
  }
}

void ImageGrid::updateBand(QPoint at) {
  // A band that reaches the edge pulls the list along.
  if (at.y() < 0) verticalScrollBar()->setValue(scrollY() + std::max(-40, at.y()));
  if (at.y() > viewport()->height()) verticalScrollBar()->setValue(scrollY() + std::min(40, at.y() - viewport()->height()));
  m_band = QRect(*m_pressed, at + QPoint(0, scrollY())).normalized();
  m_selection.clear();
  for (const int index : m_bandBase) m_selection.set(index, true);
  const auto [first, last] = m_layout.rowsBetween(m_band->top(), m_band->bottom() + 1);
  for (int row = first; row < last; ++row) {
    const JustifiedRow& of = m_layout.rows[static_cast<std::size_t>(row)];
    for (int i = of.first; i < of.first + of.count; ++i) {
      if (m_layout.items[static_cast<std::size_t>(i)].intersects(*m_band)) m_selection.set(i, true);
    }
  }
  viewport()->update();
  Q_EMIT selectionChanged(m_selection.count());
}

void ImageGrid::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (m_pressedItem >= 0) act(std::exchange(m_pressedItem, -1), SelectMode::Replace);
  m_pressed.reset();
  if (m_band) {
    m_band.reset();
    viewport()->update();
  }
}

void ImageGrid::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  m_pressedItem = -1;
  const int index = m_layout.itemAt(event->pos() + QPoint(0, scrollY()));
  if (index < 0 || checkRect(shown(index)).contains(event->pos())) return;
  act(index, SelectMode::Replace);
  Q_EMIT activated(m_items[static_cast<std::size_t>(index)].id);
}

void ImageGrid::keyPressEvent(QKeyEvent* event) {
  const bool before = std::exchange(m_keyboardFocus, true);
  const int current = m_selection.current();
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: moveBy(event->key(), event->modifiers()); return;
    case Qt::Key_Space:
      if (current >= 0) act(current, SelectMode::Toggle);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (current >= 0) Q_EMIT activated(m_items[static_cast<std::size_t>(current)].id);
      return;
    case Qt::Key_Escape:
      if (m_selection.count() > 0) {
        clearSelection();
        return;
      }
      break;
    case Qt::Key_F10:
      if (event->modifiers() != Qt::ShiftModifier) break;  // with Shift it is the menu key of keyboards that have none
      [[fallthrough]];
    case Qt::Key_Menu:
      if (current >= 0) {
        if (!m_selection.contains(current)) act(current, SelectMode::Replace);
        Q_EMIT contextMenuAsked(viewport()->mapToGlobal(shown(current).center()));
      }
      return;
    default: break;
  }
  if (event->matches(QKeySequence::SelectAll)) {
    selectAll();
    return;
  }
  // What others do with a key brings no frame that was not in sight when it was pressed.
  m_keyboardFocus = before;
  event->ignore();
}

void ImageGrid::moveBy(int key, Qt::KeyboardModifiers modifiers) {
  if (m_items.empty()) return;
  const int target = m_selection.current() < 0 ? 0 : neighbour(key);
  SelectMode mode = SelectMode::Replace;
  if (modifiers & Qt::ShiftModifier) mode = SelectMode::Extend;
  else if (modifiers & Qt::ControlModifier) mode = SelectMode::MoveOnly;
  act(target, mode);
  ensureVisible(target);
}

int ImageGrid::neighbour(int key) const {
  const int current = m_selection.current();
  const int last = static_cast<int>(m_items.size()) - 1;
  const int row = m_layout.rowOf(current);
  const int lastRow = static_cast<int>(m_layout.rows.size()) - 1;
  const QRect& rect = m_layout.items[static_cast<std::size_t>(current)];
  const bool mirrored = isRightToLeft();
  switch (key) {
    case Qt::Key_Left: return std::clamp(current + (mirrored ? 1 : -1), 0, last);
    case Qt::Key_Right: return std::clamp(current + (mirrored ? -1 : 1), 0, last);
    case Qt::Key_Home: return 0;
    case Qt::Key_End: return last;
    case Qt::Key_Up: return row == 0 ? current : inRowNearest(row - 1, rect.center().x());
    case Qt::Key_Down: return row == lastRow ? current : inRowNearest(row + 1, rect.center().x());
    default: break;
  }
  const int wanted = rect.top() + (key == Qt::Key_PageDown ? 1 : -1) * viewport()->height();
  auto [at, end] = m_layout.rowsBetween(wanted, wanted + 1000);
  at = at >= end ? (key == Qt::Key_PageDown ? lastRow : 0) : at;
  return inRowNearest(std::clamp(at, 0, lastRow), rect.center().x());
}

int ImageGrid::inRowNearest(int row, int x) const {
  const JustifiedRow& at = m_layout.rows[static_cast<std::size_t>(row)];
  int best = at.first;
  int distance = INT_MAX;
  for (int i = at.first; i < at.first + at.count; ++i) {
    const int away = std::abs(m_layout.items[static_cast<std::size_t>(i)].center().x() - x);
    if (away < distance) {
      distance = away;
      best = i;
    }
  }
  return best;
}

void ImageGrid::contextMenuEvent(QContextMenuEvent* event) {
  if (event->reason() == QContextMenuEvent::Mouse && m_selection.count() > 0) Q_EMIT contextMenuAsked(event->globalPos());
}

void ImageGrid::startAtFirst() {
  if (m_keyboardFocus && hasFocus() && m_selection.current() < 0 && !m_items.empty()) m_selection.setCurrent(0);
}

void ImageGrid::focusInEvent(QFocusEvent* event) {
  // A menu that closes and a window that comes back change nothing.
  if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) m_keyboardFocus = cameByKeyboard(*event);
  startAtFirst();
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void ImageGrid::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

bool ImageGrid::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave && m_hovered >= 0) {
    m_hovered = -1;
    viewport()->update();
  }
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = m_layout.itemAt(help->pos() + QPoint(0, scrollY()));
    if (index >= 0) {
      // As plain text: a file name must not become markup.
      QToolTip::showText(help->globalPos(), descriptionOf(index).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")), viewport(), shown(index));
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace safelight::ui
