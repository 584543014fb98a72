#include "ui/library/justified_layout.h"

#include <algorithm>
#include <cmath>

namespace safelight::ui {
namespace {

constexpr double kNarrowest = 0.4;
constexpr double kWidest = 3.2;

double framed(double shape) { return std::clamp(std::isfinite(shape) && shape > 0 ? shape : 1.0, kNarrowest, kWidest); }

/// Adds rows to a layout, from top to bottom.
class RowMaker {
 public:
  RowMaker(JustifiedLayout& layout, std::span<const double> shapes, int width, const JustifiedMetrics& metrics)
      : m_layout(layout), m_shapes(shapes), m_available(std::max(80, width - 2 * metrics.margin)), m_metrics(metrics) {}

  /// Lays a section out from `top` and returns its lower edge.
  int add(const JustifiedSection& section, int index, int top) {
    int first = section.first;
    const int end = section.first + section.count;
    while (first < end) {
      const int count = fill(first, end, section.rowHeight);
      const bool last = first + count == end;
      top = place(first, count, section.rowHeight, index, top, last) + m_metrics.gap;
      first += count;
    }
    return section.count > 0 ? top - m_metrics.gap : top;
  }

 private:
  double widthOf(int first, int count, double height) const {
    double sum = m_metrics.gap * (count - 1);
    for (int i = first; i < first + count; ++i) sum += framed(m_shapes[static_cast<std::size_t>(i)]) * height;
    return sum;
  }

  /// How many pictures go into the row that begins at `first`: the count whose justified height is nearest to the wish.
  int fill(int first, int end, int height) const {
    double used = -m_metrics.gap;
    for (int i = first; i < end; ++i) {
      const double next = used + m_metrics.gap + framed(m_shapes[static_cast<std::size_t>(i)]) * height;
      if (next > m_available && i > first) {
        const double over = next / m_available;       // shrink to take this one too
        const double under = m_available / used;      // stretch to do without it
        return over < under && over < 1.2 ? i - first + 1 : i - first;
      }
      used = next;
    }
    return end - first;
  }

  int place(int first, int count, int wished, int section, int top, bool last) {
    const double gaps = m_metrics.gap * (count - 1);
    const double natural = widthOf(first, count, wished) - gaps;
    const double room = m_available - gaps;
    double scale = room / natural;
    // A row that ends a section is not blown up to fill the width, and no row by more than a third.
    const bool justified = scale <= 1 || (!last && scale <= 1.34);
    if (!justified) scale = 1;
    const int height = std::max(24, static_cast<int>(std::lround(wished * scale)));
    double x = m_metrics.margin;
    for (int i = first; i < first + count; ++i) {
      const double itemWidth = framed(m_shapes[static_cast<std::size_t>(i)]) * wished * scale;
      const int left = static_cast<int>(std::lround(x));
      int right = static_cast<int>(std::lround(x + itemWidth));
      if (justified && i == first + count - 1) right = m_metrics.margin + m_available;
      m_layout.items[static_cast<std::size_t>(i)] = QRect(left, top, std::max(1, right - left), height);
      x += itemWidth + m_metrics.gap;
    }
    m_layout.rows.push_back({top, height, first, count, section});
    return top + height;
  }

  JustifiedLayout& m_layout;
  std::span<const double> m_shapes;
  int m_available;
  const JustifiedMetrics& m_metrics;
};

}  // namespace

JustifiedLayout layOutJustified(std::span<const double> shapes, std::span<const JustifiedSection> sections, int width,
                                const JustifiedMetrics& metrics) {
  JustifiedLayout layout;
  layout.items.resize(shapes.size());
  RowMaker rows(layout, shapes, width, metrics);
  int top = metrics.top;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (i > 0) top += metrics.sessionGap;
    layout.headings.emplace_back(metrics.margin, top, std::max(80, width - 2 * metrics.margin), metrics.heading);
    top = rows.add(sections[i], static_cast<int>(i), top + metrics.heading + metrics.headingGap);
  }
  layout.height = top + metrics.bottom;
  return layout;
}

std::pair<int, int> JustifiedLayout::rowsBetween(int top, int bottom) const {
  const auto first = std::partition_point(rows.begin(), rows.end(), [top](const JustifiedRow& row) { return row.top + row.height <= top; });
  const auto last = std::partition_point(first, rows.end(), [bottom](const JustifiedRow& row) { return row.top < bottom; });
  return {static_cast<int>(first - rows.begin()), static_cast<int>(last - rows.begin())};
}

int JustifiedLayout::itemAt(QPoint point) const {
  const auto [first, last] = rowsBetween(point.y(), point.y() + 1);
  for (int row = first; row < last; ++row) {
    const JustifiedRow& at = rows[static_cast<std::size_t>(row)];
    for (int i = at.first; i < at.first + at.count; ++i) {
      if (items[static_cast<std::size_t>(i)].contains(point)) return i;
    }
  }
  return -1;
}

int JustifiedLayout::rowOf(int item) const {
  const auto found = std::partition_point(rows.begin(), rows.end(), [item](const JustifiedRow& row) { return row.first + row.count <= item; });
  if (found == rows.end() || item < found->first) return -1;
  return static_cast<int>(found - rows.begin());
}

}  // namespace safelight::ui
