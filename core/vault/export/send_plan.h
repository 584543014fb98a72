#pragma once
// When a failed sending is tried again: a pure decision.

#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/base/error.h"

namespace safelight::vault {

/// In which form an image leaves.
enum class SendForm : std::uint8_t {
  AsStored = 0,              // in the transfer syntax it came in
  ExplicitLittleEndian = 1,  // decoded, for a device that cannot read how it was compressed
};

struct RetryContext {
  std::uint32_t attempts = 0;  // that failed, this one counted
  ErrorCode error = ErrorCode::Internal;
  Instant queuedAt;
  Instant now;
};

/// The moment of the next attempt: after one minute, then pauses that double up to six hours, for a week since it was queued. Nothing when
/// trying again cannot help: the device refuses this image, or the image is not there.
std::optional<Instant> planRetry(const RetryContext& context);

/// True for failures that another attempt may mend: the network, the device's state, this computer's.
bool mayPass(ErrorCode error);

}  // namespace safelight::vault
