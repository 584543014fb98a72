#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/widgets/controls.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/tab_order.h"

namespace safelight::ui {

namespace {

QString inReachName() { return QStringLiteral("in reach"); }

constexpr int kMargin = 24, kRing = 6, kAround = 24, kLeastAround = 8;

class SheetFrame : public QFrame {
 public:
  explicit SheetFrame(QWidget* parent) : QFrame(parent) {}

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Colours& c = coloursFor(this);
    drawRounded(painter, rect(), metric::kTileRadius, c.panel, c.line);
  }
};

/// As tall as its content wants, and a scroll bar when the window is lower than that.
class SheetScroll : public QScrollArea {
 public:
  explicit SheetScroll(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  }
  QSize sizeHint() const override { return widget() ? QSize(widget()->sizeHint().width(), contentHeight()) : QSize(); }
  QSize minimumSizeHint() const override { return {80, std::min(contentHeight(), 96)}; }

 private:
  int contentHeight() const {
    if (!widget()) return 0;
    // Words that wrap ask for more lines at the width they would choose than at the one they have here.
    const bool wraps = widget()->hasHeightForWidth() && width() > 0;
    return std::max(wraps ? widget()->heightForWidth(width()) : widget()->sizeHint().height(), widget()->minimumSizeHint().height());
  }
};

}  // namespace

Sheet::Sheet(QWidget* window, const QString& title, int width) : QWidget(window), m_width(width) {
  m_frame = new SheetFrame(this);
  auto* column = new QVBoxLayout(m_frame);
  // The ring of a focused control needs room inside the scrolling part, so the margin is shared out.
  column->setContentsMargins(kMargin - kRing, 20, kMargin - kRing, kMargin);
  column->setSpacing(metric::kGrid);

  auto* top = new QHBoxLayout;
  top->setContentsMargins(kRing, 0, kRing, 0);
  m_title = new Text(title, TextStyle::Heading);
  m_title->setWordWrap(true);
  m_close = new IconButton(QStringLiteral("close"), tr("Close"));
  connect(m_close, &QAbstractButton::clicked, this, &Sheet::close);
  top->addWidget(m_title, 1);
  top->addWidget(m_close, 0, Qt::AlignTop);
  column->addLayout(top);

  auto* content = new QWidget;
  m_body = new QVBoxLayout(content);
  m_body->setContentsMargins(kRing, kRing, kRing, kRing);
  m_body->setSpacing(metric::kGrid + 4);
  m_scroll = new SheetScroll(m_frame);
  m_scroll->setWidget(content);
  content->setAutoFillBackground(false);
  column->addWidget(m_scroll, 1);

  column->addSpacing(metric::kGrid / 2);
  m_buttons = new QHBoxLayout;
  m_buttons->setContentsMargins(kRing, 0, kRing, 0);
  m_buttons->setSpacing(metric::kGrid);
  m_buttons->addStretch(1);
  column->addLayout(m_buttons);

  setAccessibleName(title);
  m_focusBefore = window->focusWidget();
  keepTabsAsLaidOut(*m_frame);
  window->installEventFilter(this);
  content->installEventFilter(this);
  // The focus still moves while a sheet that goes loses its fields one by one, and by then it is no sheet any more: asked as an object, it says so.
  connect(qApp, &QApplication::focusChanged, this, [object = QPointer<QObject>(this)](QWidget*, QWidget* now) {
    if (auto* sheet = qobject_cast<Sheet*>(object.data())) sheet->keepFocus(now);
  });
  hide();
}

Button* Sheet::addButton(const QString& text, ButtonKind kind) {
  auto* button = new Button(text, kind, m_frame);
  button->setMinimumWidth(88);
  m_buttons->addWidget(button);
  return button;
}

void Sheet::addBesideButtons(QWidget* part) { m_buttons->insertWidget(0, part, 1000); }

void Sheet::setClosable(bool closable) {
  m_closable = closable;
  // Nothing else may be left that takes the keyboard; it stays in the sheet all the same.
  if (!closable && m_close->hasFocus()) setFocus(Qt::OtherFocusReason);
  m_close->setVisible(closable);
}

void Sheet::setTitle(const QString& title) {
  m_title->setText(title);
  setAccessibleName(title);
}

void Sheet::open() {
  // Whoever chose a field of a sheet that was not open yet made it the one of the window: then what had the focus when the sheet was made counts.
  if (QWidget* now = window()->focusWidget(); now != nullptr && !isAncestorOf(now)) m_focusBefore = now;
  place();
  show();
  raise();
  place();  // again: polished children know their true heights
  if (QWidget* first = firstFocus()) first->setFocus(Qt::OtherFocusReason);
}

void Sheet::close() {
  if (!isVisible()) return;
  // A sheet that was opened from this one and stays open gives the focus back to where this one would have.
  const QObjectList& siblings = parentWidget()->children();
  for (QObject* sibling : siblings)
    if (auto* sheet = qobject_cast<Sheet*>(sibling); sheet && isAncestorOf(sheet->m_focusBefore)) sheet->m_focusBefore = m_focusBefore;
  hide();
  if (m_focusBefore && m_focusBefore->isVisible()) m_focusBefore->setFocus(Qt::OtherFocusReason);
  if (testAttribute(Qt::WA_DeleteOnClose)) deleteLater();
  Q_EMIT closed();
}

Sheet* Sheet::openIn(const QWidget* window) {
  Sheet* top = nullptr;
  const QObjectList& children = window->children();  // the topmost is last
  for (QObject* child : children)
    if (auto* sheet = qobject_cast<Sheet*>(child); sheet && sheet->isVisible()) top = sheet;
  return top;
}

void Sheet::place() {
  orderTabsAsLaidOut(*m_frame);  // what the body holds may have changed, too
  const QRect all = parentWidget()->rect();
  setGeometry(all);
  const int width = std::min(m_width, all.width() - 2 * kAround);
  m_frame->resize(width, m_frame->height());
  m_frame->layout()->activate();
  m_scroll->updateGeometry();
  const int wanted = m_frame->layout()->hasHeightForWidth() ? m_frame->layout()->totalHeightForWidth(width) : m_frame->sizeHint().height();
  const int whole = std::max(wanted, m_frame->minimumSizeHint().height());
  // A little closer to the edges of the window rather than a scroll bar for the last line.
  const int around = whole > all.height() - 2 * kAround ? kLeastAround : kAround, height = std::min(whole, all.height() - 2 * around);
  // Left to itself, a bar that came for a moment stays: it makes the words narrower, and these then need it.
  m_scroll->setVerticalScrollBarPolicy(height < whole ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
  m_frame->setGeometry((all.width() - width) / 2, std::max(around, (all.height() - height) * 2 / 5), width, height);
  leaveInReach();
  update();  // the shadow is this widget's, and goes where the frame went
}

void Sheet::keepInReach(QWidget& control) { control.setObjectName(inReachName()); }

/// What is cut out takes the mouse as if no sheet were there, and is not darkened.
void Sheet::leaveInReach() {
  const auto* control = parentWidget()->findChild<QWidget*>(inReachName());
  if (control == nullptr || !control->isVisible()) return clearMask();
  const QRect place(control->mapTo(parentWidget(), QPoint()), control->size());
  QPainterPath shape;
  shape.addRoundedRect(place, metric::kRadius, metric::kRadius);
  const QRegion whole = QRegion(rect());
  setMask(whole.subtracted(QRegion(shape.toFillPolygon().toPolygon()).subtracted(QRegion(m_frame->geometry()))));
}

QWidget* Sheet::firstFocus() const {
  const auto usable = [](const QWidget* widget) { return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus); };
  const QWidget* content = m_scroll->widget();
  for (QWidget* at = window()->nextInFocusChain(); at != window(); at = at->nextInFocusChain())
    if (content->isAncestorOf(at) && usable(at)) return at;
  const QList<Button*> buttons = m_frame->findChildren<Button*>(Qt::FindDirectChildrenOnly);
  for (Button* button : buttons)
    if (usable(button) && button->kind() == ButtonKind::Primary) return button;
  return buttons.isEmpty() ? static_cast<QWidget*>(m_close) : buttons.first();
}

void Sheet::keepFocus(QWidget* now) {
  if (!isVisible() || !now || now->window() != window()) return;
  if (now == this || isAncestorOf(now)) {
    m_lastFocus = now;
    return;
  }
  if (openIn(parentWidget()) != this) return;  // another sheet lies above
  QWidget* back = m_lastFocus && m_lastFocus->isVisible() ? m_lastFocus.data() : firstFocus();
  if (back) back->setFocus(Qt::OtherFocusReason);
}

void Sheet::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  // Once for all that lie one above the other.
  if (openIn(parentWidget()) == this) painter.fillRect(rect(), QColor(0, 0, 0, themeOf(this) == ThemeKind::Dark ? 150 : 90));
  // A soft shadow from thin layers; a blurred pixmap would cost more than it shows.
  for (int step = 14; step >= 1; --step)
    drawRounded(painter, QRectF(m_frame->geometry()).adjusted(-1.5 * step, -step + 4, 1.5 * step, 2 * step + 4), metric::kTileRadius + 1.5 * step, QColor(0, 0, 0, themeOf(this) == ThemeKind::Dark ? 6 : 3));
}

bool Sheet::eventFilter(QObject* watched, QEvent* event) {
  if (isVisible() && ((watched == parentWidget() && event->type() == QEvent::Resize) ||
                      (watched == m_scroll->widget() && event->type() == QEvent::LayoutRequest)))
    place();
  return QWidget::eventFilter(watched, event);
}

void Sheet::keyPressEvent(QKeyEvent* event) {
  event->accept();  // nothing reaches the screen behind
  if (event->key() == Qt::Key_Escape && m_closable) {
    close();
    return;
  }
  // Words that nothing in the sheet takes the focus for are read on with the keys for pages.
  if (event->key() == Qt::Key_PageDown) m_scroll->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
  if (event->key() == Qt::Key_PageUp) m_scroll->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
  if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) return;
  const QList<Button*> buttons = m_frame->findChildren<Button*>(Qt::FindDirectChildrenOnly);
  for (Button* button : buttons) {
    if (button->kind() != ButtonKind::Primary || !button->isVisible()) continue;
    if (button->isEnabled()) button->click();
    return;
  }
}

bool Sheet::focusNextPrevChild(bool next) {
  QWidget* start = window()->focusWidget();
  if (!start || !isAncestorOf(start)) start = this;
  const Qt::FocusReason reason = next ? Qt::TabFocusReason : Qt::BacktabFocusReason;
  for (QWidget* at = next ? start->nextInFocusChain() : start->previousInFocusChain(); at && at != start;
       at = next ? at->nextInFocusChain() : at->previousInFocusChain()) {
    if (!isAncestorOf(at) || !at->isVisible() || !at->isEnabled() || !(at->focusPolicy() & Qt::TabFocus) || at->focusProxy()) continue;
    at->setFocus(reason);
    m_scroll->ensureWidgetVisible(at, kRing, kRing);
    return true;
  }
  return true;
}

}  // namespace safelight::ui
