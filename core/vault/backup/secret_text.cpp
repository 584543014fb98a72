#include "core/vault/backup/secret_text.h"

#include <algorithm>

namespace safelight::vault {

Result<SecretText> SecretText::copyOf(std::string_view text) { return joined({text}); }

Result<SecretText> SecretText::joined(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  if (size == 0) return SecretText();
  TRY_ASSIGN(crypto::SecretBytes bytes, crypto::SecretBytes::allocate(size));
  bytes.write([&](MutableByteView into) {
    auto at = into.begin();
    for (const std::string_view part : parts) at = std::copy(part.begin(), part.end(), at);
  });
  return keep(std::move(bytes));
}

SecretText SecretText::keep(crypto::SecretBytes bytes) {
  SecretText text;
  if (bytes.empty()) return text;
  text.m_held = std::make_shared<Held>();
  text.m_held->bytes = std::move(bytes);
  return text;
}

bool SecretText::isSameAs(const SecretText& other) const {
  if (m_held == other.m_held) return true;
  if (!m_held || !other.m_held) return false;
  const std::scoped_lock lock(m_held->mutex, other.m_held->mutex);
  return m_held->bytes.equals(other.m_held->bytes);
}

Result<SecretText> typedPassword(crypto::SecretBytes typed) {
  constexpr std::size_t kMadeUpCharacters = 40;
  TRY_ASSIGN(crypto::SecretBytes joined, crypto::SecretBytes::allocate(kMadeUpCharacters));
  const bool isMadeUp = typed.read([&](ByteView all) {
    std::size_t count = 0;
    joined.write([&](MutableByteView into) {
      for (const std::uint8_t c : all) {
        if (c == ' ') continue;
        const bool isHex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (!isHex || count == into.size()) {
          count = 0;
          return;
        }
        into[count++] = c;
      }
    });
    return count == kMadeUpCharacters;
  });
  return SecretText::keep(isMadeUp ? std::move(joined) : std::move(typed));
}

}  // namespace safelight::vault
