#include "ui/widgets/style_parts.h"

#include <QBitmap>
#include <QFocusFrame>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

#include "ui/widgets/focus_ring.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui::parts {

namespace {

constexpr int kMenuItemHeight = 36, kMenuSeparatorHeight = 13, kMenuIconColumn = 36, kMenuSide = 12;

bool enabled(const QStyleOption& option) { return option.state & QStyle::State_Enabled; }
bool hovered(const QStyleOption& option) { return (option.state & QStyle::State_MouseOver) && enabled(option); }

/// The part of a menu item's text before and after the tab that parts off the shortcut.
QStringList menuTexts(const QStyleOptionMenuItem& option) { return option.text.split(u'\t'); }

}  // namespace

void focusFrame(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const auto* frame = qobject_cast<const QFocusFrame*>(widget);
  const QWidget* ringed = frame ? frame->widget() : widget;
  const int radius = focusRadius(ringed);
  drawRounded(painter, option.rect, std::max(radius, 0) + 4, {}, coloursFor(ringed).accent, 2);
}

void menuPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  painter.save();
  painter.setCompositionMode(QPainter::CompositionMode_Source);
  painter.fillRect(option.rect, Qt::transparent);
  painter.restore();
  drawRounded(painter, option.rect, metric::kCardRadius, c.panel, c.line);
}

QRegion menuShape(const QRect& rect) {
  QBitmap shape(rect.size());
  shape.clear();
  QPainter painter(&shape);
  painter.setPen(Qt::NoPen);
  painter.setBrush(Qt::color1);
  painter.drawRoundedRect(QRect(QPoint(), rect.size()), metric::kCardRadius, metric::kCardRadius);
  painter.end();
  return QRegion(shape).translated(rect.topLeft());
}

void tipPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  painter.fillRect(option.rect, c.raised);
  painter.setPen(c.line);
  painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
}

void fieldPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  const bool focused = option.state & QStyle::State_HasFocus;
  drawRounded(painter, option.rect, metric::kRadius, enabled(option) ? c.window : c.panel, focused ? c.accent : c.line, focused ? 2 : 1);
}

void buttonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
  drawRounded(painter, option.rect, metric::kRadius, down ? c.line : hovered(option) ? over(c.accentSoft, c.raised) : c.raised, c.line);
}

void checkMark(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  const bool on = option.state & QStyle::State_On, partly = option.state & QStyle::State_NoChange;
  QRectF box(0, 0, 18, 18);
  box.moveCenter(QRectF(option.rect).center());
  if (on || partly) {
    const QColor fill = enabled(option) ? c.accent : c.line;
    drawRounded(painter, box, 5, fill);
    drawIcon(painter, on ? QStringLiteral("check") : QStringLiteral("minus"), box, 16, enabled(option) ? c.onAccent : c.textThird);
  } else {
    drawRounded(painter, box, 5, c.window, hovered(option) ? c.accent : c.textThird, 1.5);
  }
}

void radioMark(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  QRectF box(0, 0, 18, 18);
  box.moveCenter(QRectF(option.rect).center());
  const bool on = option.state & QStyle::State_On;
  const QColor ring = !enabled(option) ? c.line : on || hovered(option) ? c.accent : c.textThird;
  drawRounded(painter, box, 9, c.window, ring, 1.5);
  if (on) drawRounded(painter, box.adjusted(4.5, 4.5, -4.5, -4.5), 4.5, ring);
}

void viewItemPanel(const QStyleOptionViewItem& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  const QRectF rect = QRectF(option.rect).adjusted(option.viewItemPosition == QStyleOptionViewItem::Middle ? 0 : 1, 1,
                                                   option.viewItemPosition == QStyleOptionViewItem::Middle ? 0 : -1, -1);
  if (option.state & QStyle::State_Selected) drawRounded(painter, rect, metric::kRadius, c.accentSoft);
  else if (hovered(option)) drawRounded(painter, rect, metric::kRadius, c.raised);
  else if (option.backgroundBrush.style() != Qt::NoBrush) painter.fillRect(option.rect, option.backgroundBrush);
}

void branch(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
  if (!(option.state & QStyle::State_Children)) return;
  const bool open = option.state & QStyle::State_Open;
  drawIcon(painter, open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), option.rect, 16, coloursFor(widget).textSecond);
}

QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize&) {
  if (option.menuItemType == QStyleOptionMenuItem::Separator) return {10, kMenuSeparatorHeight};
  const QStringList texts = menuTexts(option);
  const QFontMetrics metrics(font(TextStyle::Body));
  int width = metrics.horizontalAdvance(texts.value(0)) + kMenuIconColumn + kMenuSide;
  if (texts.size() > 1) width += hintWidth(texts.value(1)) + 24;
  if (option.menuItemType == QStyleOptionMenuItem::SubMenu) width += 28;
  return {std::max(width, 180), kMenuItemHeight};
}

void menuItem(const QStyleOptionMenuItem& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  const QRectF rect = option.rect;
  if (option.menuItemType == QStyleOptionMenuItem::Separator) {
    painter.fillRect(QRectF(rect.left() + 6, std::floor(rect.center().y()), rect.width() - 12, 1), c.line);
    return;
  }
  const bool chosen = (option.state & QStyle::State_Selected) && enabled(option);
  if (chosen) drawRounded(painter, rect, metric::kRadius, c.raised);
  const QColor text = enabled(option) ? c.text : c.textThird;
  const bool mirrored = option.direction == Qt::RightToLeft;
  const QRectF iconRect(mirrored ? rect.right() - kMenuIconColumn : rect.left(), rect.top(), kMenuIconColumn, rect.height());
  if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked) {
    drawIcon(painter, QStringLiteral("check"), iconRect, 18, c.accent);
  } else if (!option.icon.isNull()) {
    QRect icon(0, 0, 20, 20);
    icon.moveCenter(iconRect.center().toPoint());
    option.icon.paint(&painter, icon, Qt::AlignCenter, enabled(option) ? (chosen ? QIcon::Active : QIcon::Normal) : QIcon::Disabled);
  }
  const QStringList texts = menuTexts(option);
  painter.setFont(font(TextStyle::Body));
  painter.setPen(text);
  const QRectF textRect = mirrored ? rect.adjusted(kMenuSide, 0, -kMenuIconColumn, 0) : rect.adjusted(kMenuIconColumn, 0, -kMenuSide, 0);
  painter.drawText(textRect, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextHideMnemonic | Qt::TextSingleLine, texts.value(0));
  if (texts.size() > 1 && !mirrored) drawHint(painter, textRect, texts.value(1), c.line, c.textThird);
  if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
    drawIcon(painter, mirrored ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"),
             mirrored ? QRectF(rect.left(), rect.top(), 28, rect.height()) : QRectF(rect.right() - 28, rect.top(), 28, rect.height()), 16, c.textSecond);
}

void headerSection(const QStyleOptionHeader& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  painter.fillRect(option.rect, c.panel);
  painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), c.line);
}

void progressGroove(const QStyleOptionProgressBar& option, QPainter& painter, const QWidget* widget) {
  QRectF groove(option.rect.left(), 0, option.rect.width(), 4);
  groove.moveCenter(QRectF(option.rect).center());
  drawRounded(painter, groove, 2, coloursFor(widget).line);
}

void progressContents(const QStyleOptionProgressBar& option, QPainter& painter, const QWidget* widget) {
  const double range = std::max(1, option.maximum - option.minimum);
  QRectF groove(option.rect.left(), 0, option.rect.width() * (option.progress - option.minimum) / range, 4);
  groove.moveTop(QRectF(option.rect).center().y() - 2);
  if (option.progress > option.minimum) drawRounded(painter, groove, 2, coloursFor(widget).accent);
}

QRect scrollBarPart(const QStyleOptionSlider& option, int subControl, const QStyle& style, const QWidget* widget) {
  const QRect rect = option.rect;
  const bool horizontal = option.orientation == Qt::Horizontal;
  const int length = horizontal ? rect.width() : rect.height();
  int handle = length;
  if (option.maximum != option.minimum) {
    const qint64 range = static_cast<qint64>(option.maximum) - option.minimum;
    handle = static_cast<int>(static_cast<qint64>(option.pageStep) * length / (range + option.pageStep));
    handle = std::min(length, std::max(handle, style.pixelMetric(QStyle::PM_ScrollBarSliderMin, &option, widget)));
  }
  const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown);
  const auto along = [&](int from, int size) {
    return horizontal ? QRect(rect.left() + from, rect.top(), size, rect.height()) : QRect(rect.left(), rect.top() + from, rect.width(), size);
  };
  switch (subControl) {
    case QStyle::SC_ScrollBarGroove: return along(0, length);
    case QStyle::SC_ScrollBarSlider: return along(start, handle);
    case QStyle::SC_ScrollBarSubPage: return along(0, start);
    case QStyle::SC_ScrollBarAddPage: return along(start + handle, length - start - handle);
    default: return {};
  }
}

void scrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) {
  if (option.maximum == option.minimum) return;
  const Colours& c = coloursFor(widget);
  const bool active = (option.state & QStyle::State_MouseOver) || (option.state & QStyle::State_Sunken);
  const QStyle* style = widget ? widget->style() : nullptr;
  if (!style) return;
  QRectF handle = scrollBarPart(option, QStyle::SC_ScrollBarSlider, *style, widget);
  const qreal thickness = active ? 8 : 6;
  if (option.orientation == Qt::Vertical) handle = QRectF(handle.right() - 2 - thickness, handle.top() + 2, thickness, handle.height() - 4);
  else handle = QRectF(handle.left() + 2, handle.bottom() - 2 - thickness, handle.width() - 4, thickness);
  QColor colour = c.textThird;
  colour.setAlphaF(active ? 0.85F : 0.4F);
  drawRounded(painter, handle, thickness / 2, colour);
}

QRect sliderPart(const QStyleOptionSlider& option, int subControl) {
  const QRect rect = option.rect;
  const bool horizontal = option.orientation == Qt::Horizontal;
  constexpr int kHandle = 18;
  const int travel = (horizontal ? rect.width() : rect.height()) - kHandle;
  const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition, std::max(0, travel), option.upsideDown);
  if (subControl == QStyle::SC_SliderHandle)
    return horizontal ? QRect(rect.left() + at, rect.center().y() - kHandle / 2 + 1, kHandle, kHandle)
                      : QRect(rect.center().x() - kHandle / 2 + 1, rect.top() + at, kHandle, kHandle);
  return rect;
}

void slider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  const QRectF rect = option.rect, handle = sliderPart(option, QStyle::SC_SliderHandle);
  const bool horizontal = option.orientation == Qt::Horizontal;
  const QRectF groove = horizontal ? QRectF(rect.left() + 2, rect.center().y() - 2, rect.width() - 4, 4)
                                   : QRectF(rect.center().x() - 2, rect.top() + 2, 4, rect.height() - 4);
  QRectF done = groove;
  if (horizontal) option.upsideDown ? done.setLeft(handle.center().x()) : done.setRight(handle.center().x());
  else option.upsideDown ? done.setTop(handle.center().y()) : done.setBottom(handle.center().y());
  drawRounded(painter, groove, 2, c.line);
  drawRounded(painter, done, 2, enabled(option) ? c.accent : c.textThird);
  const bool active = (option.state & QStyle::State_MouseOver) || (option.activeSubControls & QStyle::SC_SliderHandle);
  drawRounded(painter, handle.adjusted(active ? 0 : 1, active ? 0 : 1, active ? 0 : -1, active ? 0 : -1), 9, enabled(option) ? c.accent : c.textThird);
  drawRounded(painter, handle.adjusted(6, 6, -6, -6), 3, c.onAccent);
}

void comboBox(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  const bool lit = hovered(option) || (option.state & QStyle::State_On);
  drawRounded(painter, option.rect, metric::kRadius, enabled(option) ? (lit ? c.raised : c.window) : c.panel,
              option.state & QStyle::State_HasFocus && option.editable ? c.accent : c.line);
  const QRectF rect = option.rect;
  const QRectF arrow = option.direction == Qt::RightToLeft ? QRectF(rect.left(), rect.top(), 34, rect.height()) : QRectF(rect.right() - 34, rect.top(), 34, rect.height());
  drawIcon(painter, QStringLiteral("chevron-down"), arrow, 16, enabled(option) ? c.textSecond : c.line);
}

void spinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget) {
  const Colours& c = coloursFor(widget);
  drawRounded(painter, option.rect, metric::kRadius, enabled(option) ? c.window : c.panel, option.state & QStyle::State_HasFocus ? c.accent : c.line,
              option.state & QStyle::State_HasFocus ? 2 : 1);
  const QRectF rect = option.rect;
  const qreal half = rect.height() / 2, left = option.direction == Qt::RightToLeft ? rect.left() : rect.right() - 28;
  const auto arrow = [&](QStyle::SubControl part, bool possible, const QString& name, qreal top, qreal shift) {
    const bool lit = (option.activeSubControls & part) && hovered(option);
    drawIcon(painter, name, QRectF(left, top + shift, 28, half), 14, !possible || !enabled(option) ? c.line : lit ? c.text : c.textSecond);
  };
  arrow(QStyle::SC_SpinBoxUp, option.stepEnabled & QAbstractSpinBox::StepUpEnabled, QStringLiteral("chevron-up"), rect.top(), 2);
  arrow(QStyle::SC_SpinBoxDown, option.stepEnabled & QAbstractSpinBox::StepDownEnabled, QStringLiteral("chevron-down"), rect.top() + half, -2);
}

}  // namespace safelight::ui::parts
