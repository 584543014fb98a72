#pragma once
// Facts and a thumbnail of any file that is kept; a code for any that is not.

#include "core/decode/protocol.h"

namespace safelight::decoder {

/// Never fails for what a practice may want to keep although it cannot be shown: then pixelTrouble says why.
Result<decode::Inspection> inspectFile(ByteView file, const decode::Request& request);

}  // namespace safelight::decoder
