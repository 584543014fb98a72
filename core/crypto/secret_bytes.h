#pragma once
// Memory for secrets: guarded, locked, wiped, and unreadable while not in use.

#include <cstddef>
#include <functional>
#include <span>

#include "core/base/bytes.h"

namespace safelight::crypto {

/// Owns secret bytes in sodium_malloc memory (guard pages, mlock, wiped on free). Readable only through `read`, which opens
/// the page for the length of the call. Move-only; one thread at a time. Creation fails (MemoryLockFailed) when memory cannot be locked.
class SecretBytes {
 public:
  SecretBytes() = default;
  /// `count` zero bytes.
  static Result<SecretBytes> allocate(std::size_t count);
  /// `count` bytes as `fill(MutableByteView)` leaves them, which is given zeros. Closing pages stops the other threads for a moment: made filled,
  /// they are closed once.
  template <class Fill>
  static Result<SecretBytes> make(std::size_t count, Fill&& fill) {
    TRY_ASSIGN(SecretBytes secret, allocateOpen(count));
    fill(MutableByteView(secret.m_data, secret.m_size));
    secret.protect();
    return secret;
  }
  /// Copies; the caller wipes its own copy (see wipe).
  static Result<SecretBytes> copyOf(ByteView bytes);

  SecretBytes(SecretBytes&& other) noexcept;
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  ~SecretBytes();

  std::size_t size() const { return m_size; }
  bool empty() const { return m_size == 0; }

  /// Calls `use(ByteView)` with the bytes readable and returns what it returns. Calls nest.
  template <class Use>
  auto read(Use&& use) const {
    const Unlocked unlocked(*this, Access::Read);
    return use(ByteView(m_data, m_size));
  }
  /// Calls `use(MutableByteView)` with the bytes writable.
  template <class Use>
  auto write(Use&& use) {
    const Unlocked unlocked(*this, Access::Write);
    return use(MutableByteView(m_data, m_size));
  }
  Result<SecretBytes> clone() const;
  /// Constant-time.
  bool equals(const SecretBytes& other) const;

 private:
  enum class Access { Read, Write };
  /// Keeps the pages open for one call; the last one out closes them.
  class Unlocked {
   public:
    Unlocked(const SecretBytes& owner, Access access);
    ~Unlocked();
    Unlocked(const Unlocked&) = delete;
    Unlocked& operator=(const Unlocked&) = delete;

   private:
    const SecretBytes& m_owner;
    Access m_access;
  };
  static Result<SecretBytes> allocateOpen(std::size_t count);
  void protect() const;
  void release() noexcept;

  std::uint8_t* m_data = nullptr;
  std::size_t m_size = 0;
  mutable int m_readers = 0;
  mutable int m_writers = 0;
};

/// Overwrites bytes so that the compiler cannot leave it out.
void wipe(MutableByteView bytes);

}  // namespace safelight::crypto
