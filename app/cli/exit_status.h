#pragma once
// What the shell is told. Scripts rely on these numbers.

#include "core/base/error.h"

namespace safelight::cli {

enum class Exit : int {
  Done = 0,
  InPart = 1,     // each refusal stands on stderr
  Usage = 2,
  LockedOut = 3,  // wrong credentials, or not allowed
  Damaged = 4,    // the vault is damaged or in use
};

Exit exitFor(ErrorCode code);

}  // namespace safelight::cli
