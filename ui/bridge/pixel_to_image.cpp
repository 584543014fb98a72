#include "ui/bridge/pixel_to_image.h"

#include <QTransform>

namespace safelight::ui {

QImage toImage(imaging::Rendered&& rendered) {
  const std::uint64_t perPixel = rendered.colour ? 4 : 1;
  if (rendered.width == 0 || rendered.height == 0 ||
      static_cast<std::uint64_t>(rendered.width) * rendered.height * perPixel != rendered.pixels.size()) {
    return {};
  }
  const int width = static_cast<int>(rendered.width), height = static_cast<int>(rendered.height);
  // The image owns the vector through its clean-up call, whoever holds the last copy.
  auto* owned = new Bytes(std::move(rendered.pixels));
  return QImage(owned->data(), width, height, static_cast<qsizetype>(static_cast<std::uint64_t>(width) * perPixel),
                rendered.colour ? QImage::Format_RGB32 : QImage::Format_Grayscale8,
                [](void* bytes) { delete static_cast<Bytes*>(bytes); }, owned);
}

QImage orientedThumbnail(QImage thumbnail, int quarterTurns, bool mirrored, bool inverted) {
  if (thumbnail.isNull()) return thumbnail;
  if (mirrored) thumbnail = thumbnail.mirrored(true, false);
  if (quarterTurns % 4 != 0) thumbnail = thumbnail.transformed(QTransform().rotate(90 * (quarterTurns % 4)));
  if (inverted) thumbnail.invertPixels(QImage::InvertRgb);
  return thumbnail;
}

QImage toImage(const imaging::Rendered& rendered) { return toImage(imaging::Rendered(rendered)); }

}  // namespace safelight::ui
