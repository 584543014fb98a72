#pragma once
// An original on its way into the vault: one copy in memory that is decoded, hashed and sealed.

#include <functional>
#include <memory>

#include "core/base/bytes.h"

namespace safelight::ipc {
struct MemoryFile;
}

namespace safelight::decode {

class MemoryShelf;
/// For the originals of one import, of which no more than `mostBytes` should be kept in memory; null where systems have no memory files.
std::shared_ptr<MemoryShelf> makeMemoryShelf(std::uint64_t mostBytes);

/// Bytes that nobody changes any more. Movable; reading is safe from any thread.
class SharedOriginal {
 public:
  /// Fills it block by block; an error of `read` ends it. `bytes` is at least 1. With a shelf, one of usual size lies in a memory file from there.
  static Result<SharedOriginal> read(std::uint64_t bytes, const std::function<Result<void>(std::uint64_t offset, MutableByteView into)>& read,
                                     std::shared_ptr<MemoryShelf> shelf = nullptr);
  static Result<SharedOriginal> copyOf(ByteView content);
  /// A copy of the first bytes of a memory file that another process may still write to.
  static Result<SharedOriginal> copyOf(const ipc::MemoryFile& file, std::uint64_t bytes);

  SharedOriginal(SharedOriginal&&) noexcept;
  SharedOriginal& operator=(SharedOriginal&&) noexcept;
  ~SharedOriginal();

  ByteView bytes() const;
  std::size_t size() const { return bytes().size(); }
  /// The memory file that it lies in, for others to read; null when it lies in memory of this process alone.
  const ipc::MemoryFile* place() const;
  /// Where it lies, or else a sealed memory file of the same content, made when first asked for: for an original that goes to other processes more
  /// than once. Its handle is invalid when there is no memory for it. Any thread.
  const ipc::MemoryFile& file() const;
  /// A process that was given its file may not have ended: no other original is to lie there. Any thread.
  void mayStillBeRead() const;

 private:
  struct State;
  explicit SharedOriginal(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace safelight::decode
