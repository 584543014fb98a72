#pragma once
// The memory through which files are copied. Only core/vault/backup includes this.

#include <memory>
#include <new>

#include "core/store/file_system.h"

namespace safelight::vault {

/// Whole pages, so that they may pass the system's cache and reading again reads the disk.
class CopyBlock {
 public:
  static constexpr std::size_t kBytes = 1u << 20;
  CopyBlock() : m_bytes(new (std::align_val_t{store::File::kPageBytes}) std::uint8_t[kBytes]) {}
  MutableByteView all() const { return {m_bytes.get(), kBytes}; }

 private:
  struct Free {
    void operator()(std::uint8_t* bytes) const { ::operator delete[](bytes, std::align_val_t{store::File::kPageBytes}); }
  };
  std::unique_ptr<std::uint8_t[], Free> m_bytes;
};

}  // namespace safelight::vault
