#include "ui/widgets/focus_ring.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QFocusFrame>

#include "ui/widgets/theme.h"

namespace safelight::ui {

namespace {

constexpr char kRadiusProperty[] = "safelightFocusRadius";

bool takesRing(const QWidget* widget) {
  if (!widget || widget->isWindow() || focusRadius(widget) < 0) return false;
  if (widget->property(kRadiusProperty).isValid()) return true;
  // Text fields show focus themselves, by an accent line: with a ring there would be two.
  return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSlider*>(widget);
}

}  // namespace

FocusRing::FocusRing(QApplication& application) : QObject(&application) { application.installEventFilter(this); }

FocusRing::~FocusRing() { delete m_frame; }

QWidget* FocusRing::ringed() const { return m_frame ? m_frame->widget() : nullptr; }

bool FocusRing::byKeyboard(Qt::FocusReason reason) const {
  return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason || (m_keys && reason == Qt::OtherFocusReason);
}

bool cameByKeyboard(const QFocusEvent& event) {
  const auto* ring = qApp->findChild<FocusRing*>(QString(), Qt::FindDirectChildrenOnly);
  return ring != nullptr && ring->byKeyboard(event.reason());
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::FocusIn:
      if (auto* widget = qobject_cast<QWidget*>(watched)) {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        if (byKeyboard(reason)) place(takesRing(widget) ? widget : nullptr);
        // After a list that was walked with the keys the ring is where it was before; the list itself has taken it.
        else if (reason == Qt::PopupFocusReason && m_keys) place(takesRing(widget) ? widget : nullptr);
        // A window that comes back keeps whatever ring it had.
        else if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) place(nullptr);
      }
      break;
    case QEvent::KeyPress: m_keys = true; break;
    case QEvent::MouseButtonPress:
      m_keys = false;
      if (watched->isWidgetType()) place(nullptr);
      break;
    default: break;
  }
  return false;
}

void FocusRing::place(QWidget* widget) {
  if (!widget) {
    if (m_frame) m_frame->setWidget(nullptr);
    return;
  }
  // The frame dies with the window it was last shown in.
  if (!m_frame) m_frame = new QFocusFrame;
  m_frame->setWidget(widget);
  // The frame of what lies out of sight hides, and stays hidden when that is scrolled into sight, which Tab does next.
  QMetaObject::invokeMethod(
      this,
      [this] {
        QWidget* ringedNow = ringed();
        if (ringedNow == nullptr || !ringedNow->isVisible() || m_frame->isVisible()) return;
        m_frame->setWidget(nullptr);
        m_frame->setWidget(ringedNow);
      },
      Qt::QueuedConnection);
}

void setFocusRadius(QWidget& widget, int radius) { widget.setProperty(kRadiusProperty, radius); }

int focusRadius(const QWidget* widget) {
  const QVariant value = widget ? widget->property(kRadiusProperty) : QVariant();
  return value.isValid() ? value.toInt() : metric::kRadius;
}

}  // namespace safelight::ui
