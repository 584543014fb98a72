#pragma once
// One request against one file in memory. Pure: no handle, no file, no state; so that tests and fuzzers call it directly.

#include "core/decode/protocol.h"

namespace safelight::decoder {

/// The body of a reply: `head`, then `pixels`, kept apart so that a frame need not be copied once more.
struct Answer {
  Bytes head;
  Bytes pixels;
};

/// Answers a request. Errors are those of decode::isReasonOfChild; may throw std::bad_alloc, and whatever libraries throw.
Result<Answer> answer(const decode::Request& request, ByteView input);

}  // namespace safelight::decoder
