#pragma once
// Counters in the memory of the computer's TPM (Trusted Platform Module Library 2.0, part 1, "NV Counters"): they only go up, and one that is removed and
// made again goes on above the highest that the TPM ever had.

#include <memory>
#include <string>

#include "core/base/turn_counter.h"

namespace safelight::tpm {

/// The libraries that talk to a TPM say on standard error what went wrong; from here on they do not. Before other threads start: it is said in the
/// environment.
void silenceLibraries();

/// The TPM of this computer; null where there is none that this account may use (on Linux: whoever may write to /dev/tpmrm0, mostly the group
/// tss). Nothing is asked of it yet.
std::unique_ptr<TurnCounter> computersCounter();

/// One that is reached in another way, for tests: as TCTI's loader names it ("swtpm:host=127.0.0.1,port=2321").
std::unique_ptr<TurnCounter> counterAt(std::string transport);

}  // namespace safelight::tpm
