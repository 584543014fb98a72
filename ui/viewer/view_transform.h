#pragma once
// Where an image lies in a pane: zoom, place, quarter turns and mirror. A value without Qt; all lengths are device pixels.

#include <cstdint>
#include <string>

#include "core/model/direction.h"

namespace safelight::ui {

struct Spot {
  double x = 0, y = 0;
};

struct Extent {
  double width = 0, height = 0;
};

/// Mirror (left-right, first) and clockwise quarter turns, as model::DisplayState keeps them.
struct Orientation {
  std::uint8_t quarterTurns = 0;
  bool mirrored = false;

  bool operator==(const Orientation&) const = default;
  bool swapsSides() const { return (quarterTurns & 1) != 0; }
  /// Whether the image's own x (y) axis runs backwards on the screen axis that it lies along.
  bool flipsX() const { return ((quarterTurns & 3) >= 2) != mirrored; }
  bool flipsY() const { return (quarterTurns & 3) == 1 || (quarterTurns & 3) == 2; }
};

enum class Turn : std::uint8_t { Clockwise, CounterClockwise };

/// The place relative to fitting: what linked panes share.
struct RelativePlace {
  double zoom = 1;                        // of the fitting scale
  double offsetX = 0, offsetY = 0;        // of the view's middle from where fitting puts it, in widths and heights of the oriented image
};

/// Room kept free around a fitted image.
struct Margins {
  double side = 0, top = 0, bottom = 0;
};

/// Maps image pixels (origin at the top left corner of the first pixel) to view pixels and back. While `isFitted()`, changes of the
/// view's size keep the whole image in view.
class ViewTransform {
 public:
  static constexpr double kLargestScale = 64;

  void setImageSize(Extent size);
  void setViewSize(Extent size);
  void setMargins(Margins margins);
  void setOrientation(Orientation orientation);

  Extent imageSize() const { return m_image; }
  Extent viewSize() const { return m_view; }
  Orientation orientation() const { return m_orientation; }
  /// The image's size after turning, in image pixels.
  Extent orientedSize() const;
  /// Device pixels an image pixel.
  double scale() const { return m_scale; }
  double fitScale() const;
  bool isFitted() const { return m_fitted; }

  void fit();
  /// One image pixel on one device pixel, the point at `anchor` staying where it is.
  void actualPixels(Spot anchor);
  void zoomBy(double factor, Spot anchor);
  void zoomTo(double scale, Spot anchor);
  void panBy(double dx, double dy);
  void turn(Turn turn);
  /// Left and right change places as the person sees them, whatever the turn.
  void mirrorOnScreen();

  Spot toView(Spot imagePoint) const;
  Spot toImage(Spot viewPoint) const;
  /// Top left corner of the oriented image, on whole device pixels so that pans shift and 1:1 is exact.
  Spot origin() const;

  RelativePlace relativePlace() const;
  void setRelativePlace(const RelativePlace& place);

 private:
  Spot toOriented(Spot imagePoint) const;
  Spot fromOriented(Spot orientedPoint) const;
  double smallestScale() const;
  /// The oriented point in the middle of the view while fitted.
  Spot fittedCentre() const;
  void keepInView();

  Extent m_image{1, 1};
  Extent m_view{1, 1};
  Orientation m_orientation;
  Margins m_margins;
  double m_scale = 1;
  Spot m_centre{0.5, 0.5};  // the image point in the middle of the view
  bool m_fitted = true;
};

/// What stands at the edges of the screen: the directions in the patient that lie there ("R", "A", "LP"). Empty where nothing is known.
struct EdgeLetters {
  std::string left, top, right, bottom;
  bool operator==(const EdgeLetters&) const = default;
};
/// The picture's own directions, turned and mirrored with it.
EdgeLetters edgeLetters(const model::Directions& directions, Orientation orientation);

}  // namespace safelight::ui
