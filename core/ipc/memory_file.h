#pragma once
// Memory shared with a jailed program: an input that nobody can change any more, and an output of fixed size.

#include <functional>

#include "core/base/bytes.h"
#include "core/ipc/handle.h"

namespace safelight::ipc {

/// An anonymous memory file that no path names.
struct MemoryFile {
  Handle handle;
  std::uint64_t bytes = 0;

  /// Holds a copy of `content` and is sealed against every change. Internal when there is no memory.
  static Result<MemoryFile> sealedCopy(ByteView content);
  /// The same from a reader that fills one block after the other.
  static Result<MemoryFile> sealedFrom(std::uint64_t bytes, const std::function<Result<void>(std::uint64_t offset, MutableByteView into)>& read);
  /// `bytes` zeros that take no memory until written; cannot grow or shrink.
  static Result<MemoryFile> fixedSize(std::uint64_t bytes);

  /// Fills `into` from `offset` on. Safe on a file that its other owner changes meanwhile, which a map would not be. ReadFailed when it ends before.
  Result<void> readAt(std::uint64_t offset, MutableByteView into) const;
};

/// A memory file for one input after the other: its maker fills it again and again, whoever gets the handle can only read. Filling pages
/// that are there costs a fifth of making them. Belongs to one thread at a time; what it holds may be read from any.
class RefillableFile {
 public:
  static constexpr std::size_t kMostBytes = 16u << 20;

  static Result<RefillableFile> create();
  RefillableFile(RefillableFile&& other) noexcept;
  RefillableFile& operator=(RefillableFile&& other) noexcept;
  ~RefillableFile();

  /// Becomes exactly `bytes` long (1 to kMostBytes), to be written anew: what an earlier content left stands there until then. Only when nobody
  /// else maps it any more: readers would see the new content, or none. Internal when there is no memory; then it is of no use any more.
  Result<void> resize(std::uint64_t bytes);
  /// Becomes exactly `content`; see resize().
  Result<void> fill(ByteView content);
  /// To be written anew as long as it is; only while nobody else maps it.
  MutableByteView room() { return {m_start, static_cast<std::size_t>(m_file.bytes)}; }
  ByteView bytes() const { return {m_start, static_cast<std::size_t>(m_file.bytes)}; }
  /// For reading, by whoever gets its handle: not even its length can be changed with that.
  const MemoryFile& file() const { return m_file; }

 private:
  RefillableFile(Handle owner, MemoryFile file, std::uint8_t* start) : m_owner(std::move(owner)), m_file(std::move(file)), m_start(start) {}
  Handle m_owner;  // never leaves this process
  MemoryFile m_file;
  std::uint8_t* m_start = nullptr;  // kMostBytes of address space, as much of it as the file is long may be touched
};

/// Maps the first bytes of a memory file; unmaps when it goes.
class MemoryMap {
 public:
  enum class Access { Read, Write };

  /// `bytes` is at least 1 and at most the file's size.
  static Result<MemoryMap> map(const Handle& file, std::uint64_t bytes, Access access);
  MemoryMap(MemoryMap&& other) noexcept;
  MemoryMap& operator=(MemoryMap&&) = delete;
  ~MemoryMap();

  MutableByteView bytes() const { return {m_start, m_size}; }

 private:
  MemoryMap(std::uint8_t* start, std::size_t size) : m_start(start), m_size(size) {}
  std::uint8_t* m_start = nullptr;
  std::size_t m_size = 0;
};

/// Size of a memory file that came from another process; 0 when it cannot be known.
std::uint64_t sizeOf(const Handle& file);

}  // namespace safelight::ipc
