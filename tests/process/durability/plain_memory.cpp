// The program's own definitions come before those of its shared libraries.

#include "tests/process/durability/plain_memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace {
constexpr std::size_t kHead = 64;  // holds the size, and keeps what follows aligned
}

#define SAFELIGHT_CALL extern "C" __attribute__((visibility("default")))

SAFELIGHT_CALL void* sodium_malloc(const std::size_t size) {
  auto* memory = static_cast<unsigned char*>(std::calloc(1, kHead + size));
  if (memory == nullptr) return nullptr;
  std::memcpy(memory, &size, sizeof size);
  return memory + kHead;
}
SAFELIGHT_CALL void sodium_free(void* bytes) {
  if (bytes == nullptr) return;
  auto* memory = static_cast<unsigned char*>(bytes) - kHead;
  std::size_t size = 0;
  std::memcpy(&size, memory, sizeof size);
  std::memset(memory, 0, kHead + size);
  std::free(memory);
}
SAFELIGHT_CALL int sodium_mlock(void*, std::size_t) { return 0; }
SAFELIGHT_CALL int sodium_munlock(void* bytes, std::size_t size) {
  std::memset(bytes, 0, size);
  return 0;
}
SAFELIGHT_CALL int sodium_mprotect_noaccess(void*) { return 0; }
SAFELIGHT_CALL int sodium_mprotect_readonly(void*) { return 0; }
SAFELIGHT_CALL int sodium_mprotect_readwrite(void*) { return 0; }
SAFELIGHT_CALL int mlock(const void*, std::size_t) noexcept { return 0; }
SAFELIGHT_CALL int munlock(const void*, std::size_t) noexcept { return 0; }

namespace safelight::tests {

void usePlainMemory() {
#ifdef __GLIBC__
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

}  // namespace safelight::tests
