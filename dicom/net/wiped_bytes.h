#pragma once
// Secrets of connections: private keys and what is packed with them.

#include "core/base/bytes.h"

namespace safelight::dicom::net {

/// Owns bytes that are overwritten when it goes. Move-only. Whoever keeps a secret for longer seals it.
class WipedBytes {
 public:
  WipedBytes() = default;
  explicit WipedBytes(ByteView bytes) : m_bytes(bytes.begin(), bytes.end()) {}
  WipedBytes(WipedBytes&& other) noexcept : m_bytes(std::move(other.m_bytes)) { other.m_bytes.clear(); }
  WipedBytes& operator=(WipedBytes&& other) noexcept;
  WipedBytes(const WipedBytes&) = delete;
  WipedBytes& operator=(const WipedBytes&) = delete;
  ~WipedBytes() { wipe(); }

  ByteView view() const { return m_bytes; }
  bool empty() const { return m_bytes.empty(); }

 private:
  void wipe() noexcept;
  Bytes m_bytes;
};

}  // namespace safelight::dicom::net
