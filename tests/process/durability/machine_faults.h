#pragma once
// Calls of the machine that fail to order, below every file of this process, SQLite's own too: pwrite, fsync, fdatasync, ftruncate, unlink;
// and memory that runs out.

#include <cstdint>

namespace safelight::tests {

enum class MachineFault : std::uint8_t {
  DiskFull,     // ENOSPC
  InputOutput,  // EIO
  Interrupted,  // EINTR, three times in a row
  ShortWrite,   // half of the bytes, and then it goes on
  NoMemory,     // the allocation of that number, and none before or after it
};

/// Counting begins anew: the call (or allocation) of this number, from 1, fails.
void failMachine(std::uint64_t number, MachineFault fault);
/// All is well again. True when the call of that number had come.
bool mendMachine();

}  // namespace safelight::tests
