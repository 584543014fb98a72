#pragma once
// Is everything still there and unchanged?

#include <functional>
#include <string>
#include <vector>

#include "core/vault/vault.h"

namespace safelight::vault {

struct Finding {
  Error error;
  std::string where;  // "journal/000001.seg", "objects/3f/...", "catalogue.db: image ..."
};

struct VerifyReport {
  std::uint64_t records = 0;
  std::uint64_t objects = 0;
  std::uint64_t erased = 0;  // of the records: about erased patients or images, whole, and unreadable on purpose
  std::uint64_t arrivals = 0;  // that wait in the inbox
  std::uint64_t bytes = 0;
  std::uint64_t awaited = 0;  // objects that a restore under way has not brought yet; no findings
  std::vector<Finding> findings;
};

enum class Depth : std::uint8_t { Quick, Deep };

/// Quick: signatures and chains of head, members, keys and journal; every object present with the right length;
/// of arrivals that wait, trailers and chain.
/// Deep: also opens every chunk of every object and arrival, compares the BLAKE2b of originals, replays the journal into a scratch
/// catalogue in memory and compares it row for row. Never changes the vault.
Result<VerifyReport> verifyVault(Vault& vault, Depth depth, const std::function<bool(std::uint64_t done, std::uint64_t total)>& onProgress = {});

}  // namespace safelight::vault
