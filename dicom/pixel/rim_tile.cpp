#include "dicom/pixel/rim_tile.h"

#include <algorithm>

#include "dicom/dataset/tags.h"

namespace safelight::dicom {

std::optional<PixelDescription> rimTile(const DicomFile& file, const PixelDescription& layout, std::uint32_t frame) {
  const DataSet& set = file.dataSet();
  if (set.text(tags::kDimensionOrganization) != "TILED_FULL") return std::nullopt;
  const std::int64_t columns = set.integer(tags::kTotalColumns).value_or(0), rows = set.integer(tags::kTotalRows).value_or(0);
  if (columns < 1 || rows < 1 || columns > 0xFFFFFFFF || rows > 0xFFFFFFFF || layout.width == 0 || layout.height == 0) return std::nullopt;
  const std::int64_t width = layout.width, height = layout.height;
  const std::int64_t across = (columns + width - 1) / width, down = (rows + height - 1) / height;
  // Planes in depth follow each other, each of all its tiles, row by row.
  const std::int64_t inPlane = frame % (across * down);
  PixelDescription rim = layout;
  rim.width = static_cast<std::uint32_t>(std::min(width, columns - inPlane % across * width));
  rim.height = static_cast<std::uint32_t>(std::min(height, rows - inPlane / across * height));
  if (rim.width == layout.width && rim.height == layout.height) return std::nullopt;
  return rim;
}

}  // namespace safelight::dicom
