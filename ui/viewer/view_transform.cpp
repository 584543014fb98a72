#include "ui/viewer/view_transform.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace safelight::ui {
namespace {

double positive(double value) { return std::max(value, 1.0); }

}  // namespace

void ViewTransform::setImageSize(Extent size) {
  const RelativePlace place = relativePlace();
  m_image = {positive(size.width), positive(size.height)};
  if (m_fitted) {
    fit();
  } else {
    setRelativePlace(place);
  }
}

void ViewTransform::setViewSize(Extent size) {
  m_view = {positive(size.width), positive(size.height)};
  if (m_fitted) {
    fit();
  } else {
    keepInView();
  }
}

void ViewTransform::setMargins(Margins margins) {
  m_margins = margins;
  if (m_fitted) fit();
}

void ViewTransform::setOrientation(Orientation orientation) {
  orientation.quarterTurns &= 3;
  m_orientation = orientation;
  if (m_fitted) fit();
  keepInView();
}

Extent ViewTransform::orientedSize() const {
  return m_orientation.swapsSides() ? Extent{m_image.height, m_image.width} : m_image;
}

double ViewTransform::fitScale() const {
  const Extent size = orientedSize();
  // A pane smaller than its margins still shows the image.
  const double width = std::max(m_view.width - 2 * m_margins.side, m_view.width / 2);
  const double height = std::max(m_view.height - m_margins.top - m_margins.bottom, m_view.height / 2);
  return std::min({width / size.width, height / size.height, kLargestScale});
}

double ViewTransform::smallestScale() const { return std::min(fitScale() / 2, 1.0); }

void ViewTransform::fit() {
  m_fitted = true;
  m_scale = fitScale();
  m_centre = fromOriented(fittedCentre());
}

Spot ViewTransform::fittedCentre() const {
  const Extent size = orientedSize();
  const double scale = fitScale();
  const double free = m_view.height - size.height * scale;
  // Between the margins where there is room, else in the middle.
  const double top = std::clamp((m_margins.top + free - m_margins.bottom) / 2, 0.0, std::max(0.0, free));
  return {size.width / 2, (m_view.height / 2 - top) / scale};
}

void ViewTransform::actualPixels(Spot anchor) { zoomTo(1, anchor); }

void ViewTransform::zoomBy(double factor, Spot anchor) { zoomTo(m_scale * factor, anchor); }

void ViewTransform::zoomTo(double scale, Spot anchor) {
  scale = std::clamp(scale, smallestScale(), kLargestScale);
  const Spot held = toOriented(toImage(anchor));
  m_fitted = false;
  m_scale = scale;
  m_centre = fromOriented({held.x - (anchor.x - m_view.width / 2) / scale, held.y - (anchor.y - m_view.height / 2) / scale});
  // A held point of the image stays in view by itself; only a zoom around empty canvas could lose the image.
  const Extent size = orientedSize();
  if (held.x < 0 || held.y < 0 || held.x > size.width || held.y > size.height) keepInView();
}

void ViewTransform::panBy(double dx, double dy) {
  m_fitted = false;
  const Spot before = m_centre;
  const Spot centre = toOriented(m_centre);
  m_centre = fromOriented({centre.x - dx / m_scale, centre.y - dy / m_scale});
  // The middle may lie outside after a zoom: a pan then leads back without a jump.
  m_centre.x = std::clamp(m_centre.x, std::min(0.0, before.x), std::max(m_image.width, before.x));
  m_centre.y = std::clamp(m_centre.y, std::min(0.0, before.y), std::max(m_image.height, before.y));
}

void ViewTransform::turn(Turn turn) {
  Orientation next = m_orientation;
  next.quarterTurns = static_cast<std::uint8_t>((next.quarterTurns + (turn == Turn::Clockwise ? 1 : 3)) & 3);
  setOrientation(next);
}

void ViewTransform::mirrorOnScreen() {
  // The mirror comes before the turn: seen on screen after a quarter turn, left-right is the image's up-down, which is a mirror and
  // a half turn.
  Orientation next = m_orientation;
  next.mirrored = !next.mirrored;
  if (next.swapsSides()) next.quarterTurns = static_cast<std::uint8_t>((next.quarterTurns + 2) & 3);
  setOrientation(next);
}

Spot ViewTransform::toOriented(Spot p) const {
  const double x = m_orientation.mirrored ? m_image.width - p.x : p.x;
  switch (m_orientation.quarterTurns) {
    case 1: return {m_image.height - p.y, x};
    case 2: return {m_image.width - x, m_image.height - p.y};
    case 3: return {p.y, m_image.width - x};
    default: return {x, p.y};
  }
}

Spot ViewTransform::fromOriented(Spot q) const {
  Spot p = q;
  switch (m_orientation.quarterTurns) {
    case 1: p = {q.y, m_image.height - q.x}; break;
    case 2: p = {m_image.width - q.x, m_image.height - q.y}; break;
    case 3: p = {m_image.width - q.y, q.x}; break;
    default: break;
  }
  if (m_orientation.mirrored) p.x = m_image.width - p.x;
  return p;
}

Spot ViewTransform::toView(Spot imagePoint) const {
  const Spot centre = toOriented(m_centre);
  const Spot q = toOriented(imagePoint);
  return {m_view.width / 2 + (q.x - centre.x) * m_scale, m_view.height / 2 + (q.y - centre.y) * m_scale};
}

Spot ViewTransform::toImage(Spot viewPoint) const {
  const Spot centre = toOriented(m_centre);
  return fromOriented({centre.x + (viewPoint.x - m_view.width / 2) / m_scale, centre.y + (viewPoint.y - m_view.height / 2) / m_scale});
}

Spot ViewTransform::origin() const {
  const Spot centre = toOriented(m_centre);
  return {std::round(m_view.width / 2 - centre.x * m_scale), std::round(m_view.height / 2 - centre.y * m_scale)};
}

RelativePlace ViewTransform::relativePlace() const {
  const Extent size = orientedSize();
  const Spot centre = toOriented(m_centre);
  const Spot fitted = fittedCentre();
  return {m_scale / fitScale(), (centre.x - fitted.x) / size.width, (centre.y - fitted.y) / size.height};
}

void ViewTransform::setRelativePlace(const RelativePlace& place) {
  const Extent size = orientedSize();
  const Spot fitted = fittedCentre();
  m_fitted = place.zoom == 1 && place.offsetX == 0 && place.offsetY == 0;
  m_scale = std::min(place.zoom * fitScale(), kLargestScale);
  m_centre = fromOriented({fitted.x + place.offsetX * size.width, fitted.y + place.offsetY * size.height});
}

void ViewTransform::keepInView() {
  // The middle of the view never leaves the image: an image cannot be lost.
  m_centre.x = std::clamp(m_centre.x, 0.0, m_image.width);
  m_centre.y = std::clamp(m_centre.y, 0.0, m_image.height);
}

EdgeLetters edgeLetters(const model::Directions& directions, Orientation orientation) {
  const auto leads = [](const std::string& direction, bool flipped) { return flipped ? model::oppositeDirection(direction) : direction; };
  std::string across = leads(directions.right, orientation.flipsX());
  std::string down = leads(directions.down, orientation.flipsY());
  if (orientation.swapsSides()) std::swap(across, down);
  return {model::oppositeDirection(across), model::oppositeDirection(down), across, down};
}

}  // namespace safelight::ui
