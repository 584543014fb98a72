#pragma once
// What a forked child does: map its input and output, give up everything else, decode, answer, end.

#include "app/decoder/zygote.h"
#include "core/decode/protocol.h"
#include "core/ipc/handle.h"
#include "core/sandbox/sandbox.h"

namespace safelight::decoder {

/// Returns the exit status: 0 when the output holds a reply (an error code is one too).
int answerOneRequest(const sandbox::Sandbox& jail, const TimeLimits& time, const decode::Request& request, const ipc::Handle& input,
                     const ipc::Handle& output);

}  // namespace safelight::decoder
