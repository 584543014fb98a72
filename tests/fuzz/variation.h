#pragma once
// Small changes to a seed, for builds without libFuzzer.

#include <random>
#include <vector>

#include "core/base/bytes.h"

namespace safelight::fuzz {

/// One to four changes at places that `random` chooses: bits, numbers that are often too large, pieces lost, doubled or taken from another seed.
Bytes variationOf(const std::vector<Bytes>& seeds, std::mt19937_64& random);

}  // namespace safelight::fuzz
