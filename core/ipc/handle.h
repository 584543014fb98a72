#pragma once
// Owns one operating-system handle: a file descriptor on POSIX, a HANDLE on Windows.

#include <utility>

namespace safelight::ipc {

#ifdef _WIN32
using NativeHandle = void*;
inline constexpr NativeHandle kNoHandle = nullptr;
#else
using NativeHandle = int;
inline constexpr NativeHandle kNoHandle = -1;
#endif

/// Closes a native handle now. Does nothing for kNoHandle.
void closeHandle(NativeHandle handle);

/// Sole owner of a handle; closes it when it goes. Not thread-safe, movable.
class Handle {
 public:
  Handle() = default;
  explicit Handle(NativeHandle handle) : m_handle(handle) {}
  Handle(Handle&& other) noexcept : m_handle(std::exchange(other.m_handle, kNoHandle)) {}
  Handle& operator=(Handle&& other) noexcept {
    if (this != &other) {
      reset();
      m_handle = std::exchange(other.m_handle, kNoHandle);
    }
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { reset(); }

  NativeHandle get() const { return m_handle; }
  bool valid() const { return m_handle != kNoHandle; }
  explicit operator bool() const { return valid(); }
  /// Gives the handle away without closing it.
  NativeHandle release() { return std::exchange(m_handle, kNoHandle); }
  void reset() { closeHandle(std::exchange(m_handle, kNoHandle)); }

 private:
  NativeHandle m_handle = kNoHandle;
};

}  // namespace safelight::ipc
