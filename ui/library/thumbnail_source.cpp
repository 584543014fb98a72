#include "ui/library/thumbnail_source.h"

#include <QTransform>

#include "ui/bridge/thumbnail_cache.h"

namespace safelight::ui {

ThumbnailSource thumbnailsOf(ThumbnailCache& cache) {
  return {[&cache](model::ImageId id) { return cache.cached(id); },
          [&cache](model::ImageId id, QObject* context, std::function<void(const QImage&)> done) { cache.request(id, context, std::move(done)); },
          [&cache](model::ImageId id, QObject* context) { cache.cancel(id, context); }};
}

QImage orientedThumbnail(QImage thumbnail, int quarterTurns, bool mirrored, bool inverted) {
  if (thumbnail.isNull()) return thumbnail;
  if (mirrored) thumbnail = thumbnail.mirrored(true, false);
  if (quarterTurns % 4 != 0) thumbnail = thumbnail.transformed(QTransform().rotate(90 * (quarterTurns % 4)));
  if (inverted) thumbnail.invertPixels(QImage::InvertRgb);
  return thumbnail;
}

}  // namespace safelight::ui
