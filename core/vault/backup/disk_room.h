#pragma once
// Whether a copy fits on a disk; and, when it does not, by how much.

#include <cstdint>
#include <optional>

#include "core/base/result.h"

namespace safelight::vault {

/// Bytes.
struct DiskRoom {
  std::uint64_t needed = 0;
  std::uint64_t free = 0;
  bool operator==(const DiskRoom&) const = default;
};

/// DiskFull, with both numbers in its detail, when it is not enough. Pure.
Result<void> requireRoom(const DiskRoom& room);
/// The numbers of an error that requireRoom gave; nothing for any other. Pure.
std::optional<DiskRoom> missingRoom(const Error& error);

}  // namespace safelight::vault
