#pragma once
// Where memory lies between one large original and the next.

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace safelight::decode {

/// Keeps memory that originals leave for those that come after them: pages that are there need not be cleared again, which took a tenth of an
/// import. What lies here still holds pixels; it goes with the import it served. Any thread.
class MemoryShelf {
 public:
  /// A map of whole huge pages.
  struct Piece {
    std::uint8_t* start = nullptr;
    std::size_t bytes = 0;
  };

  /// In use and waiting there are `mostBytes` together at the most, unless more than that is in use.
  explicit MemoryShelf(std::uint64_t mostBytes) : m_most(mostBytes) {}
  MemoryShelf(const MemoryShelf&) = delete;
  MemoryShelf& operator=(const MemoryShelf&) = delete;
  ~MemoryShelf();

  /// A piece of at least `bytes` and less than twice as much, with whatever stood in it; nothing when there is no memory. It goes back by put().
  std::optional<Piece> take(std::size_t bytes);
  void put(Piece piece);

  std::uint64_t waitingBytes() const;

 private:
  void drop(std::size_t index);

  const std::uint64_t m_most;
  mutable std::mutex m_lock;
  std::vector<Piece> m_waiting;
  std::uint64_t m_waitingBytes = 0, m_usedBytes = 0;
};

}  // namespace safelight::decode
