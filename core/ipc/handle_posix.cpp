#include <unistd.h>

#include "core/ipc/handle.h"

namespace safelight::ipc {

void closeHandle(NativeHandle handle) {
  if (handle != kNoHandle) ::close(handle);
}

}  // namespace safelight::ipc
