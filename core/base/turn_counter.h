#pragma once
// A counter that stands outside of the disk: whoever puts a whole disk back to an earlier state cannot put it back. The real one is the
// computer's TPM (core/tpm).

#include <array>
#include <cstdint>
#include <optional>

#include "core/base/result.h"

namespace safelight {

/// Which counter: a hash of what it counts for, so that it says nothing of it.
using TurnCounterName = std::array<std::uint8_t, 32>;

/// Counters that only go up. A call may take tenths of a second. Used by one thread at a time.
class TurnCounter {
 public:
  virtual ~TurnCounter() = default;
  /// Nothing where no such counter was ever turned. ReadFailed when it cannot be asked.
  virtual Result<std::optional<std::uint64_t>> value(const TurnCounterName& name) = 0;
  /// One further, made if there is none; the value it has then, which was never there before. WriteFailed.
  virtual Result<std::uint64_t> turn(const TurnCounterName& name) = 0;
};

}  // namespace safelight
