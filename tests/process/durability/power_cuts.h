#pragma once
// The power goes between any two calls of somebody's work, and the disk kept what it liked of everything that was not synced.

#include "tests/process/durability/kills.h"

namespace safelight::tests {

struct CutPlan {
  Path folder;
  std::uint64_t seed = 1;
  std::uint64_t states = 100;  // disk states to recover from
  unsigned things = 8;         // that a person does while the disk is watched
  unsigned fates = 4;          // disk states for each call
};

void runPowerCuts(Clinic& clinic, const CutPlan& plan, Figures& figures);

}  // namespace safelight::tests
