// How a pane looks.
#include <QPainter>
#include <QPainterPath>
#include <QPaintEvent>
#include <algorithm>
#include <cmath>

#include "ui/bridge/format.h"
#include "ui/viewer/image_pane.h"
#include "ui/viewer/pane_card.h"
#include "ui/viewer/pane_facts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kStripRows = 8;   // of pixels mapped at a time: stays in the processor's cache
constexpr int kLine = 24;       // between lines of facts
constexpr int kRightFacts = 240;  // the most that window and zoom take
constexpr QColor kPlate(11, 12, 14, 208);  // under text over pixels: 4.5:1 for second text even on white

/// Text that stays readable when pixels lie under it.
void drawFact(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& words, const QColor& colour, bool overPixels) {
  if (words.isEmpty()) return;
  const QString line = painter.fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(rect.width()));
  if (overPixels) {
    const qreal width = painter.fontMetrics().horizontalAdvance(line);
    QRectF plate(0, 0, width + 12, 22);
    plate.moveCenter(rect.center());
    if (alignment & Qt::AlignLeft) plate.moveLeft(rect.left() - 6);
    if (alignment & Qt::AlignRight) plate.moveRight(rect.right() + 6);
    drawRounded(painter, plate, 5, kPlate);
  }
  painter.setPen(colour);
  painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, line);
}

/// DICOM's letters, the patient's right and left in those of the language.
QString directionText(std::string_view direction) {
  QString words;
  for (const char letter : direction) {
    if (letter == 'R') words += ImagePane::tr("R", "patient's right");
    else if (letter == 'L') words += ImagePane::tr("L", "patient's left");
    else words += QLatin1Char(letter);
  }
  return words;
}

}  // namespace

QRectF ImagePane::coveredLogical() const {
  const Extent size = m_transform.orientedSize();
  const Spot origin = m_transform.origin();
  const double ratio = devicePixelRatioF();
  return QRectF(origin.x / ratio, origin.y / ratio, size.width * m_transform.scale() / ratio, size.height * m_transform.scale() / ratio)
      .intersected(QRectF(rect()));
}

void ImagePane::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  if (hasPixels()) {
    const bool quick = m_moving && m_renderer.isCostly(m_transform);
    m_renderer.place(m_transform, quick ? RenderQuality::Quick : RenderQuality::Fine);
    paintPixels(painter, event->rect());
  } else {
    painter.fillRect(event->rect(), c.canvas);
    if (!m_thumbnail.isNull()) paintThumbnail(painter);
  }
  if (m_image) {
    paintFacts(painter);
    if (hasPixels()) paintLetters(painter);
  } else {
    painter.setFont(ui::font(TextStyle::Body));
    painter.setPen(c.textThird);
    painter.drawText(rect(), Qt::AlignCenter, tr("Drag an image here"));
  }
  if (m_active && m_amongSeveral) {
    painter.setPen(QPen(c.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
  }
}

void ImagePane::paintPixels(QPainter& painter, const QRect& exposed) {
  const double ratio = devicePixelRatioF();
  const PixelRect covered = m_renderer.covered();
  const QRect image(covered.x, covered.y, covered.width, covered.height);
  const QRect device(static_cast<int>(std::floor(exposed.x() * ratio)), static_cast<int>(std::floor(exposed.y() * ratio)),
                     static_cast<int>(std::ceil(exposed.width() * ratio)) + 1, static_cast<int>(std::ceil(exposed.height() * ratio)) + 1);
  painter.save();
  // Device pixels from here on, so that every pixel lands where it was computed for.
  painter.setWorldTransform(QTransform::fromScale(1 / ratio, 1 / ratio));
  painter.setCompositionMode(QPainter::CompositionMode_Source);
  const QColor canvas = coloursFor(this).canvas;
  for (const QRect& bare : QRegion(device).subtracted(image)) painter.fillRect(bare, canvas);
  const QRect drawn = image.intersected(device);
  if (!drawn.isEmpty()) {
    if (m_strip.width() < drawn.width()) m_strip = QImage(drawn.width(), kStripRows, QImage::Format_RGB32);
    for (int top = drawn.top(); top <= drawn.bottom(); top += kStripRows) {
      const int rows = std::min(kStripRows, drawn.bottom() + 1 - top);
      for (int row = 0; row < rows; ++row) {
        m_renderer.drawRow(top - covered.y + row, drawn.left() - covered.x, drawn.width(), reinterpret_cast<std::uint32_t*>(m_strip.scanLine(row)));
      }
      painter.drawImage(QPoint(drawn.left(), top), m_strip, QRect(0, 0, drawn.width(), rows));
    }
  }
  painter.restore();
}

void ImagePane::paintThumbnail(QPainter& painter) {
  const double ratio = devicePixelRatioF();
  const Extent size = m_transform.imageSize();
  const Spot origin = m_transform.toView({0, 0});
  const Spot right = m_transform.toView({size.width, 0});
  const Spot below = m_transform.toView({0, size.height});
  const double width = m_thumbnail.width(), height = m_thumbnail.height();
  const QTransform place((right.x - origin.x) / width / ratio, (right.y - origin.y) / width / ratio, (below.x - origin.x) / height / ratio,
                         (below.y - origin.y) / height / ratio, origin.x / ratio, origin.y / ratio);
  painter.save();
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.setTransform(place, true);
  if (m_display.inverted) {
    QImage negative = m_thumbnail;
    negative.invertPixels();
    painter.drawImage(0, 0, negative);
  } else {
    painter.drawImage(0, 0, m_thumbnail);
  }
  painter.restore();
}

void ImagePane::paintFacts(QPainter& painter) {
  const Colours& c = coloursFor(this);
  const bool roomy = !isCompact();
  const int edge = roomy ? 24 : 14;
  const QRectF pixels = hasPixels() || !m_thumbnail.isNull() ? coveredLogical() : QRectF();
  const bool wide = width() >= 640;
  const qreal column = wide ? width() / 2.0 - edge - 8 : width() - 2.0 * edge;
  const QRectF first(edge, roomy ? 18 : 10, column, kLine);
  const auto over = [&](const QRectF& area) { return pixels.intersects(area); };
  const QRectF leftArea(edge, first.top(), std::min<qreal>(column, 300), 2 * kLine);
  const QRectF rightArea(width() - edge - 200, first.top(), 200, 2 * kLine);

  const QStringList what = whatAndWhen(*m_image, m_source.notation(), localNow());
  painter.setFont(ui::font(TextStyle::BodyMedium));
  // Where there is one line only, several panes differ by before and after and by their dates before anything else.
  const bool oneLine = !roomy && m_amongSeveral;
  const QString phase = m_image->tags.phase == model::Phase::None ? QString() : phaseWord(m_image->tags.phase) + u" · "_s;
  drawFact(painter, first, Qt::AlignLeft, oneLine ? phase + dateText(m_image->capturedAt.date()) + u" · "_s + what.value(0) : what.value(0), c.text, over(leftArea));
  painter.setFont(ui::font(TextStyle::Body));
  const QString note = text(m_image->tags.note).simplified();
  if (m_amongSeveral && roomy) {
    // A third line would touch the image. Beside the second there is room up to what the right corner says.
    const QRectF second(edge, first.top() + kLine, wide ? width() - 2.0 * edge - kRightFacts : column, kLine);
    drawFact(painter, second, Qt::AlignLeft, note.isEmpty() ? what.value(1) : what.value(1) + u" · "_s + note, c.textSecond, over(second));
  } else if (roomy || (!m_amongSeveral && !showsCard())) {
    drawFact(painter, first.translated(0, kLine), Qt::AlignLeft, what.value(1), c.textSecond, over(leftArea));
    const QRectF third = first.translated(0, 2 * kLine);
    if (roomy) drawFact(painter, third, Qt::AlignLeft, note, c.textSecond, over(third));
  }
  setAccessibleDescription(what.join(u", "_s) + u", "_s + sizeText(*m_image));
  if (showsCard()) return;

  if (wide) {
    const QRectF right(width() - edge - column, first.top(), column, kLine);
    const bool covered = over(rightArea);
    QString tone = isWindowable() ? toneText(m_renderer.frame()->tone, m_choice) : QString();
    QString place = zoomText(m_transform);
    if (frameCount() > 1) place = tr("Frame %1 of %2").arg(m_frame + 1).arg(frameCount()) + u" · "_s + place;
    if (m_amongSeveral && roomy && !tone.isEmpty()) {
      // Among several the third line would touch the image.
      tone += u" · "_s + place;
      place.clear();
    }
    if (roomy || !m_amongSeveral) {
      const imaging::PixelImage* frame = m_renderer.frame().get();
      const bool whole = frame == nullptr || frame->reduction > 1;
      drawFact(painter, right, Qt::AlignRight, whole ? sizeText(*m_image) : sizeText(*m_image, frame->width, frame->height), c.textSecond, covered);
      if (!tone.isEmpty()) drawFact(painter, right.translated(0, kLine), Qt::AlignRight, tone, c.textSecond, covered);
      drawFact(painter, right.translated(0, tone.isEmpty() ? kLine : 2 * kLine), Qt::AlignRight, place, covered ? c.textSecond : c.textThird, covered);
    } else {
      drawFact(painter, right, Qt::AlignRight, tone, c.textSecond, covered);
    }
  }
  // Chips lie on a dark plate where pixels are under them.
  for (const QWidget* chip : findChildren<Chip*>(Qt::FindDirectChildrenOnly)) {
    if (!chip->isHidden() && over(chip->geometry())) drawRounded(painter, chip->geometry(), chip->height() / 2.0, QColor(11, 12, 14, 190));
  }
  if (m_waitingLong && !hasPixels()) {
    const QRectF middle(edge, height() - 56, width() - 2.0 * edge, kLine);
    drawFact(painter, middle, Qt::AlignHCenter, tr("Loading…"), c.textSecond, true);
  }
}

void ImagePane::paintScale(QPainter& painter, QRectF& corner) {
  if (isCompact()) return;
  const Colours& c = coloursFor(this);
  const QString source = millimetreText(*m_image);
  const auto bar = scaleBar(*m_image, m_transform, 140 * devicePixelRatioF());
  QString words = bar ? bar->text : QString();
  if (!source.isEmpty()) words += (words.isEmpty() ? QString() : u" · "_s) + source;
  if (words.isEmpty()) return;
  painter.setFont(ui::font(TextStyle::Small));
  const qreal length = bar ? bar->length / devicePixelRatioF() : 0;
  const qreal width = std::max<qreal>(painter.fontMetrics().horizontalAdvance(words), length);
  const QRectF area(corner.right() - width, corner.bottom() - (bar ? 30 : 18), width, bar ? 30 : 18);
  if (coveredLogical().intersects(area)) drawRounded(painter, area.adjusted(-8, -5, 8, 3), 6, kPlate);
  painter.setPen(c.textSecond);
  painter.drawText(area, Qt::AlignRight | Qt::AlignBottom | Qt::TextSingleLine, words);
  if (bar) {
    const QPointF end(area.right() - 0.75, area.top() + 7);
    const QPointF start(end.x() - length + 1.5, end.y());
    QPainterPath path(start - QPointF(0, 6));
    path.lineTo(start);
    path.lineTo(end);
    path.lineTo(end - QPointF(0, 6));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(c.textSecond, 1.5, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPath(path);
  }
  corner.moveBottom(area.top() - 8);
}

void ImagePane::paintLetters(QPainter& painter) {
  const Colours& c = coloursFor(this);
  const int edge = isCompact() ? 14 : 24;
  const int bottom = height() - (isCompact() ? 8 : 16) - (frameCount() > 1 ? 52 : 0);
  QRectF corner(width() - edge - 260, bottom - 22, 260, 22);
  painter.setFont(fontOf(15, QFont::DemiBold));
  const model::Side side = m_image->tags.side;
  if (side == model::Side::Right || side == model::Side::Left) {
    drawFact(painter, corner, Qt::AlignRight, directionText(side == model::Side::Right ? "R" : "L"), c.text, coveredLogical().intersects(corner));
    corner.translate(0, -26);
  }
  paintScale(painter, corner);
  if (m_display.mirrored) {
    painter.setFont(ui::font(TextStyle::Small));
    drawFact(painter, corner, Qt::AlignRight, tr("Mirrored"), c.care, coveredLogical().intersects(corner));
  }
  const EdgeLetters letters = edgeLetters(m_renderer.frame()->directions, m_transform.orientation());
  painter.setFont(fontOf(15, QFont::DemiBold));
  const QRectF image = coveredLogical();
  const auto draw = [&](const std::string& direction, const QPointF& centre) {
    if (!direction.empty()) drawFact(painter, QRectF(centre.x() - 20, centre.y() - 12, 40, 24), Qt::AlignHCenter, directionText(direction), c.text, true);
  };
  draw(letters.left, {image.left() + 20, image.center().y()});
  draw(letters.right, {image.right() - 20, image.center().y()});
  draw(letters.top, {image.center().x(), image.top() + 20});
  draw(letters.bottom, {image.center().x(), image.bottom() - 20});
}

}  // namespace safelight::ui
