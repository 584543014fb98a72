#pragma once
// Is everything still there and unchanged?

#include <functional>
#include <memory>
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

/// One check, in steps of a few milliseconds, so that people go on working in the vault meanwhile; what they change is no finding. Never changes the vault.
/// Quick: signatures and chains of head, members, keys and journal; every object present with the right length;
/// of arrivals that wait, trailers and chain.
/// Deep: also opens every chunk of every object and arrival, compares the BLAKE2b of originals, replays the journal into a scratch
/// catalogue in memory and compares it row for row (that last step takes longer).
class VaultCheck {
 public:
  /// `records`: of the journal, in a step.
  static std::unique_ptr<VaultCheck> start(Vault& vault, Depth depth, std::uint64_t records = 100);
  ~VaultCheck();
  /// False when all is done. Always with the vault that it was started with. Errors: those of the catalogue, after which it is of no use.
  Result<bool> step(Vault& vault);
  /// So far.
  const VerifyReport& report() const;
  /// How many originals there are to look at.
  std::uint64_t total() const;

 private:
  struct Parts;
  explicit VaultCheck(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

/// All steps at once. `onProgress` counts originals; false stops it (Cancelled).
Result<VerifyReport> verifyVault(Vault& vault, Depth depth, const std::function<bool(std::uint64_t done, std::uint64_t total)>& onProgress = {});

}  // namespace safelight::vault
