// What mouse, wheel and gestures do to a pane.
#include <QCursor>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>
#include <cmath>

#include "ui/viewer/image_pane.h"
#include "ui/viewer/tool_cursor.h"

namespace safelight::ui {
namespace {

constexpr double kWheelZoom = 1.0016;   // an eighth of a degree: a notch of the wheel is about a fifth
constexpr double kDragZoom = 160;       // logical pixels for a factor of e
constexpr int kNotch = 120;

}  // namespace

Spot ImagePane::viewSpot(const QPointF& position) const {
  const double ratio = devicePixelRatioF();
  return {position.x() * ratio, position.y() * ratio};
}

ViewerTool ImagePane::effectiveTool() const {
  // A photo has no window: its left button moves instead of doing nothing.
  return m_moveHeld || (m_tool == ViewerTool::Window && !isWindowable()) ? ViewerTool::Move : m_tool;
}

void ImagePane::updateCursor() {
  if (!hasPixels()) {
    unsetCursor();
    return;
  }
  const bool moving = m_drag && m_drag->tool == ViewerTool::Move;
  setCursor(toolCursor(m_drag ? m_drag->tool : effectiveTool(), moving, devicePixelRatioF()));
}

void ImagePane::mousePressEvent(QMouseEvent* event) {
  Q_EMIT activated();
  if (event->button() == Qt::RightButton) {
    if (isWindowable()) Q_EMIT presetMenuWanted(event->globalPosition().toPoint());
    return;
  }
  const bool middle = event->button() == Qt::MiddleButton;
  if ((event->button() != Qt::LeftButton && !middle) || !hasPixels()) return;
  Drag drag;
  drag.tool = middle ? ViewerTool::Move : effectiveTool();
  drag.start = drag.last = event->position();
  drag.scale = m_transform.scale();
  if (isWindowable()) drag.window = windowOf(m_renderer.frame()->tone, m_choice);
  m_drag = drag;
  updateCursor();
}

void ImagePane::mouseMoveEvent(QMouseEvent* event) {
  if (!m_drag || !hasPixels()) return;
  const QPointF total = event->position() - m_drag->start;
  const QPointF step = event->position() - m_drag->last;
  m_drag->last = event->position();
  switch (m_drag->tool) {
    case ViewerTool::Window: {
      const imaging::Tone& tone = m_renderer.frame()->tone;
      setChoice(draggedWindow(m_drag->window, tone, total.x(), total.y(), tone.inverse != m_display.inverted), tr("Own window"));
      break;
    }
    case ViewerTool::Zoom:
      m_transform.zoomTo(m_drag->scale * std::exp(-total.y() / kDragZoom), viewSpot(m_drag->start));
      placeMoved();
      break;
    case ViewerTool::Move: {
      const Spot by = viewSpot(step);
      m_transform.panBy(by.x, by.y);
      placeMoved();
      break;
    }
  }
}

void ImagePane::mouseReleaseEvent(QMouseEvent*) {
  m_drag.reset();
  updateCursor();
}

void ImagePane::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !hasPixels()) return;
  m_drag.reset();
  switch (effectiveTool()) {
    case ViewerTool::Window: resetTone(); break;
    case ViewerTool::Zoom:
      if (m_transform.isFitted()) {
        m_transform.actualPixels(viewSpot(event->position()));
        placeMoved();
      } else {
        fit();
      }
      break;
    case ViewerTool::Move: fit(); break;
  }
}

void ImagePane::wheelEvent(QWheelEvent* event) {
  Q_EMIT activated();
  event->accept();
  const int angle = event->angleDelta().y();
  if (frameCount() > 1 && !(event->modifiers() & Qt::ControlModifier)) {
    m_wheelRest += angle;
    const int steps = m_wheelRest / kNotch;
    m_wheelRest -= steps * kNotch;
    if (steps != 0) stepFrame(-steps);
    return;
  }
  if (!hasPixels()) return;
  m_transform.zoomBy(std::pow(kWheelZoom, angle), viewSpot(event->position()));
  placeMoved();
}

bool ImagePane::event(QEvent* event) {
  if (event->type() == QEvent::NativeGesture && hasPixels()) {
    const auto* gesture = static_cast<QNativeGestureEvent*>(event);
    if (gesture->gestureType() == Qt::ZoomNativeGesture) {
      m_transform.zoomBy(std::max(0.1, 1 + gesture->value()), viewSpot(gesture->position()));
      placeMoved();
      return true;
    }
  }
  return QWidget::event(event);
}

}  // namespace safelight::ui
