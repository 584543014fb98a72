#pragma once
// A vault as large as a practice of many years has: invented patients and image records, straight through the vault's own commits.

#include <string>
#include <vector>

#include "core/vault/vault.h"

namespace safelight::bench {

struct BigVault {
  unsigned patients = 100'000;
  unsigned images = 1'000'000;
};

/// Fills an empty vault. There are no object files and no thumbnails behind the records: only what searching and listing read.
void fill(vault::Vault& vault, const BigVault& size);

/// What people type to find somebody of such a vault: family names, both names, birth dates, numbers; `count` of them.
std::vector<std::string> typedQueries(unsigned count, unsigned patients);

}  // namespace safelight::bench
