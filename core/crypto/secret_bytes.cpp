#include "core/crypto/secret_bytes.h"

#include <sodium.h>

#include <cstdlib>
#include <utility>

namespace safelight::crypto {

Result<SecretBytes> SecretBytes::allocate(std::size_t count) {
  return make(count, [](MutableByteView) {});
}

Result<SecretBytes> SecretBytes::allocateOpen(std::size_t count) {
  SecretBytes secret;
  if (count == 0) return secret;
  // Idempotent and cheap; before it libsodium does not know the page size, and guarding pages fails.
  if (sodium_init() < 0) return fail(ErrorCode::MemoryLockFailed, "libsodium does not start");
  secret.m_data = static_cast<std::uint8_t*>(sodium_malloc(count));
  if (secret.m_data == nullptr) return fail(ErrorCode::MemoryLockFailed, "guarded allocation");
  secret.m_size = count;
  // sodium_malloc shrugs when it cannot lock; keys that may reach the swap are no option here.
  if (sodium_mlock(secret.m_data, count) != 0) return fail(ErrorCode::MemoryLockFailed, "mlock");
  sodium_memzero(secret.m_data, count);
  return secret;
}

Result<SecretBytes> SecretBytes::copyOf(ByteView bytes) {
  return make(bytes.size(), [&](MutableByteView into) {
    if (!bytes.empty()) std::memcpy(into.data(), bytes.data(), bytes.size());
  });
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  if (this == &other) return *this;
  release();
  m_data = std::exchange(other.m_data, nullptr);
  m_size = std::exchange(other.m_size, 0);
  return *this;
}

SecretBytes::~SecretBytes() { release(); }

void SecretBytes::release() noexcept {
  if (m_data != nullptr) sodium_free(m_data);  // wipes
  m_data = nullptr;
  m_size = 0;
}

Result<SecretBytes> SecretBytes::clone() const {
  return read([](ByteView bytes) { return copyOf(bytes); });
}

bool SecretBytes::equals(const SecretBytes& other) const {
  if (m_size != other.m_size) return false;
  if (m_size == 0) return true;
  return read([&](ByteView mine) {
    return other.read([&](ByteView theirs) { return sodium_memcmp(mine.data(), theirs.data(), mine.size()) == 0; });
  });
}

void SecretBytes::protect() const {
  if (m_data == nullptr) return;
  int done = 0;
  if (m_writers > 0) {
    done = sodium_mprotect_readwrite(m_data);
  } else if (m_readers > 0) {
    done = sodium_mprotect_readonly(m_data);
  } else {
    done = sodium_mprotect_noaccess(m_data);
  }
  if (done != 0) std::abort();  // going on would read a closed page or leave keys open
}

SecretBytes::Unlocked::Unlocked(const SecretBytes& owner, Access access) : m_owner(owner), m_access(access) {
  int& count = access == Access::Write ? owner.m_writers : owner.m_readers;
  ++count;
  if (count == 1) owner.protect();
}

SecretBytes::Unlocked::~Unlocked() {
  int& count = m_access == Access::Write ? m_owner.m_writers : m_owner.m_readers;
  --count;
  if (count == 0) m_owner.protect();
}

void wipe(MutableByteView bytes) { sodium_memzero(bytes.data(), bytes.size()); }

}  // namespace safelight::crypto
