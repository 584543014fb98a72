#include "ui/viewer/info_delegate.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

#include "ui/viewer/info_panel.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

constexpr int kSide = 20, kTop = 5, kBottom = 5;  // of the words in a row: its ground ends 8 from the panel's edges
constexpr int kName = 16, kStep = 12, kDeepest = 6;
constexpr int kRowHeight = 46;

int indentOf(const QModelIndex& index) { return kStep * std::min(index.data(InfoModel::DepthRole).toInt(), kDeepest); }

QString valueOf(const QModelIndex& index) { return index.data(InfoModel::ValueRole).toString().simplified(); }

/// Lays the value out in lines of `width`. Identifiers have no words: they fill their lines.
void layOut(QTextLayout& layout, const QString& value, int width) {
  QTextOption option;
  option.setWrapMode(value.contains(u' ') ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::WrapAnywhere);
  layout.setText(value);
  layout.setFont(font(TextStyle::Body));
  layout.setTextOption(option);
  layout.beginLayout();
  qreal top = 0;
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(width);
    line.setPosition({0, top + (lineHeight(TextStyle::Body) - line.height()) / 2});
    top += lineHeight(TextStyle::Body);
  }
  layout.endLayout();
}

}  // namespace

QSize InfoDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
  const int room = view != nullptr ? view->viewport()->width() : option.rect.width();
  const int width = room - 2 * kSide - indentOf(index);
  const QString value = valueOf(index);
  // Nearly every value is one line, and there may be thousands of rows.
  if (width < 40 || QFontMetrics(font(TextStyle::Body)).horizontalAdvance(value) <= width) return {100, kRowHeight};
  QTextLayout layout;
  layOut(layout, value, width);
  return {100, kRowHeight + (std::max(1, layout.lineCount()) - 1) * lineHeight(TextStyle::Body)};
}

void InfoDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Colours& c = coloursFor(option.widget);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF ground = QRectF(option.rect).adjusted(8, 1, -8, -1);
  if (option.state & QStyle::State_Selected) {
    drawRounded(*painter, ground, 6, c.accentSoft);
  } else if (option.state & QStyle::State_MouseOver) {
    drawRounded(*painter, ground, 6, c.raised);
  }
  if (option.state & QStyle::State_HasFocus) drawRounded(*painter, ground, 6, {}, c.accent, 2);
  const QRectF row = QRectF(option.rect).adjusted(kSide + indentOf(index), kTop, -kSide, -kBottom);
  const QString name = index.data(InfoModel::NameRole).toString();
  if (index.data(InfoModel::HeadingRole).toBool()) {
    painter->setFont(font(TextStyle::BodyMedium));
    painter->setPen(c.text);
    painter->drawText(row, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, name);
    painter->restore();
    return;
  }
  painter->setFont(font(TextStyle::Label));
  painter->setPen(option.state & QStyle::State_Selected ? c.textSecond : c.textThird);
  const QString tag = index.data(InfoModel::TagRole).toString();
  const qreal tagWidth = tag.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(tag) + 8;
  painter->drawText(QRectF(row.left(), row.top(), row.width(), kName - 1), Qt::AlignRight | Qt::AlignVCenter, tag);
  const QRectF nameRect(row.left(), row.top(), row.width() - tagWidth, kName - 1);
  painter->setPen(c.textSecond);
  painter->drawText(nameRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                    painter->fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(nameRect.width())));
  painter->setPen(c.text);
  QTextLayout layout;
  layOut(layout, valueOf(index), static_cast<int>(row.width()));
  layout.draw(painter, row.topLeft() + QPointF(0, kName));
  painter->restore();
}

}  // namespace safelight::ui
