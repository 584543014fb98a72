#include "ui/viewer/frame_renderer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "ui/viewer/wipe.h"

namespace safelight::ui {
namespace {

std::uint32_t clampIndex(double position, std::uint32_t length) {
  return static_cast<std::uint32_t>(std::clamp(position, 0.0, static_cast<double>(length - 1)));
}

template <class Pixel>
constexpr std::size_t kChannels = std::is_same_v<Pixel, std::uint16_t> ? 1 : 4;

}  // namespace

FrameRenderer::~FrameRenderer() {
  wipe(m_gray);
  wipe(m_colour);
}

double FrameRenderer::AxisPlace::sourceAt(double viewPosition) const {
  const double along = (viewPosition - origin) / scale;
  return flipped ? static_cast<double>(length) - along : along;
}

void FrameRenderer::setFrame(imaging::SharedPixelImage frame) {
  if (frame && (!frame->sizesAgree() || frame->width == 0 || frame->height == 0)) frame.reset();
  m_frame = std::move(frame);
  m_valid = false;
  m_covered = {};
  wipe(m_gray);
  wipe(m_colour);
  // A pane without a picture holds no memory either.
  m_gray = {};
  m_colour = {};
}

void FrameRenderer::setTone(const ToneChoice& choice, bool inverted) {
  m_inverted = inverted;
  if (m_frame && m_frame->format == imaging::PixelFormat::Gray16) m_tone.set(m_frame->tone, choice, inverted);
}

bool FrameRenderer::isCostly(const ViewTransform& transform) const {
  if (!m_frame) return false;
  const Extent view = transform.viewSize();
  const double framePixels = static_cast<double>(m_frame->width) * m_frame->height;
  const double shown = std::min(view.width * view.height, framePixels * transform.scale() * transform.scale());
  const double read = std::min(framePixels, shown / (transform.scale() * transform.scale()));
  const double weight = m_frame->format == imaging::PixelFormat::Gray16 ? 1 : 3;
  return (shown + read) * weight > 6e6;
}

void FrameRenderer::place(const ViewTransform& transform, RenderQuality quality) {
  if (!m_frame) {
    m_covered = {};
    return;
  }
  const Orientation orientation = transform.orientation();
  const Extent size = transform.orientedSize();
  const Spot origin = transform.origin();
  const Extent view = transform.viewSize();
  PixelRect covered;
  const auto span = [](double start, double length, double room, int& first, int& count) {
    const double from = std::max(0.0, start);
    const double to = std::min(room, start + std::max(1.0, std::round(length)));
    first = static_cast<int>(from);
    count = std::max(0, static_cast<int>(to - from));
  };
  span(origin.x, size.width * transform.scale(), std::floor(view.width), covered.x, covered.width);
  span(origin.y, size.height * transform.scale(), std::floor(view.height), covered.y, covered.height);

  AxisPlace across{.scale = 1, .origin = origin.x, .first = covered.x, .count = covered.width};
  AxisPlace down{.scale = 1, .origin = origin.y, .first = covered.y, .count = covered.height};
  AxisPlace x = orientation.swapsSides() ? down : across;
  AxisPlace y = orientation.swapsSides() ? across : down;
  x.length = m_frame->width;
  y.length = m_frame->height;
  x.scale = transform.scale() * transform.imageSize().width / m_frame->width;
  y.scale = transform.scale() * transform.imageSize().height / m_frame->height;
  x.flipped = orientation.flipsX();
  y.flipped = orientation.flipsY();
  if (m_valid && m_quality >= quality && x == m_x && y == m_y && covered == m_covered && m_transposed == orientation.swapsSides()) return;

  m_covered = covered;
  m_x = x;
  m_y = y;
  m_transposed = orientation.swapsSides();
  m_quality = quality;
  m_valid = true;
  if (m_covered.isEmpty()) return;
  if (m_frame->format == imaging::PixelFormat::Gray16) {
    scale(m_frame->gray(), m_gray, quality);
  } else {
    scale(m_frame->rgb(), m_colour, quality);
  }
}

template <class Pixel>
void FrameRenderer::scale(const Pixel* source, std::vector<Pixel>& target, RenderQuality quality) {
  const std::size_t width = static_cast<std::size_t>(m_x.count);
  const std::size_t height = static_cast<std::size_t>(m_y.count);
  target.resize(width * height);
  std::vector<Pixel> upright;
  if (m_transposed) upright.resize(width * height);
  Pixel* out = m_transposed ? upright.data() : target.data();
  if (quality == RenderQuality::Quick) {
    scaleNearest(source, out);
  } else if (m_x.scale >= 1 && m_y.scale >= 1) {
    scaleLinear(source, out);
  } else {
    scaleArea(source, out);
  }
  if (m_transposed) {
    kernels::transpose(upright.data(), width, height, target.data());
    wipe(upright);
  }
}

std::vector<std::uint32_t> FrameRenderer::nearestAxis(const AxisPlace& place) const {
  std::vector<std::uint32_t> indices(static_cast<std::size_t>(place.count));
  for (int i = 0; i < place.count; ++i) {
    indices[static_cast<std::size_t>(i)] = clampIndex(std::floor(place.sourceAt(place.first + i + 0.5)), place.length);
  }
  return indices;
}

kernels::LinearAxis FrameRenderer::linearAxis(const AxisPlace& place) const {
  kernels::LinearAxis axis;
  const auto count = static_cast<std::size_t>(place.count);
  axis.first.resize(count);
  axis.second.resize(count);
  axis.weight.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    // Sample centres: view pixel i + 1/2 lies between the centres of two frame pixels; at the rim the outermost repeats.
    const double position = place.sourceAt(place.first + static_cast<double>(i) + 0.5) - 0.5;
    const double below = std::floor(position);
    axis.first[i] = clampIndex(below, place.length);
    axis.second[i] = clampIndex(below + 1, place.length);
    axis.weight[i] = static_cast<std::uint16_t>(std::lround((position - below) * kernels::kWeightOne));
  }
  return axis;
}

kernels::AreaAxis FrameRenderer::areaAxis(const AxisPlace& place) const {
  kernels::AreaAxis axis;
  if (place.scale >= 1) {
    // Only the other side shrinks: the pixels are no squares. Along this one it is the linear mixture.
    const kernels::LinearAxis linear = linearAxis(place);
    for (std::size_t i = 0; i < linear.size(); ++i) {
      const bool one = linear.first[i] == linear.second[i];
      const float second = one ? 0.0f : static_cast<float>(linear.weight[i]) / kernels::kWeightOne;
      axis.runs.push_back({linear.first[i], one ? 1u : 2u, static_cast<std::uint32_t>(axis.weights.size())});
      axis.weights.push_back(1 - second);
      if (!one) axis.weights.push_back(second);
    }
    return axis;
  }
  axis.runs.reserve(static_cast<std::size_t>(place.count));
  for (int i = 0; i < place.count; ++i) {
    double from = place.sourceAt(place.first + i);
    double to = place.sourceAt(place.first + i + 1.0);
    if (from > to) std::swap(from, to);
    const auto length = static_cast<double>(place.length);
    from = std::clamp(from, 0.0, length);
    to = std::clamp(to, 0.0, length);
    kernels::AreaAxis::Run run;
    run.weights = static_cast<std::uint32_t>(axis.weights.size());
    run.first = clampIndex(std::floor(from), place.length);
    const std::uint32_t last = std::max(run.first, clampIndex(std::ceil(to) - 1, place.length));
    run.count = last - run.first + 1;
    const double covered = to - from;
    for (std::uint32_t k = run.first; k <= last; ++k) {
      const double part = std::min(to, k + 1.0) - std::max(from, static_cast<double>(k));
      // A sliver beyond the rim (rounding of the outermost pixel) takes the outermost sample.
      axis.weights.push_back(covered > 1e-9 ? static_cast<float>(std::max(0.0, part) / covered) : (k == run.first ? 1.0f : 0.0f));
    }
    axis.runs.push_back(run);
  }
  return axis;
}

template <class Pixel>
void FrameRenderer::scaleNearest(const Pixel* source, Pixel* target) {
  const auto columns = nearestAxis(m_x);
  const auto rows = nearestAxis(m_y);
  const std::size_t width = columns.size();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    Pixel* out = target + row * width;
    if (row > 0 && rows[row] == rows[row - 1]) {
      std::memcpy(out, out - width, width * sizeof(Pixel));
      continue;
    }
    const Pixel* line = source + static_cast<std::size_t>(rows[row]) * m_x.length;
    for (std::size_t i = 0; i < width; ++i) out[i] = line[columns[i]];
  }
}

template <class Pixel>
void FrameRenderer::scaleLinear(const Pixel* source, Pixel* target) {
  const kernels::LinearAxis columns = linearAxis(m_x);
  const kernels::LinearAxis rows = linearAxis(m_y);
  const std::size_t width = columns.size();
  // The last two stretched frame rows: each is stretched once, whichever way the axis runs.
  std::vector<Pixel> lines[2] = {std::vector<Pixel>(width), std::vector<Pixel>(width)};
  std::int64_t held[2] = {-1, -1};
  const auto stretched = [&](std::uint32_t row, std::uint32_t keep) {
    for (int i = 0; i < 2; ++i) {
      if (held[i] == row) return i;
    }
    const int slot = held[0] == keep ? 1 : 0;
    kernels::stretchRow(source + static_cast<std::size_t>(row) * m_x.length, columns, lines[slot].data());
    held[slot] = row;
    return slot;
  };
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const int first = stretched(rows.first[row], rows.second[row]);
    const int second = stretched(rows.second[row], rows.first[row]);
    Pixel* out = target + row * width;
    if (rows.weight[row] == 0) {
      std::memcpy(out, lines[first].data(), width * sizeof(Pixel));
    } else {
      kernels::mixRows(lines[first].data(), lines[second].data(), rows.weight[row], out, width);
    }
  }
  for (auto& line : lines) wipe(line);
}

template <class Pixel>
void FrameRenderer::scaleArea(const Pixel* source, Pixel* target) {
  const kernels::AreaAxis columns = areaAxis(m_x);
  const kernels::AreaAxis rows = areaAxis(m_y);
  std::uint32_t left = m_x.length, right = 0;
  for (const auto& run : columns.runs) {
    left = std::min(left, run.first);
    right = std::max(right, run.first + run.count);
  }
  const std::size_t read = right - left;
  std::vector<float> sums(read * kChannels<Pixel>);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::fill(sums.begin(), sums.end(), 0.0f);
    const auto& run = rows.runs[row];
    for (std::uint32_t k = 0; k < run.count; ++k) {
      const Pixel* line = source + static_cast<std::size_t>(run.first + k) * m_x.length + left;
      kernels::addRow(line, rows.weights[run.weights + k], sums.data(), read);
    }
    kernels::gatherRow(sums.data(), columns, left, target + row * columns.size());
  }
  wipe(sums);
}

void FrameRenderer::drawRow(int row, int column, int count, std::uint32_t* out) const {
  const std::size_t start = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_covered.width) + static_cast<std::size_t>(column);
  if (m_frame->format == imaging::PixelFormat::Gray16) {
    m_tone.map(m_gray.data() + start, out, static_cast<std::size_t>(count));
  } else {
    kernels::mapColour(m_colour.data() + start, m_inverted ? 0x00ffffffu : 0u, out, static_cast<std::size_t>(count));
  }
}

}  // namespace safelight::ui
