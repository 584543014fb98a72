#include <sys/mman.h>

#include "core/decode/memory_shelf.h"

namespace safelight::decode {
namespace {

std::optional<MemoryShelf::Piece> freshPiece(std::size_t bytes) {
  void* const start = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) return std::nullopt;
  return MemoryShelf::Piece{static_cast<std::uint8_t*>(start), bytes};
}

}  // namespace

MemoryShelf::~MemoryShelf() {
  while (!m_waiting.empty()) drop(m_waiting.size() - 1);
}

std::optional<MemoryShelf::Piece> MemoryShelf::take(std::size_t bytes) {
  const std::lock_guard lock(m_lock);
  std::optional<std::size_t> best;
  // From the last that came: it may still be in the processor's cache.
  for (std::size_t i = m_waiting.size(); i-- > 0;)
    if (m_waiting[i].bytes >= bytes && m_waiting[i].bytes < 2 * bytes && (!best || m_waiting[i].bytes < m_waiting[*best].bytes)) best = i;
  std::optional<Piece> piece;
  if (best) {
    piece = m_waiting[*best];
    m_waitingBytes -= piece->bytes;
    m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(*best));
  } else {
    while (!m_waiting.empty() && m_usedBytes + m_waitingBytes + bytes > m_most) drop(0);
    piece = freshPiece(bytes);
  }
  if (piece) m_usedBytes += piece->bytes;
  return piece;
}

void MemoryShelf::put(Piece piece) {
  const std::lock_guard lock(m_lock);
  m_usedBytes -= piece.bytes;
  m_waitingBytes += piece.bytes;
  m_waiting.push_back(piece);
  while (!m_waiting.empty() && m_usedBytes + m_waitingBytes > m_most) drop(0);
}

std::uint64_t MemoryShelf::waitingBytes() const {
  const std::lock_guard lock(m_lock);
  return m_waitingBytes;
}

void MemoryShelf::drop(std::size_t index) {
  const Piece piece = m_waiting[index];
  m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(index));
  m_waitingBytes -= piece.bytes;
  ::munmap(piece.start, piece.bytes);
}

}  // namespace safelight::decode
