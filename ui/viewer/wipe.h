#pragma once
// Overwrites pixels before their memory is given back.

#include <cstring>
#include <vector>

namespace safelight::ui {

/// Zeroes `size` bytes in a way that the optimiser keeps.
inline void wipe(void* data, std::size_t size) {
  if (size == 0) return;
  std::memset(data, 0, size);
#if defined(_MSC_VER) && !defined(__clang__)
  volatile unsigned char* first = static_cast<volatile unsigned char*>(data);
  (void)*first;
#else
  __asm__ __volatile__("" : : "r"(data) : "memory");
#endif
}

template <class Value>
void wipe(std::vector<Value>& values) {
  wipe(values.data(), values.size() * sizeof(Value));
}

}  // namespace safelight::ui
