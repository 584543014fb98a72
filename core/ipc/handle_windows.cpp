#include <windows.h>

#include "core/ipc/handle.h"

namespace safelight::ipc {

void closeHandle(NativeHandle handle) {
  if (handle != kNoHandle) ::CloseHandle(handle);
}

}  // namespace safelight::ipc
