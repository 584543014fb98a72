// How the list of images looks.
#include <QPainter>
#include <QPainterPath>
#include <QtMath>

#include "ui/bridge/pixel_to_image.h"
#include "ui/library/image_grid.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

constexpr int kRadius = 8;
constexpr int kChipHeight = 20;

/// `picture` inside `size` device pixels, at its own shape, on the canvas colour, with round corners.
QPixmap roundedPicture(const QImage& picture, QSize size, qreal ratio, const QColor& canvas) {
  const QSize pixels = (QSizeF(size) * ratio).toSize();
  QImage result(pixels, QImage::Format_ARGB32_Premultiplied);
  result.fill(Qt::transparent);
  QPainter painter(&result);
  painter.setRenderHint(QPainter::Antialiasing);
  // A shape that differs by rounding alone fills the frame; a panorama in a frame of the widest shape keeps its own.
  QSize inner = picture.size().scaled(pixels, Qt::KeepAspectRatio);
  if (pixels.width() - inner.width() <= 3 * ratio && pixels.height() - inner.height() <= 3 * ratio) inner = pixels;
  QImage filled(pixels, QImage::Format_RGB32);
  filled.fill(canvas);
  {
    QPainter at(&filled);
    const QImage scaled = picture.scaled(inner, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    at.drawImage((pixels.width() - inner.width()) / 2, (pixels.height() - inner.height()) / 2, scaled);
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(QBrush(filled));
  painter.drawRoundedRect(QRectF(result.rect()), kRadius * ratio, kRadius * ratio);
  painter.end();
  QPixmap pixmap = QPixmap::fromImage(std::move(result));
  pixmap.setDevicePixelRatio(ratio);
  return pixmap;
}

}  // namespace

QString fittingCaption(const GridItem& item, const QFontMetrics& metrics, int room) {
  if (metrics.horizontalAdvance(item.caption) <= room) return item.caption;
  return metrics.elidedText(item.captionShort.isEmpty() ? item.caption : item.captionShort, Qt::ElideRight, room);
}

void ImageGrid::paintEvent(QPaintEvent* event) {
  const Colours& theme = coloursFor(this);
  QPainter painter(viewport());
  painter.fillRect(event->rect(), theme.window);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const QRect asked = event->rect().adjusted(-6, -6, 6, 6);
  for (std::size_t i = 0; i < m_sections.size() && i < m_layout.headings.size(); ++i) {
    const QRect rect = m_layout.headings[i].translated(0, -scrollY());
    if (rect.top() > asked.bottom()) break;
    if (!rect.intersects(asked)) continue;
    const QFont headingFont = ui::font(TextStyle::Heading), detailFont = ui::font(TextStyle::Body);
    painter.setFont(headingFont);
    painter.setPen(theme.text);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, m_sections[i].heading);
    const int used = QFontMetrics(headingFont).horizontalAdvance(m_sections[i].heading) + 12;
    painter.setFont(detailFont);
    painter.setPen(theme.textSecond);
    const QRect rest = rect.adjusted(used, 1, 0, 1);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(detailFont).elidedText(m_sections[i].detail, Qt::ElideRight, rest.width()));
  }
  const auto [firstRow, lastRow] = m_layout.rowsBetween(asked.top() + scrollY(), asked.bottom() + 1 + scrollY());
  for (int row = firstRow; row < lastRow; ++row) {
    const JustifiedRow& at = m_layout.rows[static_cast<std::size_t>(row)];
    for (int i = at.first; i < at.first + at.count; ++i) {
      const QRect rect = shown(i);
      if (rect.intersects(asked)) paintItem(painter, i, rect);
    }
  }
  if (m_band) {
    const QRectF band = QRectF(m_band->translated(0, -scrollY())).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(withAlpha(theme.accent, 0.14));
    painter.drawRoundedRect(band, 3, 3);
  }
}

void ImageGrid::paintItem(QPainter& painter, int index, const QRect& rect) {
  const GridItem& item = m_items[static_cast<std::size_t>(index)];
  if (item.cardTitle.isEmpty()) {
    paintPicture(painter, item, rect);
  } else {
    paintCard(painter, index, rect);
  }
  if (!item.caption.isEmpty()) paintCaption(painter, item, rect);
  paintMarks(painter, index, rect);
}

const QPixmap* ImageGrid::prepared(const GridItem& item, QSize size) {
  const auto thumbnail = m_thumbnails.cached(item.id);
  const qint64 key = (thumbnail ? thumbnail->cacheKey() : 0) * 16 + item.quarterTurns * 4 + (item.mirrored ? 2 : 0) + (item.inverted ? 1 : 0);
  if (const Prepared* ready = m_prepared.object(item.id); ready != nullptr && ready->size == size && (!thumbnail || ready->source == key) &&
                                                          qFuzzyCompare(ready->pixmap.devicePixelRatio(), devicePixelRatioF())) {
    return &ready->pixmap;
  }
  if (!thumbnail || thumbnail->isNull()) return nullptr;
  const QImage turned = orientedThumbnail(*thumbnail, item.quarterTurns, item.mirrored, item.inverted);
  auto* made = new Prepared{size, key, roundedPicture(turned, size, devicePixelRatioF(), coloursFor(this).canvas)};
  const qsizetype cost = std::max<qsizetype>(1, qsizetype{made->pixmap.width()} * made->pixmap.height() * 4 / 1024);
  if (!m_prepared.insert(item.id, made, cost)) return nullptr;
  return &m_prepared.object(item.id)->pixmap;
}

void ImageGrid::paintPicture(QPainter& painter, const GridItem& item, const QRect& rect) {
  const Colours& theme = coloursFor(this);
  if (const QPixmap* pixmap = prepared(item, rect.size())) {
    painter.drawPixmap(rect.topLeft(), *pixmap);
    drawPictureEdge(painter, rect, kRadius, this);
    return;
  }
  const auto thumbnail = m_thumbnails.cached(item.id);
  const bool none = thumbnail && thumbnail->isNull();
  drawRounded(painter, rect, kRadius, none ? theme.panel : theme.raised, none ? theme.line : QColor());
  if (!none) {
    scheduleRequests();
    return;
  }
  drawIcon(painter, item.iconName, QRectF(rect).adjusted(0, 0, 0, -28), 24, theme.textThird);
  painter.setFont(ui::font(TextStyle::Small));
  painter.setPen(theme.textThird);
  const QRect line(rect.left() + 8, rect.center().y() + 6, rect.width() - 16, 16);
  painter.drawText(line, Qt::AlignCenter, QFontMetrics(painter.font()).elidedText(tr("No preview"), Qt::ElideRight, line.width()));
}

void ImageGrid::paintCard(QPainter& painter, int index, const QRect& rect) {
  const Colours& theme = coloursFor(this);
  const GridItem& item = m_items[static_cast<std::size_t>(index)];
  drawRounded(painter, rect, kRadius, theme.panel, theme.line);
  const QRect inside = rect.adjusted(12, 12, -12, -12);
  // The check comes in the icon's place.
  if (!isMarked(index)) drawIcon(painter, item.iconName, QRectF(inside.left(), inside.top(), 24, 24), 24, theme.textSecond);
  painter.setFont(ui::font(TextStyle::BodyMedium));
  painter.setPen(theme.text);
  const QRect words(inside.left(), inside.top() + 32, inside.width(), std::max(20, inside.height() - 32 - kChipHeight - 4));
  QTextOption option(Qt::AlignLeft | Qt::AlignTop);
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  // Two lines at most; the middle of a file name goes first, since its end tells the format.
  const QFontMetrics metrics(painter.font());
  const QString title = metrics.elidedText(item.cardTitle, Qt::ElideMiddle, static_cast<int>(words.width() * (words.height() >= 40 ? 1.8 : 1.0)));
  painter.drawText(QRectF(words), title, option);
}

void ImageGrid::paintCaption(QPainter& painter, const GridItem& item, const QRect& rect) {
  const Colours& theme = coloursFor(this);
  QFont small = ui::font(TextStyle::Small);
  small.setWeight(QFont::Medium);
  const QFontMetrics metrics(small);
  const int room = rect.width() - 12 - 14;
  if (room < 18) return;
  const QString words = fittingCaption(item, metrics, room);
  const QRectF chip(rect.left() + 6, rect.bottom() - 5 - kChipHeight, metrics.horizontalAdvance(words) + 14, kChipHeight);
  const bool card = !item.cardTitle.isEmpty();
  drawRounded(painter, chip, 6, card ? theme.raised : withAlpha(coloursOf(ThemeKind::Dark).canvas, 0.8));
  painter.setFont(small);
  painter.setPen(card ? theme.textSecond : coloursOf(ThemeKind::Dark).text);
  painter.drawText(chip, Qt::AlignCenter, words);
}

bool ImageGrid::isMarked(int index) const { return m_selection.contains(index) || index == m_hovered; }

bool ImageGrid::isFramed(int index) const { return index >= 0 && index == m_selection.current() && m_keyboardFocus && hasFocus(); }

void ImageGrid::paintMarks(QPainter& painter, int index, const QRect& rect) {
  const Colours& theme = coloursFor(this);
  const GridItem& item = m_items[static_cast<std::size_t>(index)];
  const bool chosen = m_selection.contains(index);
  if (item.fresh) {
    const QPointF centre(rect.right() - 12, rect.top() + 13);
    painter.setPen(QPen(coloursOf(ThemeKind::Dark).canvas, 2));
    painter.setBrush(coloursOf(ThemeKind::Dark).accent);
    painter.drawEllipse(centre, 5, 5);
  }
  if (isMarked(index)) {
    const QRectF check = checkRect(rect);
    painter.setPen(QPen(chosen ? theme.accent : QColor(255, 255, 255, 220), 1.6));
    painter.setBrush(chosen ? theme.accent : withAlpha(coloursOf(ThemeKind::Dark).canvas, 0.55));
    painter.drawEllipse(check.center(), 10, 10);
    drawIcon(painter, QStringLiteral("check"), check, 14, chosen ? theme.onAccent : QColor(255, 255, 255, 220));
  }
  const bool current = isFramed(index);
  if (chosen || current) {
    painter.setPen(QPen(chosen ? theme.accent : theme.textSecond, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(-3, -3, 3, 3), kRadius + 3, kRadius + 3);
    if (chosen && current && m_selection.count() > 1) {
      painter.setPen(QPen(theme.text, 2));
      painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), kRadius - 1, kRadius - 1);
    }
  }
}

}  // namespace safelight::ui
