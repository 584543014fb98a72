#pragma once
// A password or key on its way from the vault, or from a person, to an engine: in guarded memory, wherever it is handed to.

#include <memory>
#include <mutex>
#include <string_view>

#include "core/crypto/secret_bytes.h"

namespace safelight::vault {

/// A text that lies once, in SecretBytes, however often its holder is copied, and is wiped with the last of them. Any thread may read it.
class SecretText {
 public:
  SecretText() = default;
  /// The caller wipes its own copy. MemoryLockFailed.
  static Result<SecretText> copyOf(std::string_view text);
  /// Several, one behind the other.
  static Result<SecretText> joined(std::initializer_list<std::string_view> parts);
  static SecretText keep(crypto::SecretBytes bytes);

  bool empty() const { return m_held == nullptr; }
  std::size_t size() const { return m_held ? m_held->bytes.size() : 0; }
  /// Calls `use(std::string_view)` with the text readable and returns what it returns. `use` reads no other copy of the same text.
  template <class Use>
  auto read(Use&& use) const {
    if (!m_held) return use(std::string_view{});
    const std::lock_guard lock(m_held->mutex);
    return m_held->bytes.read([&](ByteView bytes) { return use(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size())); });
  }
  /// Constant-time for texts of one length.
  friend bool operator==(const SecretText& one, const SecretText& other) { return one.isSameAs(other); }

 private:
  struct Held {
    crypto::SecretBytes bytes;
    std::mutex mutex;  // its pages open and close for each reader
  };
  bool isSameAs(const SecretText& other) const;
  std::shared_ptr<Held> m_held;
};

/// The password of a repository that Safelight makes up, without the blanks that it is written down with; any other as it is.
Result<SecretText> typedPassword(crypto::SecretBytes typed);

}  // namespace safelight::vault
