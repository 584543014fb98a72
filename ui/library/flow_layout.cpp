#include "ui/library/flow_layout.h"

#include <QWidget>
#include <algorithm>

namespace safelight::ui {

FlowLayout::FlowLayout(int gap, QWidget* parent) : QLayout(parent), m_gap(gap) { setContentsMargins(0, 0, 0, 0); }

FlowLayout::~FlowLayout() {
  while (auto* item = takeAt(0)) delete item;
}

QSize FlowLayout::sizeHint() const {
  int width = 0, height = 0;
  for (const auto* item : m_items) {
    if (item->isEmpty()) continue;
    width += item->sizeHint().width() + (width > 0 ? m_gap : 0);
    height = std::max(height, item->sizeHint().height());
  }
  return {width, height};
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const auto* item : m_items) {
    if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
  }
  return size;
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool apply) const {
  const bool mirrored = parentWidget() != nullptr && parentWidget()->isRightToLeft();
  int x = 0, y = 0, line = 0;
  for (auto* item : m_items) {
    if (item->isEmpty()) continue;
    const QSize size = item->sizeHint().boundedTo(QSize(std::max(rect.width(), 1), QWIDGETSIZE_MAX));
    if (x > 0 && x + size.width() > rect.width()) {
      x = 0;
      y += line + m_gap;
      line = 0;
    }
    if (apply) item->setGeometry(QRect(QPoint(mirrored ? rect.right() + 1 - x - size.width() : rect.x() + x, rect.y() + y), size));
    x += size.width() + m_gap;
    line = std::max(line, size.height());
  }
  return y + line;
}

}  // namespace safelight::ui
