#include "ui/viewer/frame_cache.h"

#include "ui/viewer/wipe.h"

namespace safelight::ui {

imaging::SharedPixelImage wipedWhenReleased(imaging::SharedPixelImage frame) {
  if (!frame) return frame;
  const imaging::PixelImage* pixels = frame.get();
  return {pixels, [owner = std::move(frame)](const imaging::PixelImage* released) {
            // The bytes live on the heap and are not const themselves; nobody else reads them any more.
            wipe(const_cast<std::uint8_t*>(released->pixels.data()), released->pixels.size());
          }};
}

imaging::SharedPixelImage FrameCache::find(const FrameKey& key) {
  const auto found = m_index.find(key);
  if (found == m_index.end()) return nullptr;
  m_entries.splice(m_entries.begin(), m_entries, found->second);
  return found->second->frame;
}

imaging::SharedPixelImage FrameCache::insert(const FrameKey& key, imaging::SharedPixelImage frame) {
  if (!frame) return nullptr;
  if (const auto found = m_index.find(key); found != m_index.end()) drop(found->second);
  frame = wipedWhenReleased(std::move(frame));
  const std::uint64_t size = frame->pixels.size();
  if (size > m_maximumBytes) return frame;
  m_entries.push_front({key, frame});
  m_index[key] = m_entries.begin();
  m_bytes += size;
  while (m_bytes > m_maximumBytes) drop(std::prev(m_entries.end()));
  return frame;
}

void FrameCache::clear() {
  while (!m_entries.empty()) drop(m_entries.begin());
}

void FrameCache::drop(std::list<Entry>::iterator entry) {
  m_bytes -= entry->frame->pixels.size();
  m_index.erase(entry->key);
  m_entries.erase(entry);
}

}  // namespace safelight::ui
