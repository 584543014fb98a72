#include "ui/widgets/paint.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPaintDevice>
#include <QPen>

#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {

namespace {

constexpr int kHintPadding = 6, kHintHeight = 18;

qreal digitCell(const QFontMetricsF& metrics) {
  qreal widest = 0;
  for (char16_t digit = u'0'; digit <= u'9'; ++digit) widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
  return widest;
}

qreal advanceOf(const QFontMetricsF& metrics, QChar character, qreal cell) {
  return character.isDigit() ? cell : metrics.horizontalAdvance(character);
}

}  // namespace

QColor withAlpha(QColor colour, double alpha) {
  colour.setAlphaF(static_cast<float>(alpha));
  return colour;
}

void drawRounded(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& line, qreal lineWidth) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  if (line.isValid()) {
    painter.setPen(QPen(line, lineWidth));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal half = lineWidth / 2;
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
  } else if (fill.isValid()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, radius, radius);
  }
  painter.restore();
}

void drawPictureEdge(QPainter& painter, const QRectF& frame, qreal radius, const QWidget* on) {
  if (themeOf(on) == ThemeKind::Light) drawRounded(painter, frame, radius, {}, coloursFor(on).line);
}

void drawIcon(QPainter& painter, const QString& name, const QRectF& rect, int size, const QColor& colour) {
  const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
  const QPixmap pixmap = iconPixmap(name, colour, size, ratio);
  // On whole device pixels, or the lines blur.
  const QPointF at = rect.center() - QPointF(size, size) / 2;
  painter.drawPixmap(QPointF(std::round(at.x() * ratio) / ratio, std::round(at.y() * ratio) / ratio), pixmap);
}

qreal tabularWidth(const QFont& font, const QString& text) {
  const QFontMetricsF metrics(font);
  const qreal cell = digitCell(metrics);
  qreal width = 0;
  for (const QChar character : text) width += advanceOf(metrics, character, cell);
  return width;
}

void drawTabular(QPainter& painter, const QRectF& rect, int flags, const QString& text) {
  const QFontMetricsF metrics(painter.font());
  const qreal cell = digitCell(metrics);
  const qreal width = tabularWidth(painter.font(), text);
  qreal x = rect.left();
  if (flags & Qt::AlignRight) x = rect.right() - width;
  if (flags & Qt::AlignHCenter) x = rect.center().x() - width / 2;
  qreal baseline = rect.top() + metrics.ascent();
  if (flags & Qt::AlignVCenter) baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
  if (flags & Qt::AlignBottom) baseline = rect.bottom() - metrics.descent();
  for (const QChar character : text) {
    const qreal advance = advanceOf(metrics, character, cell);
    const qreal own = metrics.horizontalAdvance(character);
    painter.drawText(QPointF(x + (advance - own) / 2, baseline), QString(character));
    x += advance;
  }
}

int hintWidth(const QString& hint) {
  return hint.isEmpty() ? 0 : static_cast<int>(std::ceil(QFontMetricsF(fontOf(11, QFont::Medium)).horizontalAdvance(hint))) + 2 * kHintPadding;
}

QRectF drawHint(QPainter& painter, const QRectF& rect, const QString& hint, const QColor& line, const QColor& text) {
  const int width = hintWidth(hint);
  const QRectF box(rect.right() - width, std::round(rect.center().y() - kHintHeight / 2.0), width, kHintHeight);
  drawRounded(painter, box, 4, {}, line);
  painter.save();
  painter.setFont(fontOf(11, QFont::Medium));
  painter.setPen(text);
  painter.drawText(box, Qt::AlignCenter, hint);
  painter.restore();
  return box;
}

}  // namespace safelight::ui
