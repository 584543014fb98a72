#include "dicom/net/wiped_bytes.h"

#include <openssl/crypto.h>

namespace safelight::dicom::net {

WipedBytes& WipedBytes::operator=(WipedBytes&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  m_bytes = std::move(other.m_bytes);
  other.m_bytes.clear();
  return *this;
}

void WipedBytes::wipe() noexcept {
  if (!m_bytes.empty()) OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

}  // namespace safelight::dicom::net
