#include "ui/viewer/frame_loader.h"

#include <algorithm>
#include <utility>

namespace safelight::ui {

FrameLoader::FrameLoader(ImageSource& source, QObject* parent, std::uint64_t cacheBytes)
    : QObject(parent), m_source(source), m_cache(cacheBytes) {}

void FrameLoader::beginViewing() { m_noted.clear(); }

void FrameLoader::endViewing() {
  ++m_viewing;
  prefetch({});
  m_cache.clear();
}

bool FrameLoader::isStillWanted(quint64 viewing, Result<imaging::SharedPixelImage>& result) const {
  if (viewing == m_viewing) return true;
  if (result) wipedWhenReleased(std::move(*result));
  result = fail(ErrorCode::Cancelled);
  return false;
}

void FrameLoader::show(const FrameKey& key, QObject* pane, Done done) {
  dropRequests(pane);
  const quint64 serial = ++m_serial;
  const Wanted wanted{key, std::move(done), {}, serial, false};
  m_wanted.insert(pane, wanted);
  connect(pane, &QObject::destroyed, this, &FrameLoader::dropRequests, Qt::UniqueConnection);

  if (auto frame = m_cache.find(key)) {
    noteThenShow(pane, serial, std::move(frame));
    return;
  }
  for (const Ahead& ahead : std::as_const(m_ahead)) {
    if (!(ahead.key == key)) continue;
    // Being decoded already: its answer serves this pane. Still in the queue: this request overtakes it.
    if (ahead.ticket.started->load(std::memory_order_relaxed) && !ahead.ticket.cancel.isCancelled()) {
      m_wanted[pane].joined = true;
      return;
    }
    ahead.ticket.cancel.cancel();
  }
  load(pane, wanted);
}

void FrameLoader::load(QObject* pane, const Wanted& wanted) {
  const FrameKey key = wanted.key;
  const quint64 serial = wanted.serial;
  const FrameNeed need = m_noted.contains(key.image) ? FrameNeed::Look : FrameNeed::FirstLook;
  m_source.loadFrame(key, need, wanted.ticket, this, [this, key, serial, need, pane, viewing = m_viewing](Result<imaging::SharedPixelImage> result) {
    if (isStillWanted(viewing, result) && result && *result) {
      result = m_cache.insert(key, std::move(*result));
      if (need == FrameNeed::FirstLook) m_noted.insert(key.image);
    }
    answer(pane, serial, std::move(result));
  });
}

void FrameLoader::noteThenShow(QObject* pane, quint64 serial, imaging::SharedPixelImage frame) {
  const auto found = m_wanted.constFind(pane);
  if (found == m_wanted.constEnd() || found->serial != serial) return;
  const model::ImageId id = found->key.image;
  if (m_noted.contains(id)) {
    answer(pane, serial, std::move(frame));
    return;
  }
  m_source.noteViewed(id, this, [this, id, pane, serial, frame = std::move(frame)](const Result<void>& noted) {
    if (noted) m_noted.insert(id);
    answer(pane, serial, noted ? Result<imaging::SharedPixelImage>(frame) : Result<imaging::SharedPixelImage>(fail(noted.error())));
  });
}

void FrameLoader::answer(QObject* pane, quint64 serial, Result<imaging::SharedPixelImage> result) {
  const auto found = m_wanted.find(pane);
  if (found == m_wanted.end() || found->serial != serial) return;
  const Done done = std::move(found->done);
  m_wanted.erase(found);
  done(std::move(result));
}

void FrameLoader::dropRequests(QObject* pane) {
  const auto found = m_wanted.find(pane);
  if (found == m_wanted.end()) return;
  found->ticket.cancel.cancel();
  m_wanted.erase(found);
}

void FrameLoader::prefetch(const QList<FrameKey>& keys) {
  for (const Ahead& ahead : std::as_const(m_ahead)) {
    if (!keys.contains(ahead.key)) ahead.ticket.cancel.cancel();
  }
  for (const FrameKey& key : keys) {
    const bool underWay = std::any_of(m_ahead.cbegin(), m_ahead.cend(),
                                      [&](const Ahead& ahead) { return ahead.key == key && !ahead.ticket.cancel.isCancelled(); });
    if (!underWay && !m_cache.contains(key)) loadAhead(key);
  }
}

void FrameLoader::loadAhead(const FrameKey& key) {
  const LoadTicket ticket;
  m_ahead.append({key, ticket});
  m_source.loadFrame(key, FrameNeed::Ahead, ticket, this, [this, key, started = ticket.started, viewing = m_viewing](Result<imaging::SharedPixelImage> result) {
    m_ahead.removeIf([&](const Ahead& ahead) { return ahead.ticket.started == started; });
    isStillWanted(viewing, result);
    arrivedAhead(key, std::move(result));
  });
}

void FrameLoader::arrivedAhead(const FrameKey& key, Result<imaging::SharedPixelImage> result) {
  imaging::SharedPixelImage frame;
  if (result && *result) frame = m_cache.insert(key, std::move(*result));
  // Panes that came while it was decoded. A failure is asked for again, so that the person's own request gets its own answer.
  QList<QPair<QObject*, Wanted>> waiting;
  for (auto it = m_wanted.cbegin(); it != m_wanted.cend(); ++it) {
    if (it->key == key && it->joined) waiting.append({it.key(), *it});
  }
  for (const auto& [pane, wanted] : std::as_const(waiting)) {
    if (frame) {
      noteThenShow(pane, wanted.serial, frame);
    } else {
      load(pane, wanted);
    }
  }
}

}  // namespace safelight::ui
