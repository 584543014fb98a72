#pragma once
// Decoded frames that a person may come back to: bounded, least recently used out first, wiped.

#include <cstdint>
#include <list>
#include <unordered_map>

#include "core/imaging/pixel_image.h"
#include "core/model/ids.h"

namespace safelight::ui {

struct FrameKey {
  model::ImageId image;
  std::uint32_t frame = 0;
  bool operator==(const FrameKey&) const = default;
};

/// Wraps a frame so that its pixels are overwritten when the last owner lets go.
imaging::SharedPixelImage wipedWhenReleased(imaging::SharedPixelImage frame);

/// GUI thread only. What panes still show lives on with them, and is wiped when they let go.
class FrameCache {
 public:
  explicit FrameCache(std::uint64_t maximumBytes = std::uint64_t{256} << 20) : m_maximumBytes(maximumBytes) {}

  /// Null when it is not there; marks it as just used.
  imaging::SharedPixelImage find(const FrameKey& key);
  bool contains(const FrameKey& key) const { return m_index.contains(key); }
  /// Keeps a frame and gives back the wiping handle to show. One larger than the whole cache is not kept.
  imaging::SharedPixelImage insert(const FrameKey& key, imaging::SharedPixelImage frame);
  void clear();
  std::uint64_t bytes() const { return m_bytes; }

 private:
  struct Entry {
    FrameKey key;
    imaging::SharedPixelImage frame;
  };
  struct Hash {
    std::size_t operator()(const FrameKey& key) const { return std::hash<model::ImageId>{}(key.image) ^ (key.frame * 0x9e3779b9u); }
  };
  void drop(std::list<Entry>::iterator entry);

  std::uint64_t m_maximumBytes;
  std::uint64_t m_bytes = 0;
  std::list<Entry> m_entries;  // most recently used first
  std::unordered_map<FrameKey, std::list<Entry>::iterator, Hash> m_index;
};

}  // namespace safelight::ui
