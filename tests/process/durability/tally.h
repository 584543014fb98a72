#pragma once
// Figures that outlive a run: written down each minute, so that a run which was broken off goes on where it was.

#include "core/base/path.h"
#include "tests/process/durability/figures.h"

namespace safelight::tests {

/// Adds what a file of an earlier run says; a missing file says nothing. False when it is not one.
bool readTally(const Path& file, Figures& figures, std::uint64_t& seconds);
/// Replaces the file. False when that fails.
bool writeTally(const Path& file, const Figures& figures, std::uint64_t seconds);
/// The lines that people read.
void printFigures(const Figures& figures, std::uint64_t seconds);

}  // namespace safelight::tests
