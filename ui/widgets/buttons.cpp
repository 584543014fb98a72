#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include "ui/widgets/controls.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

namespace {

constexpr int kIcon = 20, kGap = 8, kPadding = 16, kPaddingAlone = 10, kRailSide = 56, kRailWidth = 66, kChipHeight = 28, kChipPadding = 12, kChipCross = 18;

QColor tint(const QColor& base, const QColor& with, double amount) {
  return over(withAlpha(with, amount), base);
}

struct ButtonLook {
  QColor fill, line, text;
};

/// A filled button gets lighter under the mouse in the dark theme and darker in the light one: its label's contrast only grows.
QColor filled(const QColor& base, const Colours& c, bool hover, bool down) {
  if (down) return tint(base, Qt::black, 0.14);
  if (hover) return tint(base, c.onAccent == QColor(Qt::white) ? Qt::black : Qt::white, 0.12);
  return base;
}

ButtonLook lookOf(ButtonKind kind, const Colours& c, bool enabled, bool hover, bool down) {
  if (!enabled) return {kind == ButtonKind::Quiet ? QColor() : c.raised, kind == ButtonKind::Quiet ? QColor() : c.line, c.textThird};
  switch (kind) {
    case ButtonKind::Primary: return {filled(c.accent, c, hover, down), {}, c.onAccent};
    case ButtonKind::Danger: return {filled(c.danger, c, hover, down), {}, c.onAccent};
    case ButtonKind::Secondary: return {down ? c.window : hover ? tint(c.raised, c.text, 0.06) : c.raised, c.line, c.text};
    case ButtonKind::Quiet: return {down ? c.line : hover ? c.raised : QColor(), {}, hover || down ? c.text : c.textSecond};
  }
  return {c.raised, c.line, c.text};
}

}  // namespace

PaintedButton::PaintedButton(QWidget* parent) : QAbstractButton(parent) {
  setAttribute(Qt::WA_Hover);
  setFont(ui::font(TextStyle::BodyMedium));
}

bool PaintedButton::isHovered() const { return isEnabled() && underMouse() && !isDown(); }

void PaintedButton::keyPressEvent(QKeyEvent* event) {
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !event->isAutoRepeat()) {
    click();
    event->accept();
    return;
  }
  QAbstractButton::keyPressEvent(event);
}

Button::Button(const QString& text, ButtonKind kind, QWidget* parent) : PaintedButton(parent), m_kind(kind) {
  setText(text);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void Button::setIconName(const QString& name) {
  m_iconName = name;
  updateGeometry();
  update();
}

void Button::setKind(ButtonKind kind) {
  m_kind = kind;
  update();
}

void Button::setHint(const QString& hint) {
  m_hint = hint;
  updateGeometry();
  update();
}

void Button::setControlHeight(int height) {
  m_height = height;
  updateGeometry();
}

void Button::setShows(Shows shows) {
  if (m_shows == shows) return;
  m_shows = shows;
  updateGeometry();
  update();
}

QString Button::label() const { return m_shows == Shows::IconAlone && !m_iconName.isEmpty() ? QString() : text(); }

int Button::padding() const { return label().isEmpty() ? kPaddingAlone : kPadding; }

int Button::contentWidth() const {
  int width = fontMetrics().horizontalAdvance(label());
  if (!m_iconName.isEmpty()) width += kIcon + (label().isEmpty() ? 0 : kGap);
  if (!m_hint.isEmpty()) width += kGap + 4 + hintWidth(m_hint);
  return width;
}

QSize Button::sizeHint() const { return {contentWidth() + 2 * padding(), m_height}; }

QSize Button::minimumSizeHint() const {
  // Labels may elide in a narrow window, down to a few letters.
  const int whole = fontMetrics().horizontalAdvance(label());
  return {contentWidth() - whole + std::min(whole, 72) + 2 * padding(), m_height};
}

bool Button::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && label().isEmpty() && toolTip().isEmpty()) {
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text().toHtmlEscaped(), this);
    return true;
  }
  return PaintedButton::event(event);
}

void Button::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ButtonLook look = lookOf(m_kind, coloursFor(this), isEnabled(), isHovered(), isDown() || isChecked());
  drawRounded(painter, rect(), metric::kRadius, look.fill, look.line);
  const int free = width() - 2 * padding();
  const int extras = contentWidth() - fontMetrics().horizontalAdvance(this->label());
  const QString label = fontMetrics().elidedText(this->label(), Qt::ElideRight, std::max(0, free - extras + 1));
  const int labelWidth = fontMetrics().horizontalAdvance(label);
  int x = (width() - std::min(free, labelWidth + extras)) / 2;
  const auto place = [this](int left, int size) { return QRectF(QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, size, height()))); };
  if (!m_iconName.isEmpty()) {
    drawIcon(painter, m_iconName, place(x, kIcon), kIcon, look.text);
    x += kIcon + (label.isEmpty() ? 0 : kGap);
  }
  painter.setFont(font());
  painter.setPen(look.text);
  painter.drawText(place(x, labelWidth + 2), Qt::AlignVCenter | (layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine, label);
  if (!m_hint.isEmpty()) {
    QColor faint = look.text;
    faint.setAlphaF(0.35F);
    QColor quiet = look.text;
    quiet.setAlphaF(0.8F);
    drawHint(painter, place(x + labelWidth + kGap + 4, hintWidth(m_hint)), m_hint, faint, quiet);
  }
}

IconButton::IconButton(const QString& iconName, const QString& text, QWidget* parent) : PaintedButton(parent), m_iconName(iconName) {
  setWords(text);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconButton::setWords(const QString& words) {
  setText(words);
  setToolTip(words);
  setAccessibleName(words);
}

void IconButton::setIconName(const QString& name) {
  m_iconName = name;
  update();
}

QSize IconButton::sizeHint() const { return {metric::kControl, metric::kControl}; }

void IconButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  if (isChecked()) drawRounded(painter, rect(), metric::kRadius, c.accentSoft);
  if (isDown()) drawRounded(painter, rect(), metric::kRadius, c.line);
  else if (isHovered() && !isChecked()) drawRounded(painter, rect(), metric::kRadius, c.raised);
  const QColor colour = !isEnabled() ? c.line : isChecked() ? c.accent : isHovered() || isDown() ? c.text : c.textSecond;
  drawIcon(painter, m_iconName, rect(), kIcon, colour);
}

RailButton::RailButton(const QString& iconName, const QString& text, QWidget* parent) : PaintedButton(parent), m_iconName(iconName) {
  setText(text);
  setAccessibleName(text);
  setFont(ui::font(TextStyle::Label));
  setCheckable(true);
  setAutoExclusive(true);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setFocusRadius(*this, metric::kCardRadius - 2);
}

void RailButton::setBadge(int count) {
  if (m_badge == count) return;
  m_badge = count;
  setAccessibleDescription(count > 0 ? tr("%n waiting", nullptr, count) : QString());
  update();
}

void RailButton::setIconName(const QString& name) {
  m_iconName = name;
  update();
}

QSize RailButton::sizeHint() const { return {kRailWidth, kRailSide}; }

void RailButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  const QRectF all = rect();
  if (isChecked()) drawRounded(painter, all, 10, c.accentSoft);
  else if (isDown()) drawRounded(painter, all, 10, c.line);
  else if (isHovered()) drawRounded(painter, all, 10, c.raised);
  // Quiet, but still to be read: what a document cannot be asked for stays in its place.
  const QColor colour = !isEnabled() ? over(withAlpha(c.textThird, 0.6), c.panel) : isChecked() ? c.accent : isHovered() ? c.text : c.textSecond;
  const QRectF iconRect(all.center().x() - kIcon / 2.0, all.top() + 11, kIcon, kIcon);
  drawIcon(painter, m_iconName, iconRect, kIcon, colour);
  painter.setFont(font());
  painter.setPen(colour);
  const QString label = fontMetrics().elidedText(text(), Qt::ElideRight, width() - 2);
  painter.drawText(QRectF(all.left(), all.top() + 34, all.width(), 14), Qt::AlignCenter, label);
  if (m_badge <= 0) return;
  const QString count = m_badge > 99 ? QStringLiteral("99+") : QString::number(m_badge);
  const QFont badgeFont = fontOf(11, QFont::DemiBold);
  const qreal badgeWidth = std::max(18.0, QFontMetricsF(badgeFont).horizontalAdvance(count) + 10);
  const QRectF badge(std::min(iconRect.right() - 7, all.right() - badgeWidth), iconRect.top() - 6, badgeWidth, 18);
  drawRounded(painter, badge, 9, c.accent);
  painter.setFont(badgeFont);
  painter.setPen(c.onAccent);
  painter.drawText(badge, Qt::AlignCenter, count);
}

Chip::Chip(const QString& text, QWidget* parent) : PaintedButton(parent) {
  setText(text);
  setFont(fontOf(13, QFont::Normal));
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setFocusRadius(*this, kChipHeight / 2);
}

void Chip::setClosable(bool closable) {
  m_closable = closable;
  updateGeometry();
  update();
}

QSize Chip::sizeHint() const {
  const QFontMetrics widest(fontOf(13, QFont::Medium));
  return {widest.horizontalAdvance(text()) + 2 * kChipPadding + (m_closable ? kChipCross - 2 : 0), kChipHeight};
}

void Chip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  const bool lit = isChecked() || m_closable;
  const QColor fill = lit ? c.accentSoft : isDown() ? c.line : isHovered() ? c.raised : QColor();
  drawRounded(painter, rect(), height() / 2.0, fill, lit ? (isHovered() ? c.accent : QColor()) : c.line);
  const QColor colour = !isEnabled() ? c.textThird : lit ? c.accent : isHovered() ? c.text : c.textSecond;
  painter.setFont(lit ? fontOf(13, QFont::Medium) : font());
  painter.setPen(colour);
  QRect textRect = rect().adjusted(kChipPadding - 2, 0, -(kChipPadding - 2), 0);
  if (m_closable) textRect.setRight(textRect.right() - kChipCross);
  painter.drawText(QStyle::visualRect(layoutDirection(), rect(), textRect), Qt::AlignCenter | Qt::TextSingleLine, text());
  if (m_closable) {
    const QRect cross(width() - kChipPadding - 14 + 4, 0, 14, height());
    drawIcon(painter, QStringLiteral("close"), QStyle::visualRect(layoutDirection(), rect(), cross), 14, colour);
  }
}

void Chip::mouseReleaseEvent(QMouseEvent* event) {
  const QRect cross(width() - kChipPadding - kChipCross, 0, kChipPadding + kChipCross, height());
  if (m_closable && isDown() && QStyle::visualRect(layoutDirection(), rect(), cross).contains(event->position().toPoint())) {
    setDown(false);
    Q_EMIT closed();
    return;
  }
  PaintedButton::mouseReleaseEvent(event);
}

}  // namespace safelight::ui
