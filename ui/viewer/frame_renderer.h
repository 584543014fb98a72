#pragma once
// Draws one frame at one place. A change of place scales once into a buffer of view size; a change of tone only maps that buffer.

#include <cstdint>
#include <vector>

#include "core/imaging/pixel_image.h"
#include "ui/viewer/frame_kernels.h"
#include "ui/viewer/tone_map.h"
#include "ui/viewer/view_transform.h"

namespace safelight::ui {

/// Quick samples the nearest pixel (while something moves); Fine mixes linearly when enlarging and averages areas when shrinking.
enum class RenderQuality : std::uint8_t { Quick, Fine };

/// Whole device pixels of the view.
struct PixelRect {
  int x = 0, y = 0, width = 0, height = 0;
  bool isEmpty() const { return width <= 0 || height <= 0; }
  bool operator==(const PixelRect&) const = default;
};

/// Owns the scaled buffer; shares the frame. One thread. Memory: at most 4 bytes a pixel of the view (8 while turned).
class FrameRenderer {
 public:
  ~FrameRenderer();
  FrameRenderer() = default;
  FrameRenderer(const FrameRenderer&) = delete;
  FrameRenderer& operator=(const FrameRenderer&) = delete;

  /// Null takes the frame away. The transform's image size may differ from the frame's (a frame decoded at a fraction).
  void setFrame(imaging::SharedPixelImage frame);
  const imaging::SharedPixelImage& frame() const { return m_frame; }
  void setTone(const ToneChoice& choice, bool inverted);
  const ToneMap& tone() const { return m_tone; }

  /// Scales what is visible of the frame; cheap when nothing changed.
  void place(const ViewTransform& transform, RenderQuality quality);
  /// The part of the view that the frame covers.
  PixelRect covered() const { return m_covered; }
  /// Whether `place` would take longer than a frame of animation in Fine.
  bool isCostly(const ViewTransform& transform) const;

  /// Maps `count` pixels of row `row` from column `column` (both relative to covered()) to 0xffRRGGBB.
  void drawRow(int row, int column, int count, std::uint32_t* out) const;

 private:
  template <class Pixel>
  void scale(const Pixel* source, std::vector<Pixel>& target, RenderQuality quality);
  template <class Pixel>
  void scaleNearest(const Pixel* source, Pixel* target);
  template <class Pixel>
  void scaleLinear(const Pixel* source, Pixel* target);
  template <class Pixel>
  void scaleArea(const Pixel* source, Pixel* target);

  /// One axis of the frame as it lies on the screen.
  struct AxisPlace {
    double scale = 1;      // device pixels a frame pixel
    double origin = 0;     // of the axis' screen start, device pixels
    int first = 0, count = 0;  // visible device pixels
    std::uint32_t length = 0;  // of the frame
    bool flipped = false;
    bool operator==(const AxisPlace&) const = default;
    double sourceAt(double viewPosition) const;
  };
  kernels::LinearAxis linearAxis(const AxisPlace& place) const;
  kernels::AreaAxis areaAxis(const AxisPlace& place) const;
  std::vector<std::uint32_t> nearestAxis(const AxisPlace& place) const;

  imaging::SharedPixelImage m_frame;
  ToneMap m_tone;
  bool m_inverted = false;
  PixelRect m_covered;
  AxisPlace m_x, m_y;  // along the frame's own axes
  bool m_transposed = false;
  RenderQuality m_quality = RenderQuality::Fine;
  bool m_valid = false;
  std::vector<std::uint16_t> m_gray;
  std::vector<std::uint32_t> m_colour;
};

}  // namespace safelight::ui
