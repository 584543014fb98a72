#pragma once
// What comes back from a place of backups, next to what was put there.

#include "tests/process/durability/clinic.h"
#include "tests/process/durability/compare.h"

namespace safelight::tests {

/// Restores the newest backup in `place` to `target`, going on where an earlier try broke off, opens it and compares it with what `ledger` says that
/// the last finished backup holds, or one that was begun since. Who was erased since may be gone: the tombstone reaches the place before the next set
/// does. An error when restoring or opening fails.
Result<Verdict> bringBack(Clinic& clinic, const Path& place, const Path& target, const Ledger& ledger, const Care& care);

/// Takes a restored vault away with what this computer remembers of it.
void forgetRestored(const Path& target);

}  // namespace safelight::tests
