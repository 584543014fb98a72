#pragma once
// The decoder's names for memory shared between processes (core/ipc/memory_file.h).

#include "core/ipc/memory_file.h"

namespace safelight::decode {

using ipc::MemoryFile;
using ipc::MemoryMap;
using ipc::sizeOf;

}  // namespace safelight::decode
