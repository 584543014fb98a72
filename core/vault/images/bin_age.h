#pragma once
// Since when the clock that says how old the bin is can be believed.

#include <vector>

#include "core/base/clock.h"
#include "core/vault/internals.h"

namespace safelight::vault {

/// From `first` on, or from where the last jump of more than 400 days landed: between two things that happened, or the last of them and now. `times` in
/// their order, those outside of `first` and `now` count for nothing. Pure.
Instant steadySince(const std::vector<Instant>& times, Instant first, Instant now);

/// The same by what the catalogue knows to have happened: backups, test restores, the last work on each patient. A vault that was closed for years looks like a
/// clock that jumped, and is treated alike: what waits to be destroyed waits a while longer.
Result<Instant> steadySince(store::Connection& catalogue, Instant first, Instant now);

}  // namespace safelight::vault
