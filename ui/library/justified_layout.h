#pragma once
// Pictures of different shapes in rows of one height, as a pure calculation.

#include <QRect>
#include <span>
#include <vector>

namespace safelight::ui {

/// Sizes in logical pixels.
struct JustifiedMetrics {
  int margin = 24;       // left and right of the rows
  int top = 20;          // above the first heading
  int heading = 24;      // height of a heading
  int headingGap = 16;   // heading to its first row
  int gap = 12;          // between pictures and between rows
  int sessionGap = 24;   // last row to the next heading
  int bottom = 24;
};

/// A run of pictures under one heading.
struct JustifiedSection {
  int first = 0;
  int count = 0;
  int rowHeight = 128;  // wished
};

struct JustifiedRow {
  int top = 0, height = 0;
  int first = 0, count = 0;
  int section = 0;
};

/// Where everything lies, in content coordinates. Rows and headings are sorted from top to bottom.
struct JustifiedLayout {
  std::vector<QRect> items;
  std::vector<JustifiedRow> rows;
  std::vector<QRect> headings;  // one a section
  int height = 0;

  /// The rows that meet [top, bottom), as indices [first, second).
  std::pair<int, int> rowsBetween(int top, int bottom) const;
  /// The picture at a point, or -1.
  int itemAt(QPoint point) const;
  /// The row of a picture, or -1.
  int rowOf(int item) const;
};

/// Rows are filled until they are wider than `width`, then scaled so that they end exactly at the right margin; the last row of a section keeps
/// its wished height. Shapes (width / height) outside 0.4 to 3.2 are drawn in a frame of the nearest shape.
JustifiedLayout layOutJustified(std::span<const double> shapes, std::span<const JustifiedSection> sections, int width,
                                const JustifiedMetrics& metrics = {});

}  // namespace safelight::ui
