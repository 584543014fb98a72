#pragma once
// The k-th call of the machine fails, for k = 1, 2, ... until a thing passes untouched; for each thing that people do, and each way to fail.

#include "tests/process/durability/kills.h"
#include "tests/process/durability/machine_faults.h"

namespace safelight::tests {

struct FaultPlan {
  Path folder;
  std::uint64_t seed = 1;
  std::uint64_t stride = 1;        // only every so many-th call, from a random one on
  std::uint64_t memoryStride = 1;  // the same for allocations, of which there are far more
};

/// Prints what it tried: a line for each fault.
void runFaults(Clinic& clinic, const FaultPlan& plan, Figures& figures);

}  // namespace safelight::tests
