#include "ui/bridge/thumbnail_cache.h"

#include "core/vault/images/images.h"
#include "core/vault/images/open_image.h"
#include "ui/bridge/pixel_to_image.h"

namespace safelight::ui {
namespace {

// Two at once keep the worker busy while an answer travels, and leave little to wait for when the person scrolls on.
constexpr int kAtOnce = 2;

Result<imaging::Rendered> loadFromVault(vault::Vault& vault, decode::Decoder& decoder, model::ImageId id) {
  auto stored = vault::loadThumbnail(vault, id);
  if (stored) return stored;
  const ErrorCode code = stored.error().code;
  if (code == ErrorCode::NotFound || code == ErrorCode::ThumbnailsDamaged) return vault::remakeThumbnail(vault, decoder, id);
  return stored;
}

qsizetype costOf(const QImage& image) { return std::max<qsizetype>(1, image.sizeInBytes() / 1024); }

}  // namespace

ThumbnailCache::ThumbnailCache(VaultSession& session, qsizetype maximumBytes, QObject* parent)
    : QObject(parent), m_session(session), m_loader(loadFromVault), m_images(maximumBytes / 1024) {}

std::optional<QImage> ThumbnailCache::cached(model::ImageId id) const {
  const QImage* image = m_images.object(id);
  return image == nullptr ? std::nullopt : std::optional(*image);
}

void ThumbnailCache::request(model::ImageId id, QObject* context, Done done) {
  if (const auto image = cached(id)) {
    done(*image);
    return;
  }
  auto& waiters = m_waiters[id];
  waiters.append({context, std::move(done)});
  if (waiters.size() == 1) {
    m_queue.append(id);
    loadMore();
  } else if (m_queue.removeOne(id)) {
    m_queue.append(id);  // asked for again: it is what the person looks at now
  }
}

void ThumbnailCache::cancel(const QObject* context) {
  const auto ids = m_waiters.keys();
  for (const auto& id : ids) cancel(id, context);
}

void ThumbnailCache::cancel(model::ImageId id, const QObject* context) {
  const auto found = m_waiters.find(id);
  if (found == m_waiters.end()) return;
  found->removeIf([context](const Waiter& waiter) { return waiter.context.isNull() || waiter.context == context; });
  // What is being loaded already is kept when it comes.
  if (found->isEmpty() && m_queue.removeOne(id)) m_waiters.erase(found);
}

void ThumbnailCache::forget(model::ImageId id) { m_images.remove(id); }

void ThumbnailCache::clear() { m_images.clear(); }

void ThumbnailCache::loadMore() {
  while (m_loading < kAtOnce && !m_queue.isEmpty()) {
    const model::ImageId id = m_queue.takeLast();
    const auto& waiters = m_waiters[id];
    if (std::none_of(waiters.begin(), waiters.end(), [](const Waiter& waiter) { return !waiter.context.isNull(); })) {
      m_waiters.remove(id);
      continue;
    }
    ++m_loading;
    m_session.run(
        Priority::Background, this,
        [id, loader = m_loader](vault::Vault& vault, decode::Decoder& decoder) {
          auto rendered = loader(vault, decoder, id);
          return rendered ? toImage(std::move(*rendered)) : QImage();
        },
        [this, id](QImage image) { arrived(id, std::move(image)); });
  }
}

void ThumbnailCache::arrived(model::ImageId id, QImage image) {
  --m_loading;
  m_images.insert(id, new QImage(image), costOf(image));
  const auto waiters = m_waiters.take(id);
  for (const auto& waiter : waiters) {
    if (waiter.context) waiter.done(image);
  }
  loadMore();
}

}  // namespace safelight::ui
