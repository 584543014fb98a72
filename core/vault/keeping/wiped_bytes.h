#pragma once
// What was sealed or is to be, on its short way through ordinary memory.

#include <utility>

#include "core/crypto/secret_bytes.h"

namespace safelight::vault {

/// Bytes that are overwritten when they go. They lie where any others lie: for what is needed for a moment only, and no place for keys.
class WipedBytes {
 public:
  explicit WipedBytes(Bytes bytes) : m_bytes(std::move(bytes)) {}
  WipedBytes(WipedBytes&& other) noexcept : m_bytes(std::move(other.m_bytes)) {}
  WipedBytes& operator=(WipedBytes&& other) noexcept {
    std::swap(m_bytes, other.m_bytes);
    return *this;
  }
  ~WipedBytes() { crypto::wipe(m_bytes); }
  ByteView view() const { return m_bytes; }

 private:
  Bytes m_bytes;
};

}  // namespace safelight::vault
