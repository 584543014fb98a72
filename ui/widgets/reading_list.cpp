#include "ui/widgets/reading_list.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextOption>
#include <algorithm>

#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

constexpr int kMostRows = 8, kLeastRows = 2, kSide = 8, kTop = 6;

}  // namespace

ReadingList::ReadingList(const QString& name, QWidget* parent) : QPlainTextEdit(parent) {
  setReadOnly(true);
  setAccessibleName(name);
  setFrameShape(QFrame::NoFrame);
  setTabChangesFocus(true);
  // Wrapped: the reason at the end of a line is what people look for.
  setLineWrapMode(QPlainTextEdit::WidgetWidth);
  setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  setViewportMargins(kSide, kTop, 2, kTop);
  viewport()->setAutoFillBackground(false);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ReadingList::setLines(const QStringList& lines) {
  setPlainText(lines.join(u'\n'));
  updateGeometry();
}

QSize ReadingList::minimumSizeHint() const { return {160, heightOf(std::min(rows(), kLeastRows + 1))}; }

int ReadingList::rows() const {
  const int available = viewport()->width() - 2 * static_cast<int>(document()->documentMargin());
  if (available < 80) return std::clamp(blockCount(), kLeastRows, kMostRows);
  int rows = 0;
  for (QTextBlock block = document()->begin(); block.isValid() && rows < kMostRows; block = block.next()) {
    rows += std::max(1, (fontMetrics().horizontalAdvance(block.text()) + available - 1) / available);
  }
  return std::clamp(rows, kLeastRows, kMostRows);
}

int ReadingList::heightOf(int rows) const {
  return rows * fontMetrics().lineSpacing() + 2 * static_cast<int>(document()->documentMargin()) + 2 * kTop;
}

bool ReadingList::event(QEvent* event) {
  // The box around the text; the text itself is painted by the viewport.
  if (event->type() == QEvent::Paint) {
    const auto& colours = coloursFor(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawRounded(painter, rect(), metric::kRadius, colours.window, hasFocus() ? colours.accent : colours.line, hasFocus() ? 2 : 1);
    return true;
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  return QPlainTextEdit::event(event);
}

void ReadingList::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  if (event->oldSize().width() != event->size().width()) updateGeometry();
}

}  // namespace safelight::ui
