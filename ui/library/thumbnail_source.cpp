#include "ui/library/thumbnail_source.h"

#include "ui/bridge/thumbnail_cache.h"

namespace safelight::ui {

ThumbnailSource thumbnailsOf(ThumbnailCache& cache) {
  return {[&cache](model::ImageId id) { return cache.cached(id); },
          [&cache](model::ImageId id, QObject* context, std::function<void(const QImage&)> done) { cache.request(id, context, std::move(done)); },
          [&cache](model::ImageId id, QObject* context) { cache.cancel(id, context); }};
}

}  // namespace safelight::ui
