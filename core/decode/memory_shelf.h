#pragma once
// Where the memory files of originals lie between one original and the next.

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "core/decode/memory_file.h"

namespace safelight::decode {

/// Keeps memory that originals leave for those that come after them: pages that are there need not be cleared again, which took a tenth of an
/// import. What lies here still holds pixels; it goes with the import it served. Any thread.
class MemoryShelf {
 public:
  /// In use and waiting there are `mostBytes` together at the most, unless more than that is in use.
  explicit MemoryShelf(std::uint64_t mostBytes) : m_most(mostBytes) {}
  MemoryShelf(const MemoryShelf&) = delete;
  MemoryShelf& operator=(const MemoryShelf&) = delete;

  /// A file that is `bytes` long (1 to ipc::RefillableFile::kMostBytes), with whatever stood in it; nothing when there is no memory. It is one that
  /// waits if that has less to gain or lose than a new one has to make.
  std::optional<ipc::RefillableFile> take(std::uint64_t bytes);
  /// Nobody may have it mapped any more but its owner.
  void put(ipc::RefillableFile file);
  /// One that was taken does not come back.
  void lose(std::uint64_t bytes);

  std::uint64_t waitingBytes() const;

 private:
  std::optional<ipc::RefillableFile> takeWaiting(std::uint64_t bytes);
  void dropOldest();

  // Each holds two handles; there is no use for more than are examined and sealed at a time.
  static constexpr std::size_t kMostWaiting = 64;

  const std::uint64_t m_most;
  mutable std::mutex m_lock;
  std::vector<ipc::RefillableFile> m_waiting;
  std::uint64_t m_waitingBytes = 0, m_usedBytes = 0;
};

}  // namespace safelight::decode
