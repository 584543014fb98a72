#include <utility>

#include "core/decode/memory_shelf.h"

namespace safelight::decode {
namespace {

std::uint64_t distance(std::uint64_t a, std::uint64_t b) { return a > b ? a - b : b - a; }

}  // namespace

std::optional<ipc::RefillableFile> MemoryShelf::take(std::uint64_t bytes) {
  std::optional<ipc::RefillableFile> file = takeWaiting(bytes);
  if (!file) {
    if (auto made = ipc::RefillableFile::create()) file = std::move(*made);
  }
  // Not under the lock: pages that have to be made take their time.
  if (file && file->resize(bytes)) return file;
  lose(bytes);
  return std::nullopt;
}

std::optional<ipc::RefillableFile> MemoryShelf::takeWaiting(std::uint64_t bytes) {
  const std::lock_guard lock(m_lock);
  std::optional<std::size_t> closest;
  const auto away = [&](std::size_t i) { return distance(m_waiting[i].file().bytes, bytes); };
  // From the last that came: it may still be in the processor's cache.
  for (std::size_t i = m_waiting.size(); i-- > 0;)
    if (away(i) < bytes && (!closest || away(i) < away(*closest))) closest = i;
  std::optional<ipc::RefillableFile> file;
  if (closest) {
    file = std::move(m_waiting[*closest]);
    m_waitingBytes -= file->file().bytes;
    m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(*closest));
  }
  m_usedBytes += bytes;
  while (!m_waiting.empty() && m_usedBytes + m_waitingBytes > m_most) dropOldest();
  return file;
}

void MemoryShelf::put(ipc::RefillableFile file) {
  const std::lock_guard lock(m_lock);
  m_usedBytes -= file.file().bytes;
  m_waitingBytes += file.file().bytes;
  m_waiting.push_back(std::move(file));
  while (!m_waiting.empty() && (m_usedBytes + m_waitingBytes > m_most || m_waiting.size() > kMostWaiting)) dropOldest();
}

void MemoryShelf::lose(std::uint64_t bytes) {
  const std::lock_guard lock(m_lock);
  m_usedBytes -= bytes;
}

std::uint64_t MemoryShelf::waitingBytes() const {
  const std::lock_guard lock(m_lock);
  return m_waitingBytes;
}

void MemoryShelf::dropOldest() {
  m_waitingBytes -= m_waiting.front().file().bytes;
  m_waiting.erase(m_waiting.begin());
}

}  // namespace safelight::decode
