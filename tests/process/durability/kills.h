#pragma once
// kill -9 at a random moment of somebody's work, again and again.

#include "tests/process/durability/clinic.h"
#include "tests/process/durability/compare.h"
#include "tests/process/durability/figures.h"

namespace safelight::tests {

struct KillPlan {
  Path folder;  // of this run alone
  std::uint64_t seed = 1;
  std::uint64_t kills = 100;
};

/// Works in a child process, kills it, opens the vault anew and compares. Findings are printed as they come. Posix only; the process has
/// no other threads.
void runKills(Clinic& clinic, const KillPlan& plan, Figures& figures);

/// Counts and prints a verdict that is not clean; `where` names the round so that it can be repeated.
void count(const Verdict& verdict, const std::string& where, Figures& figures);

}  // namespace safelight::tests
