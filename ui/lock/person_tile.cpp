#include "ui/lock/person_tile.h"

#include <QPainter>
#include <QTextLayout>

#include "ui/lock/lock_words.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {
namespace {

constexpr int kNameLine = 18;

/// The words in lines of `width` and where each begins; a word is broken only when it fits no line.
QList<int> lineStarts(const QString& words, const QFont& font, int width) {
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  ::QTextLayout layout(words, font);  // controls.h names one of ours
  layout.setTextOption(option);
  layout.beginLayout();
  QList<int> starts;
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(width);
    starts.append(line.textStart());
  }
  layout.endLayout();
  return starts;
}

}  // namespace

PersonTile::PersonTile(const QString& initials, const QString& name, const QString& small, QWidget* parent)
    : PaintedButton(parent), m_initials(initials), m_small(small) {
  setText(name);
  setAccessibleName(name);
  setAccessibleDescription(small);
  setCheckable(true);
  setAutoExclusive(true);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setFocusRadius(*this, metric::kTileRadius);
  setCursor(Qt::PointingHandCursor);
}

void PersonTile::setTileSize(Size size) {
  m_size = size;
  updateGeometry();
}

QSize PersonTile::sizeOf(Size size) {
  switch (size) {
    case Size::Usual: return {148, 164};
    case Size::Compact: return {148, 104};
    case Size::Row: return {150, 48};
  }
  return {148, 164};
}

int PersonTile::nameWidth() const { return width() - (m_size == Size::Row ? 56 : 16); }

QStringList PersonTile::nameLines() const {
  const int room = std::max(1, nameWidth());
  QString name = text();
  QList<int> starts = lineStarts(name, font(), room);
  const int most = mostLines();
  if (starts.size() > most) {
    name = withoutTitles(name);
    starts = lineStarts(name, font(), room);
  }
  QStringList lines;
  for (qsizetype i = 0; i < std::min<qsizetype>(starts.size(), most); ++i) {
    const bool whole = i + 1 < most && i + 1 < starts.size();
    const QString line = name.mid(starts[i], whole ? starts[i + 1] - starts[i] : -1).trimmed();
    lines.append(fontMetrics().elidedText(line, Qt::ElideMiddle, room));
  }
  return lines;
}

void PersonTile::resizeEvent(QResizeEvent* event) {
  PaintedButton::resizeEvent(event);
  // Whoever sees the name whole needs no tooltip.
  setToolTip(nameLines().join(u' ') == text() ? QString() : text().toHtmlEscaped());
}

void PersonTile::paintRow(QPainter& painter) const {
  const Colours& c = coloursFor(this);
  QColor fill = c.accent;
  fill.setAlphaF(0.16F);
  const QRectF circle(isRightToLeft() ? width() - 40 : 8, 8, 32, 32);
  drawRounded(painter, circle, 16, fill);
  painter.setPen(c.accent);
  painter.setFont(fontOf(12, QFont::DemiBold));
  if (m_initials == QStringLiteral("+")) drawIcon(painter, QStringLiteral("plus"), circle, 16, c.accent);
  else painter.drawText(circle, Qt::AlignCenter, m_initials);
  painter.setPen(isEnabled() ? c.text : c.textThird);
  painter.setFont(font());
  const QRectF nameRect(isRightToLeft() ? 8 : 48, 0, width() - 56, height());
  const QStringList lines = nameLines();
  for (qsizetype i = 0; i < lines.size(); ++i) {
    const qreal shift = (static_cast<qreal>(i) - static_cast<qreal>(lines.size() - 1) / 2) * kNameLine;
    painter.drawText(nameRect.translated(0, shift), Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine, lines[i]);
  }
}

void PersonTile::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  const bool usual = m_size == Size::Usual;
  QColor ground = c.panel, edge = c.line;
  ground.setAlphaF(isHovered() || isDown() ? 0.95F : 0.6F);
  edge.setAlphaF(0.75F);
  if (isChecked()) ground = c.accentSoft;
  drawRounded(painter, rect(), metric::kTileRadius, ground, isChecked() ? c.accent : isHovered() ? c.textThird : edge, isChecked() ? 1.5 : 1);
  if (m_size == Size::Row) {
    paintRow(painter);
    return;
  }

  const int disc = usual ? 60 : 40;
  const bool one = m_small.isEmpty();
  const QStringList lines = nameLines();
  // Further lines take half their room above, half below.
  const qreal more = static_cast<qreal>(lines.size() - 1) * kNameLine;
  const qreal top = (usual ? (one ? 36 : 28) : 12) - std::min(more / 2, usual ? 18.0 : 7.0);
  QColor fill = c.accent;
  fill.setAlphaF(0.16F);
  const QRectF circle((width() - disc) / 2.0, top, disc, disc);
  drawRounded(painter, circle, disc / 2.0, fill);
  if (m_initials == QStringLiteral("+")) {
    drawIcon(painter, QStringLiteral("plus"), circle, 20, c.accent);
  } else {
    painter.setFont(fontOf(usual ? 20 : 14, QFont::DemiBold));
    painter.setPen(c.accent);
    painter.drawText(circle, Qt::AlignCenter, m_initials);
  }
  painter.setFont(font());
  painter.setPen(isEnabled() ? c.text : c.textThird);
  const QRectF nameRect(8, circle.bottom() + (usual ? 12 : more > 0 ? 2 : 8), width() - 16, 20);
  for (qsizetype i = 0; i < lines.size(); ++i) {
    painter.drawText(nameRect.translated(0, static_cast<qreal>(i) * kNameLine), Qt::AlignCenter | Qt::TextSingleLine, lines[i]);
  }
  if (one) return;
  painter.setFont(ui::font(TextStyle::Small));
  painter.setPen(c.textThird);
  painter.drawText(QRectF(8, nameRect.bottom() + more - (usual ? 1 : 2), width() - 16, 16), Qt::AlignCenter | Qt::TextSingleLine,
                   painter.fontMetrics().elidedText(m_small, Qt::ElideRight, width() - 16));
}

}  // namespace safelight::ui
