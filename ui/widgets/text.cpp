#include <QEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <QTimerEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include "ui/widgets/controls.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

QColor toneColour(Text::Tone tone, const Colours& colours) {
  switch (tone) {
    case Text::Tone::First: return colours.text;
    case Text::Tone::Second: return colours.textSecond;
    case Text::Tone::Third: return colours.textThird;
    case Text::Tone::Accent: return colours.accent;
    case Text::Tone::Good: return colours.good;
    case Text::Tone::Care: return colours.care;
    case Text::Tone::Danger: return colours.danger;
  }
  return colours.text;
}

Text::Text(const QString& text, TextStyle style, Tone tone, QWidget* parent) : QLabel(parent), m_tone(tone) {
  setTextFormat(Qt::PlainText);
  setText(text);
  setStyleOf(style);
}

void Text::setTone(Tone tone) {
  m_tone = tone;
  applyTone();
}

void Text::setStyleOf(TextStyle style) {
  m_style = style;
  setFont(ui::font(style));
  setMinimumHeight(lineHeight(style));
  applyTone();
}

void Text::setElided(bool elided) {
  m_elided = elided;
  if (elided) setSizePolicy(QSizePolicy::Preferred, sizePolicy().verticalPolicy());
  updateGeometry();
  update();
}

void Text::setShorten(Shorten shorten) {
  m_shorten = std::move(shorten);
  setElided(true);
}

bool Text::wraps() const { return wordWrap() && textFormat() == Qt::PlainText; }

int Text::layOut(QTextLayout& layout, int width) const {
  QString text = this->text();
  layout.setText(text.replace(u'\n', QChar::LineSeparator));
  layout.setFont(font());
  QTextOption option(alignment() & Qt::AlignHorizontal_Mask);
  option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : layoutDirection());
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  layout.setTextOption(option);
  const int height = lineHeight(m_style);
  int y = 0;
  layout.beginLayout();
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(width);
    line.setPosition(QPointF(0, y + (height - line.height()) / 2));
    y += height;
  }
  layout.endLayout();
  return std::max(y, height);
}

int Text::heightForWidth(int width) const {
  if (!wraps()) return QLabel::heightForWidth(width);
  const QMargins margins = contentsMargins();
  QTextLayout layout;
  return layOut(layout, std::max(1, width - margins.left() - margins.right())) + margins.top() + margins.bottom();
}

QSize Text::sizeHint() const {
  const QSize usual = QLabel::sizeHint();
  if (!wraps()) return usual;
  // What fits one line of QLabel's own measure asks for one line, not for two narrow ones.
  int natural = 0;
  const QStringList lines = text().split(u'\n');
  for (const QString& line : lines) natural = std::max(natural, fontMetrics().horizontalAdvance(line) + 2);
  const QMargins margins = contentsMargins();
  const int width = std::min(natural + margins.left() + margins.right(), std::max(usual.width(), 360));
  return {width, heightForWidth(width)};
}

QSize Text::minimumSizeHint() const {
  const QSize usual = QLabel::minimumSizeHint();
  if (wraps()) return {std::min(usual.width(), fontMetrics().averageCharWidth() * 12), lineHeight(m_style)};
  return m_elided ? QSize(std::min(usual.width(), fontMetrics().averageCharWidth() * 4), usual.height()) : usual;
}

void Text::applyTone() {
  const QColor colour = toneColour(m_tone, coloursFor(this));
  if (palette().color(QPalette::WindowText) == colour) return;
  QPalette own;
  own.setColor(QPalette::WindowText, colour);
  setPalette(own);
}

QString Text::shownText() const {
  if (m_shorten && fontMetrics().horizontalAdvance(text()) > contentsRect().width()) return m_shorten(fontMetrics(), contentsRect().width());
  return fontMetrics().elidedText(text(), layoutDirection() == Qt::RightToLeft ? Qt::ElideLeft : Qt::ElideRight, contentsRect().width());
}

void Text::paintEvent(QPaintEvent* event) {
  if (wraps()) {
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect area = contentsRect();
    QTextLayout layout;
    const int height = layOut(layout, area.width());
    int top = area.top();
    if (alignment() & Qt::AlignVCenter) top += std::max(0, (area.height() - height) / 2);
    if (alignment() & Qt::AlignBottom) top += std::max(0, area.height() - height);
    layout.draw(&painter, QPointF(area.left(), top));
    return;
  }
  if (!m_elided) {
    QLabel::paintEvent(event);
    return;
  }
  QPainter painter(this);
  painter.setPen(palette().color(QPalette::WindowText));
  painter.drawText(contentsRect(), static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())) | Qt::TextSingleLine, shownText());
}

void Text::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange || event->type() == QEvent::ApplicationPaletteChange) applyTone();
}

bool Text::event(QEvent* event) {
  // What does not fit can be read under the mouse.
  if (event->type() == QEvent::ToolTip && m_elided && toolTip().isEmpty() && shownText() != text()) {
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text().toHtmlEscaped(), this);
    return true;
  }
  if (event->type() == QEvent::Polish || event->type() == QEvent::ParentChange) applyTone();
  return QLabel::event(event);
}

Avatar::Avatar(int diameter, QWidget* parent) : QWidget(parent) {
  setFixedSize(diameter, diameter);
  setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Avatar::setInitials(const QString& initials, bool accent) {
  m_initials = initials;
  m_accent = accent;
  update();
}

void Avatar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  QColor fill = c.raised;
  if (m_accent) {
    fill = c.accent;
    fill.setAlphaF(themeOf(this) == ThemeKind::Dark ? 0.2F : 0.12F);
  }
  drawRounded(painter, rect(), width() / 2.0, fill);
  painter.setFont(fontOf(std::max(10, width() * 3 / 8), QFont::DemiBold));
  painter.setPen(m_accent ? c.accent : c.textSecond);
  painter.drawText(rect(), Qt::AlignCenter, m_initials);
}

Card::Card(QWidget* parent) : QFrame(parent) { setFrameShape(QFrame::NoFrame); }

void Card::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  drawRounded(painter, rect(), metric::kCardRadius, c.panel, c.line);
}

Divider::Divider(Qt::Orientation orientation, QWidget* parent) : QWidget(parent), m_orientation(orientation) {
  const bool flat = orientation == Qt::Horizontal;
  setSizePolicy(flat ? QSizePolicy::Expanding : QSizePolicy::Fixed, flat ? QSizePolicy::Fixed : QSizePolicy::Expanding);
}

QSize Divider::sizeHint() const { return {1, 1}; }

void Divider::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), coloursFor(this).line); }

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent) {
  setFont(ui::font(TextStyle::Small));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ProgressLine::sizeHint() const { return {240, 20}; }

QString ProgressLine::words() const {
  const QLocale locale;
  return m_total > 0 ? tr("%1 of %2").arg(locale.toString(m_done), locale.toString(m_total)) : QString();
}

void ProgressLine::setProgress(int done, int total) {
  m_done = done;
  m_total = total;
  setAccessibleDescription(words());
  updateTimer();
  update();
}

void ProgressLine::updateTimer() {
  const bool moving = isVisible() && m_total == 0 && motionMilliseconds() > 0;
  if (moving && m_timer == 0) m_timer = startTimer(16);
  if (!moving && m_timer != 0) {
    killTimer(m_timer);
    m_timer = 0;
  }
}

void ProgressLine::timerEvent(QTimerEvent* event) {
  if (event->timerId() != m_timer) return;
  m_phase = (m_phase + 1) % 100;
  update();
}

void ProgressLine::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  updateTimer();
}

void ProgressLine::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  updateTimer();
}

void ProgressLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  QRectF track(0, height() / 2.0 - 2, width(), 4);
  if (m_total > 0) {
    // Room for the longest text there will be, so that the line's end stands still.
    const QLocale locale;
    const QString longest = tr("%1 of %2").arg(locale.toString(m_total), locale.toString(m_total));
    const qreal textWidth = tabularWidth(font(), longest);
    track.setRight(width() - textWidth - 12);
    painter.setFont(font());
    painter.setPen(c.textSecond);
    drawTabular(painter, rect(), static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), words());
  }
  drawRounded(painter, track, 2, c.line);
  QRectF done = track;
  if (m_total > 0) {
    done.setWidth(track.width() * std::clamp(m_done, 0, m_total) / m_total);
  } else {
    const qreal width = track.width() * 0.3;
    done.setWidth(width);
    done.moveLeft(track.left() + (track.width() - width) * (0.5 - 0.5 * std::cos(m_phase / 100.0 * 2 * M_PI)));
  }
  if (done.width() >= 1) drawRounded(painter, done, 2, c.accent);
}

}  // namespace safelight::ui
