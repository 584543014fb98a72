#pragma once
// Where a list of pictures gets its thumbnails: the vault's cache, or anything else that answers the same way (tests).

#include <QImage>
#include <functional>
#include <optional>

#include "core/model/ids.h"

class QObject;

namespace safelight::ui {

class ThumbnailCache;

/// Two questions, both on the GUI thread. An image that is null means "there is none".
struct ThumbnailSource {
  std::function<std::optional<QImage>(model::ImageId)> cached;
  std::function<void(model::ImageId, QObject* context, std::function<void(const QImage&)> done)> request;
  /// Takes back what `context` asked for and did not get yet; may be empty.
  std::function<void(model::ImageId, QObject* context)> cancel;
};

/// The cache must outlive whoever holds the source.
ThumbnailSource thumbnailsOf(ThumbnailCache& cache);


}  // namespace safelight::ui
