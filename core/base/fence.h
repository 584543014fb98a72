#pragma once
// The fence around a piece of work: an allocation that fails inside it becomes an Error like any other.

#include <new>
#include <type_traits>

#include "core/base/result.h"

namespace safelight {

/// What `work` gives, a Result; DecoderOutOfMemory with `where` when memory ran out in it: one image too many for this machine is no reason for
/// the whole window to go.
template <class Work>
auto fenced(const char* where, Work&& work) -> std::invoke_result_t<Work> {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::DecoderOutOfMemory, where);
  }
}

}  // namespace safelight
