#pragma once
// What a session that did not end cleanly may leave behind, and how the next one tidies up.

#include "core/vault/internals.h"

namespace safelight::vault {

/// Leaves the file `session` in the vault while it is open. True when one was there already: the session before did not end cleanly.
Result<bool> beginSession(store::FileSystem& files, const store::Layout& layout);
/// Takes it away; a failure only means that the next open looks once more.
void endSession(store::FileSystem& files, const store::Layout& layout);

struct Recovered {
  std::uint32_t adopted = 0;     // objects that got the record they lacked
  std::uint32_t removed = 0;     // second copies of what the vault has, and purged images whose file was still there
  std::uint32_t leftAlone = 0;   // objects that no key opens; verify names them
  std::uint32_t arrivals = 0;    // that had their record and got their place, or a second copy of one
  std::uint64_t healedKeys = 0;  // records that one copy of the key file had damaged
};

/// Compares the objects with the catalogue and adopts those that no record names, from their own metadata. Reads every folder of
/// objects once (a second or two at a million), so only after a session that did not end cleanly. Errors are those of commit().
Result<Recovered> recoverTraces(Vault::Internals& vault);

}  // namespace safelight::vault
