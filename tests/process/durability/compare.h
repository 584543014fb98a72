#pragma once
// An opened vault next to what it acknowledged.

#include <functional>

#include "core/vault/vault.h"
#include "core/vault/verify.h"
#include "tests/process/durability/ledger.h"

namespace safelight::tests {

/// What is wrong. Nothing may ever be.
struct Verdict {
  std::uint64_t lost = 0;    // acknowledged originals that are not there bit for bit
  std::uint64_t silent = 0;  // anything else that is not as it was acknowledged, and nobody said so
  std::uint64_t named = 0;   // what verify finds after a mere crash
  std::vector<std::string> words;

  bool isClean() const { return lost == 0 && silent == 0 && named == 0; }
};

struct Care {
  /// Whose bytes are read; all when empty.
  std::function<bool(std::uint32_t picture)> reads;
  std::optional<vault::Depth> verify = vault::Depth::Quick;
};

/// Compares, and settles what was under way: from now on it is what it turned out to be.
Verdict compare(vault::Vault& open, Ledger& ledger, const Care& care);

}  // namespace safelight::tests
